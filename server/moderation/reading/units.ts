// A text as letters to match by (safety: normalisation for matching only). Every letter remembers where it stood, and what stood before
// it: read by read-units.ts, put together by units-maker.ts.

/** What separates a letter from the one before: nothing, a space or an ornament, a comma or a quote, a full stop, another message. */
export const gap = { none: 0, space: 1, comma: 2, stop: 3, message: 4 } as const
/** Inside 「」 or 『』; a question mark follows. */
export const flag = { quoted: 1, asked: 2 } as const

/** UTF-16 offsets of each letter in the text as typed. */
export type Places = { from: number[]; to: number[] }
export type Units = {
  typed: string
  /** one letter each (UTF-16 units); katakana as typed, in the same length beside it */
  letters: string
  plain: string
  /** a letter of them stood in katakana */
  hasKatakana: boolean
  /** of each letter the strength of the gap before it, its flags, and (once the reading is arranged) its sentence */
  marks: number[]
  /** asked for by `placesOf` (read-units.ts): null until somebody does */
  places: Places | null
}

/** How a mark is put together. */
const gapMask = 7
export const flagShift = 3
const flagMask = 3
const sentenceShift = 5

export const gapBefore = ({ marks }: Units, at: number): number => (marks[at] ?? 0) & gapMask
export const flagsAt = ({ marks }: Units, at: number): number => ((marks[at] ?? 0) >> flagShift) & flagMask
export const sentenceAt = ({ marks }: Units, at: number): number => (marks[at] ?? 0) >> sentenceShift
export const setSentence = ({ marks }: Units, at: number, sentence: number): void => void (marks[at] = (marks[at] ?? 0) | (sentence << sentenceShift))
