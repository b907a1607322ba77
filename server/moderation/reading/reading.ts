// A text read for matching: its letters in one string, where each stands in the text as typed, and which sentence it belongs to.
import { isHiragana, isKana, isKanji, isLatin } from './letters.ts'
import { placesOf, readUnits } from './read-units.ts'
import { flag, flagsAt, gap, gapBefore, sentenceAt, setSentence, type Units } from './units.ts'
import { readRomaji } from './romaji.ts'
import { hasHidingMarks, hiddenLetters, isSpelledAt, isSuspect, readGames } from './spelling-games.ts'

export type Reading = {
  typed: string
  /** katakana as hiragana */
  letters: string
  /** the same length, katakana as typed */
  plain: string
  units: Units
  sentences: number
  /** Latin letters stood in it: what they spell depends on all of them together */
  hasLatin: boolean
  /** no letter in it could stand for another: any part of it is read as it is read here */
  isPlain: boolean
}

/** @param keepsPlaces the places of its letters will be asked for in any case */
export function read(typed: string, keepsPlaces = false): Reading {
  const isBare = isOnlyKanaAndKanji(typed)
  const mayHide = !isBare && hasHidingMarks(typed)
  const hidden = mayHide ? hiddenLetters(typed) : null
  const shown = hidden === null ? typed : Array.from({ length: typed.length }, (_, at) => hidden.get(at) ?? typed.charAt(at)).join('')
  const units = readUnits(shown, keepsPlaces)
  const hasLatin = !isBare && latin.test(units.letters)
  const spelled = hasLatin ? readRomaji(units) : units
  const mayPlay = isSuspect(spelled)
  return arrange(typed, mayPlay ? readGames(spelled) : spelled, hasLatin, !mayHide && !hasLatin && !mayPlay)
}

const latin = /[a-z]/

/** So are most lines, but for 、 and 。: no mark in it hides a letter, and none of its letters becomes a Latin one. */
function isOnlyKanaAndKanji(typed: string): boolean {
  for (let at = 0; at < typed.length; at += 1) {
    const code = typed.charCodeAt(at)
    if (!isKana(code) && !isKanji(code) && code !== 0x3001 && code !== 0x3002) return false
  }
  return true
}

/** Letters that are read as they stand: no katakana, no small vowels, no marks. */
const readsAsItIs = /^[\u4e00-\u9fffあ-おか-だっ-わをんゔゕゖ々a-z0-9]*$/

/** How a listed word is read: as any text, but never as a spelling game. */
export function readWord(word: string): { letters: string; plain: string } {
  if (readsAsItIs.test(word)) return { letters: word, plain: word }
  return readUnits(word)
}

/** Letters that stand one by one are not parted into sentences. */
function arrange(typed: string, units: Units, hasLatin: boolean, isPlain: boolean): Reading {
  const { letters } = units
  let number = 0
  for (let at = 1; at < letters.length; at += 1) {
    if (gapBefore(units, at) === gap.stop && !isSpelledAt(units, at)) number += 1
    if (number > 0) setSentence(units, at, number)
  }
  return { typed, letters, plain: units.plain, units, sentences: number + 1, hasLatin, isPlain }
}

/** The UTF-16 span in the text as typed of letters [from, to). */
export function spanOf({ units }: Reading, from: number, to: number): [from: number, to: number] {
  const places = placesOf(units)
  return [places.from[from] ?? 0, places.to[Math.max(from, to - 1)] ?? 0]
}

export const isQuoted = ({ units }: Reading, at: number): boolean => (flagsAt(units, at) & flag.quoted) !== 0
export const isAsked = ({ units }: Reading, at: number): boolean => (flagsAt(units, at) & flag.asked) !== 0
/** The sentence a letter stands in, from 0. */
export const sentenceOf = ({ units }: Reading, at: number): number => sentenceAt(units, at)

/** May a word lie across the gaps inside [from, to)? Spaces and ornaments always part nothing; stops only letters that stand one by one. */
export function mayLieAcross({ units, letters }: Reading, from: number, to: number, hasKanji: boolean): boolean {
  let worst = 0
  let gaps = 0
  for (let at = from + 1; at < to; at += 1) {
    const strength = gapBefore(units, at)
    if (strength === gap.none) continue
    gaps += 1
    if (strength > worst) worst = strength
  }
  if (worst === gap.none) return true
  const first = letters.charCodeAt(from)
  if (gaps >= to - from - 1 || (gaps >= 2 && gaps >= to - from - 2)) return true
  if (worst === gap.space) return isLatin(first) || !isHiragana(first) || gapBefore(units, from) > 0
  if (worst === gap.comma) return hasKanji && !isHiragana(first)
  if (worst === gap.message) return gapBefore(units, from) > 0 || hasKanji
  return false
}
