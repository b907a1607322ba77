// What kind of letter a code is, in a text of one width and one case.

/** It belongs to the letter before it. */
export const isVoiceMark = (code: number): boolean => code === 0xff9e || code === 0xff9f || code === 0x3099 || code === 0x309a
export const isKanji = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff
export const isKatakana = (code: number): boolean => (code >= 0x30a1 && code <= 0x30fa) || code === 0x30fc
export const isHiragana = (code: number): boolean => code >= 0x3041 && code <= 0x3096
export const isKana = (code: number): boolean => isHiragana(code) || isKatakana(code)
export const isLatin = (code: number): boolean => code >= 0x61 && code <= 0x7a
/** Behind a word they are no letters of it: laughter. */
export const isLaughing = (code: number): boolean => code === 0x77 || code === 0x7b11 || code === 0x8349
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
