export const rootDir: string
export function presentEntries(): Record<string, string>
