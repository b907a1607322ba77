// All listed words in one tree of numbers: a text is walked once, whatever the number of words, through two tables that stand together
// in memory. Time grows with the text's length only. The tree is put together in grow-trie.ts.
import { gapBefore, isHiragana, isKatakana, isLatin, placesOf } from '../reading/units.ts'
import { isAsked, mayLieAcross, type Reading } from '../reading/reading.ts'
import type { Hits } from './hits.ts'

/** What must hold for a word to stand where its letters do; `more`: another word of the same letters follows. */
export const trait = { atStart: 1, atEnd: 2, asked: 4, latin: 8, katakana: 16, kanji: 32, exact: 64, notBefore: 128, more: 256 } as const

export type Trie = {
  /** by letter: its number, 0 where no word has it; with `alone` where it is a word by itself */
  letters: Uint16Array
  /** bits for the two letters longer words begin with, some sharing one: small enough to stay at hand, it saves most looks at the cells */
  beginnings: Uint8Array
  /** Two numbers for each place: the place it is reached from, and how it goes on. Below zero: here words end, the first of them is
   * -1 minus it. Otherwise twice the place to which the next letter's number is added, and one more where words end as well: those
   * stand at that place itself. */
  cells: Int32Array
  /** by word: what must hold, and where its classes begin */
  traits: Uint16Array
  classesFrom: Int32Array
  classes: Int32Array
  /** by word: katakana as listed, when the script matters; letters that must not follow */
  exact: Map<number, string>
  notBefore: Map<number, string>
  classCount: number
}

export const alone = 0x8000
/** Where in `beginnings` two numbers stand. */
export const bitOf = (first: number, second: number): number => Math.imul((first << 15) | second, 0x9e3779b1) >>> 16

export function findWords(trie: Trie, reading: Reading, hits: Hits): void {
  const { letters: numbers, beginnings, cells } = trie
  const { letters } = reading
  const { length } = letters
  const root = cells[1] ?? 0
  let following = length > 0 ? (numbers[letters.charCodeAt(0)] ?? 0) : 0
  for (let from = 0; from < length; from += 1) {
    const own = following
    following = from + 1 < length ? (numbers[letters.charCodeAt(from + 1)] ?? 0) : 0
    if (own < alone) {
      if (own === 0) continue
      const bit = bitOf(own, following & ~alone)
      if (((beginnings[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) continue
    }
    let place = 0
    let onward = root
    for (let at = from; at < length; at += 1) {
      const number = (numbers[letters.charCodeAt(at)] ?? 0) & ~alone
      if (number === 0) break
      const next = (onward >> 1) + number
      if (cells[next * 2] !== place) break
      onward = cells[next * 2 + 1] ?? 0
      if (onward < 0) {
        noteWords(trie, reading, hits, -1 - onward, from, at + 1)
        break
      }
      if ((onward & 1) === 1) noteWords(trie, reading, hits, -1 - (cells[(onward >> 1) * 2 + 1] ?? 0), from, at + 1)
      place = next
    }
  }
}

function noteWords(trie: Trie, reading: Reading, hits: Hits, first: number, from: number, to: number): void {
  const { traits, classesFrom, classes } = trie
  for (let word = first; ; word += 1) {
    if (stands(trie, word, reading, from, to)) {
      const end = classesFrom[word + 1] ?? 0
      for (let at = classesFrom[word] ?? 0; at < end; at += 1) hits.add(classes[at] ?? 0, from, to)
    }
    if (((traits[word] ?? 0) & trait.more) === 0) return
  }
}

/** Does any word begin in what was typed before `start` and end after it? */
export function mayWordLieAcross(trie: Trie, reading: Reading, start: number): boolean {
  const { letters: numbers, cells, traits } = trie
  const { letters, units } = reading
  const places = placesOf(units)
  for (let from = 0; from < letters.length && (places.from[from] ?? 0) < start; from += 1) {
    let place = 0
    let onward = cells[1] ?? 0
    for (let at = from; at < letters.length && onward >= 0; at += 1) {
      const number = (numbers[letters.charCodeAt(at)] ?? 0) & ~alone
      const next = (onward >> 1) + number
      if (number === 0 || cells[next * 2] !== place) break
      onward = cells[next * 2 + 1] ?? 0
      place = next
      if ((places.to[at] ?? 0) <= start || (onward >= 0 && (onward & 1) === 0)) continue
      let word = -1 - (onward < 0 ? onward : (cells[(onward >> 1) * 2 + 1] ?? 0))
      do if (stands(trie, word, reading, from, at + 1)) return true
      while (((traits[word++] ?? 0) & trait.more) !== 0)
    }
  }
  return false
}

const particles = 'はがをもでとにのへよね'

function stands({ traits, exact, notBefore }: Trie, word: number, reading: Reading, from: number, to: number): boolean {
  const { letters, plain, units } = reading
  const asks = traits[word] ?? 0
  if ((asks & trait.exact) !== 0 && !plain.startsWith(exact.get(word) ?? '', from)) return false
  const isGoingOn = to < letters.length
  const gapAfter = isGoingOn ? gapBefore(units, to) : 0
  if ((asks & trait.notBefore) !== 0 && isGoingOn && gapAfter < 2 && notBefore.get(word)?.includes(letters.charAt(to)) === true) return false
  if ((asks & trait.asked) !== 0 && !isAsked(reading, to - 1)) return false
  // 消えたイヤホン: where a katakana word begins, the one before has ended.
  if (isGoingOn && gapAfter === 0 && isKatakana(plain.charCodeAt(to)) && isKatakana(plain.charCodeAt(to - 1)) && isHiragana(plain.charCodeAt(to - 2))) return false
  if ((asks & trait.atEnd) !== 0 && isGoingOn && gapAfter === 0 && !'w笑草'.includes(letters.charAt(to))) return false
  const isParted = gapBefore(units, from) > 0
  if ((asks & trait.latin) !== 0) {
    if (!isParted && isLatin(letters.charCodeAt(from - 1))) return false
    if (to - from < 5 && isGoingOn && gapAfter === 0 && isLatin(letters.charCodeAt(to))) return false
  } else if ((asks & trait.katakana) !== 0 && (asks & trait.exact) !== 0) {
    if (!isParted && isKatakana(plain.charCodeAt(from - 1))) return false
    if (to - from < 5 && isGoingOn && gapAfter === 0 && isKatakana(plain.charCodeAt(to))) return false
  }
  if ((asks & trait.atStart) !== 0 && !isParted && from > 0) {
    const last = letters.charAt(from - 1)
    const code = plain.charCodeAt(from - 1)
    if (isKatakana(code) ? isKatakana(plain.charCodeAt(from)) : isHiragana(code) && !particles.includes(last)) return false
  }
  return mayLieAcross(reading, from, to, (asks & trait.kanji) !== 0)
}
