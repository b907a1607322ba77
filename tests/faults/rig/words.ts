// Lines that say who they are: each is a number in harmless words, so that a reader's page can be compared with the log. What
// stands before the number differs from line to line as people's words do, so that no list of the screening and no rule about the
// same line over and over ever has a reason to hold one.
const words = ['うどん', 'たまご', 'とうふ', 'りんご', 'わかめ', 'ごま', 'パン', 'なす', 'おかゆ', 'そば']
const starts = ['きょうは', 'さっき', 'ゆうべ', 'けさの', 'むかしの', 'まどから', 'にわで', 'えきまえの', 'ちかくの', 'きたのへやで']
const things = ['みかん', 'おちゃ', 'とけい', 'はっぱ', 'つくえ', 'ねこのひげ', 'やかん', 'てぶくろ', 'ろうそく', 'きっぷ', 'うみべの石', 'ほうき', 'ざぶとん', 'ゆきだるま', 'のれん', 'すずむし']

const digitOf = new Map(words.map((word, digit) => [word, digit]))

const pick = <T>(from: readonly T[], n: number): T => from[(Math.imul(n + 1, 0x9e3779b1) >>> 8) % from.length] as T

export function sayNumber(n: number): string {
  const number = [...String(n)].map((digit) => words[Number(digit)]).join('、')
  return `${pick(starts, n)}${pick(things, n * 7 + 3)}。${number}`
}

/** @returns the number, or null for what is no line of ours */
export function readNumber(text: string): number | null {
  const digits = text.slice(text.indexOf('。') + 1).split('、').map((word) => digitOf.get(word))
  return digits.some((digit) => digit === undefined) ? null : Number(digits.join(''))
}

/** The client's id of line n of a run; ids of one run differ from those of every other by its mark. */
export function idOfLine(mark: number, n: number): string {
  return `${(mark >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
}
