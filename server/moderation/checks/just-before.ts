// Lines sent within a breath of each other are read together as well, where together they may say more than one by one: a word or a
// pattern that lies across them. To read all of them again is dear, so what each gave is kept beside it, and first it is told from
// what stands at their ends.
import { Board } from '../phrases/board.ts'
import type { Book } from '../phrases/book.ts'
import { acrossLines, heardIn, type Heard } from '../phrases/crossing.ts'
import { findPhrases } from '../phrases/find-phrases.ts'
import type { Hits } from '../phrases/hits.ts'
import { isPartOfNumber } from '../phrases/numbers.ts'
import { mayBeFulfilledTogether } from '../phrases/wanted.ts'
import { read, type Reading } from '../reading/reading.ts'
import { lineMark } from '../reading/read-units.ts'
import type { EarlierLine, ScreenContext } from '../subject.ts'
import { borderOf, readBorder } from './border.ts'

const breathMs = 30_000
/** So many lines are read together at most, the newest among them. */
export const mostTogether = 6
const mostLetters = 240

/** What a line gave. `isTied`: with the lines before it there may be words in it that it alone has not. */
export type Known = { book: Book; heard: Heard; hasLatin: boolean; beginsInNumber: boolean; endsInNumber: boolean; isTied: boolean }
export type KnownLine = EarlierLine & { known: Known }

/** The last lines, each sent within a breath of the next, oldest first. Of which it is not known any more what they gave are read again: before the newest is. */
export function linesJustBefore(book: Book, text: string, { earlier, atMs }: ScreenContext): readonly KnownLine[] {
  let nextAt = atMs
  let length = text.length > 2 * mostLetters ? mostLetters : 0
  let first = earlier.length
  while (first > 0 && earlier.length - first < mostTogether - 1) {
    const line = earlier[first - 1] as EarlierLine
    length += line.text.length
    if (line.text === '' || nextAt - line.atMs > breathMs || length > mostLetters) break
    nextAt = line.atMs
    first -= 1
    if (line.known?.book !== book) hearAgain(line, book)
  }
  return earlier.slice(first) as KnownLine[]
}

export function hear(line: EarlierLine, book: Book, reading: Reading, hits: Hits): Known {
  const { letters, hasLatin } = reading
  return (line.known = { book, heard: heardIn(book.crossing, reading, hits), hasLatin, beginsInNumber: letters === '' || isPartOfNumber(letters, 0), endsInNumber: letters === '' || isPartOfNumber(letters, letters.length - 1), isTied: false })
}

function hearAgain(line: EarlierLine, book: Book): void {
  const reading = read(line.text)
  hear(line, book, reading, findPhrases(book, reading).hits).isTied = true
}

/** The earlier ones as they are read together with the newest behind them. */
export const joinedOf = (lines: readonly EarlierLine[]): string => lines.map(({ text }) => text + lineMark).join('')

/**
 * A word may lie across the lines, or all that a pattern asks for is there and it may go on from one line into the next. Where together
 * they are read otherwise than one by one, nothing known of each alone leaves anything out.
 */
export function toldFromEnds(book: Book, before: readonly KnownLine[], newest: Known, text: string): boolean {
  const { isWordAcross, isReadOtherwise } = borderOf(book.trie, before, text)
  const across = acrossLines(book.crossing, before.map(({ known }) => known.heard))
  const isOther = newest.hasLatin || before.some(({ known }) => known.hasLatin) || (newest.beginsInNumber && before.at(-1)?.known.endsInNumber === true) || isReadOtherwise
  newest.isTied = isWordAcross || isOther || across === 'class'
  if (isWordAcross) return true
  if (across === 'nothing' && !isOther && !before.some(({ known }, at) => at > 0 && known.isTied)) return false
  return isAllThere(book, before, newest)
}

/** What `toldFromEnds` must never fall behind: the same without a look at the ends, much dearer. */
export function toldFromWords(book: Book, before: readonly KnownLine[], newest: Known, text: string): boolean {
  return readBorder(book.trie, before, text).isWordAcross || isAllThere(book, before, newest)
}

const board = new Board()
const had = 1
const has = 2

/** Every part of some pattern, partly in the earlier lines and partly in the newest. */
function isAllThere(book: Book, before: readonly KnownLine[], newest: Known): boolean {
  board.begin(book.trie.classCount)
  for (const { known: { heard: { keys } } } of before) board.markAll(keys, 0, keys.length, had)
  board.markAll(newest.heard.keys, 0, newest.heard.keys.length, has)
  return mayBeFulfilledTogether(book.wanted, board, had, has)
}
