// All listed words in one tree of numbers: a text is walked once, whatever the number of words, through two tables that stand together
// in memory. Time grows with the text's length only. The tree is put together in grow-trie.ts.
import { isHiragana, isKatakana, isLatin, isLaughing } from '../reading/letters.ts'
import { placesOf } from '../reading/read-units.ts'
import { gapBefore } from '../reading/units.ts'
import { isAsked, mayLieAcross, type Reading } from '../reading/reading.ts'
import type { Hits } from './hits.ts'

/** What must hold for a word to stand where its letters do; `more`: another word of the same letters follows. */
export const trait = { atStart: 1, atEnd: 2, asked: 4, latin: 8, katakana: 16, kanji: 32, exact: 64, notBefore: 128, more: 256 } as const

export type Trie = {
  /** by letter: its number, 0 where no word has it */
  letters: Uint16Array
  /** Two numbers for each place, that one look finds all of it: the place it is reached from, and the place to which the next letter's
   * number is added (0: nothing goes on). In the upper bits of both where the words that end here stand in `words`, one more than that
   * (0: none ends). */
  cells: Int32Array
  /** One word behind the other: what must hold for it, with how many classes it belongs to from bit 16 on, and those. */
  words: Int32Array
  /** by where a word stands: katakana as listed, when the script matters; letters that must not follow */
  exact: Map<number, string>
  notBefore: Map<number, string>
  classCount: number
}

export const placeBits = 21
export const placeMask = (1 << placeBits) - 1
export const countShift = 16
/** The words that end at a place, told from its two numbers. */
const endingAt = (link: number, onward: number): number => (link >>> placeBits) | ((onward >>> placeBits) << (32 - placeBits))

let numbersRoom = new Uint16Array(512)

/** The letters of a text by their numbers, looked up once. */
function numbersOf({ letters: numbers }: Trie, letters: string): Uint16Array {
  if (numbersRoom.length < letters.length) numbersRoom = new Uint16Array(letters.length * 2)
  for (let at = 0; at < letters.length; at += 1) numbersRoom[at] = numbers[letters.charCodeAt(at)] ?? 0
  return numbersRoom
}

export function findWords(trie: Trie, reading: Reading, hits: Hits): void {
  const { cells } = trie
  const { length } = reading.letters
  const numbers = numbersOf(trie, reading.letters)
  const root = (cells[1] ?? 0) & placeMask
  for (let from = 0; from < length; from += 1) {
    let place = 0
    let base = root
    for (let at = from; at < length && base !== 0; at += 1) {
      const number = numbers[at] ?? 0
      if (number === 0) break
      const next = base + number
      const link = cells[next * 2] ?? 0
      if ((link & placeMask) !== place) break
      const onward = cells[next * 2 + 1] ?? 0
      const words = endingAt(link, onward)
      if (words !== 0) noteWords(trie, reading, hits, words - 1, from, at + 1)
      base = onward & placeMask
      place = next
    }
  }
}

function noteWords(trie: Trie, reading: Reading, hits: Hits, first: number, from: number, to: number): void {
  const { words } = trie
  for (let word = first; ; ) {
    const asks = words[word] ?? 0
    const end = word + 1 + (asks >>> countShift)
    if (stands(trie, word, asks, reading, from, to)) for (let at = word + 1; at < end; at += 1) hits.add(words[at] ?? 0, from, to)
    if ((asks & trait.more) === 0) return
    word = end
  }
}

/** Does any word begin in what was typed before `start` and end after it? */
export function mayWordLieAcross(trie: Trie, reading: Reading, start: number): boolean {
  const { cells } = trie
  const { letters, units } = reading
  const places = placesOf(units)
  const numbers = numbersOf(trie, letters)
  for (let from = 0; from < letters.length && (places.from[from] ?? 0) < start; from += 1) {
    let place = 0
    let base = (cells[1] ?? 0) & placeMask
    for (let at = from; at < letters.length && base !== 0; at += 1) {
      const number = numbers[at] ?? 0
      const next = base + number
      const link = cells[next * 2] ?? 0
      if (number === 0 || (link & placeMask) !== place) break
      const onward = cells[next * 2 + 1] ?? 0
      const words = endingAt(link, onward)
      if (words !== 0 && (places.to[at] ?? 0) > start && anyStands(trie, reading, words - 1, from, at + 1)) return true
      base = onward & placeMask
      place = next
    }
  }
  return false
}

