// A text read for matching: its letters in one string, where each stands in the text as typed, and which sentence it belongs to.
import { flag, gap, isHiragana, isLatin, readUnits, type Units } from './units.ts'
import { readRomaji } from './romaji.ts'
import { hasHidingMarks, hiddenLetters, isSpelledAt, isSuspect, readGames } from './spelling-games.ts'

export type Reading = {
  typed: string
  /** katakana as hiragana */
  letters: string
  /** the same length, katakana as typed */
  plain: string
  units: Units
  /** the sentence of each letter; letters that stand one by one are not parted */
  sentence: number[]
  sentences: number
  /** Latin letters stood in it: what they spell depends on all of them together */
  hasLatin: boolean
  /** no letter in it could stand for another: any part of it is read as it is read here */
  isPlain: boolean
}

export function read(typed: string): Reading {
  const mayHide = hasHidingMarks(typed)
  const hidden = mayHide ? hiddenLetters(typed) : null
  const shown = hidden === null ? typed : Array.from({ length: typed.length }, (_, at) => hidden.get(at) ?? typed.charAt(at)).join('')
  const units = readUnits(shown)
  const hasLatin = latin.test(units.letters)
  const spelled = hasLatin ? readRomaji(units) : units
  const mayPlay = isSuspect(spelled)
  return arrange(typed, mayPlay ? readGames(spelled) : spelled, hasLatin, !mayHide && !hasLatin && !mayPlay)
}

const latin = /[a-z]/

/** Letters that are read as they stand: no katakana, no small vowels, no marks. */
const readsAsItIs = /^[\u4e00-\u9fffあ-おか-だっ-わをんゔゕゖ々a-z0-9]*$/

/** How a listed word is read: as any text, but never as a spelling game. */
export function readWord(word: string): { letters: string; plain: string } {
  if (readsAsItIs.test(word)) return { letters: word, plain: word }
  return readUnits(word)
}

function arrange(typed: string, units: Units, hasLatin: boolean, isPlain: boolean): Reading {
  const { letters, before } = units
  const sentence: number[] = []
  let number = 0
  for (let at = 0; at < letters.length; at += 1) {
    if (at > 0 && before[at] === gap.stop && !isSpelledAt(units, at)) number += 1
    sentence.push(number)
  }
  return { typed, letters, plain: units.plain, units, sentence, sentences: number + 1, hasLatin, isPlain }
}

/** The UTF-16 span in the text as typed of letters [from, to). */
export function spanOf({ units }: Reading, from: number, to: number): [from: number, to: number] {
  return [units.from[from] ?? 0, units.to[Math.max(from, to - 1)] ?? 0]
}

export const isQuoted = ({ units }: Reading, at: number): boolean => ((units.flags[at] ?? 0) & flag.quoted) !== 0
export const isAsked = ({ units }: Reading, at: number): boolean => ((units.flags[at] ?? 0) & flag.asked) !== 0

/** May a word lie across the gaps inside [from, to)? Spaces and ornaments always part nothing; stops only letters that stand one by one. */
export function mayLieAcross({ units, letters }: Reading, from: number, to: number, hasKanji: boolean): boolean {
  const { before } = units
  let worst = 0
  let gaps = 0
  for (let at = from + 1; at < to; at += 1) {
    const strength = before[at] ?? 0
    if (strength === gap.none) continue
    gaps += 1
    if (strength > worst) worst = strength
  }
  if (worst === gap.none) return true
  const first = letters.charCodeAt(from)
  if (gaps >= to - from - 1 || (gaps >= 2 && gaps >= to - from - 2)) return true
  if (worst === gap.space) return isLatin(first) || !isHiragana(first) || (before[from] ?? 0) > 0
  if (worst === gap.comma) return hasKanji && !isHiragana(first)
  if (worst === gap.message) return (before[from] ?? 0) > 0 || hasKanji
  return false
}
