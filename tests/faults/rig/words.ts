// Lines that say who they are: each is a number in harmless words, so that a reader's page can be compared with the log, and no
// list of the screening ever has a reason to hold one.
const words = ['うめ', 'まつ', 'たけ', 'つき', 'ほし', 'かぜ', 'やま', 'かわ', 'そら', 'くも']

const digitOf = new Map(words.map((word, digit) => [word, digit]))

export function sayNumber(n: number): string {
  return [...String(n)].map((digit) => words[Number(digit)]).join('と')
}

/** @returns the number, or null for what is no line of ours */
export function readNumber(text: string): number | null {
  const digits = text.split('と').map((word) => digitOf.get(word))
  return digits.some((digit) => digit === undefined) ? null : Number(digits.join(''))
}

/** The client's id of line n of a run; ids of one run differ from those of every other by its mark. */
export function idOfLine(mark: number, n: number): string {
  return `${(mark >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
}