function anyStands(trie: Trie, reading: Reading, first: number, from: number, to: number): boolean {
  for (let word = first; ; ) {
    const asks = trie.words[word] ?? 0
    if (stands(trie, word, asks, reading, from, to)) return true
    if ((asks & trait.more) === 0) return false
    word += 1 + (asks >>> countShift)
  }
}

const asksMore = trait.atStart | trait.atEnd | trait.asked | trait.latin | trait.exact | trait.notBefore
/** Could any word begin before this place among the letters and end after it? Without a look at what else must hold where it stands. */
export function mayWordReachOver({ cells, letters: numbers }: Trie, letters: Uint16Array, border: number, length: number): boolean {
  for (let from = 0; from < border; from += 1) {
    let place = 0
    let base = (cells[1] ?? 0) & placeMask
    for (let at = from; at < length && base !== 0; at += 1) {
      const number = numbers[letters[at] ?? 0] ?? 0
      const next = base + number
      const link = cells[next * 2] ?? 0
      if (number === 0 || (link & placeMask) !== place) break
      const onward = cells[next * 2 + 1] ?? 0
      if (at >= border && endingAt(link, onward) !== 0) return true
      base = onward & placeMask
      place = next
    }
  }
  return false
}

const particles = new Set([...'はがをもでとにのへよね'].map((each) => each.charCodeAt(0)))

function stands({ exact, notBefore }: Trie, word: number, asks: number, reading: Reading, from: number, to: number): boolean {
  const { letters, plain, units } = reading
  // Nearly all words ask for nothing else, and nearly no line holds katakana.
  if ((asks & asksMore) === 0 && !units.hasKatakana) return mayLieAcross(reading, from, to, (asks & trait.kanji) !== 0)
  if ((asks & trait.exact) !== 0 && !plain.startsWith(exact.get(word) ?? '', from)) return false
  const isGoingOn = to < letters.length
  const gapAfter = isGoingOn ? gapBefore(units, to) : 0
  if ((asks & trait.notBefore) !== 0 && isGoingOn && gapAfter < 2 && notBefore.get(word)?.includes(letters.charAt(to)) === true) return false
  if ((asks & trait.asked) !== 0 && !isAsked(reading, to - 1)) return false
  // 消えたイヤホン: where a katakana word begins, the one before has ended.
  if (isGoingOn && gapAfter === 0 && isKatakana(plain.charCodeAt(to)) && isKatakana(plain.charCodeAt(to - 1)) && isHiragana(plain.charCodeAt(to - 2))) return false
  if ((asks & trait.atEnd) !== 0 && isGoingOn && gapAfter === 0 && !isLaughing(letters.charCodeAt(to))) return false
  const isParted = gapBefore(units, from) > 0
  if ((asks & trait.latin) !== 0) {
    if (!isParted && isLatin(letters.charCodeAt(from - 1))) return false
    if (to - from < 5 && isGoingOn && gapAfter === 0 && isLatin(letters.charCodeAt(to))) return false
  } else if ((asks & trait.katakana) !== 0 && (asks & trait.exact) !== 0) {
    if (!isParted && isKatakana(plain.charCodeAt(from - 1))) return false
    if (to - from < 5 && isGoingOn && gapAfter === 0 && isKatakana(plain.charCodeAt(to))) return false
  }
  if ((asks & trait.atStart) !== 0 && !isParted && from > 0) {
    const code = plain.charCodeAt(from - 1)
    if (isKatakana(code) ? isKatakana(plain.charCodeAt(from)) : isHiragana(code) && !particles.has(letters.charCodeAt(from - 1))) return false
  }
  return mayLieAcross(reading, from, to, (asks & trait.kanji) !== 0)
}
