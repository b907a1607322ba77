export const mayBreak: string
export function breakPhrases(text: string): string
export function breakLiterals(code: string): string
