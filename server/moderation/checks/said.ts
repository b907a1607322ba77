// What the lists find in the line, and in the line together with those sent within a breath before it (split words, split sentences).
import type { Finding } from '#shared/moderation'
import { isJapanese } from '../likeness/is-japanese.ts'
import { resembling } from '../likeness/resembling.ts'
import { slotsOf } from '../likeness/slots.ts'
import { weigh } from '../likeness/weigh.ts'
import { weights, type Weights } from '../likeness/weights.ts'
import { holdsOpenNumber } from '../contact/phone.ts'
import { publicAddressesIn, publicPagesIn } from '../contact/public-places.ts'
import { Board } from '../phrases/board.ts'
import type { Book } from '../phrases/book.ts'
import { acrossLines, heardIn, type Heard } from '../phrases/crossing.ts'
import { findPhrases, type Found } from '../phrases/find-phrases.ts'
import type { Hits } from '../phrases/hits.ts'
import { isPartOfNumber } from '../phrases/numbers.ts'
import { mayBeFulfilledTogether } from '../phrases/wanted.ts'
import { mayWordLieAcross } from '../phrases/word-trie.ts'
import { isAsked, read, spanOf, type Reading } from '../reading/reading.ts'
import { lineMark, placesOf } from '../reading/units.ts'
import { ruleBook } from '../rule-book.ts'
import type { EarlierLine, Subject } from '../subject.ts'

const breathMs = 30_000
const nobodys: ReadonlySet<string> = new Set()
const mostLines = 6
const mostLetters = 240

export const said = saidWith(toldFromEnds)

/**
 * @param mayMeanMore could there be more in the lines together than in each alone? To read all of them again is dear.
 * @param weighedBy other weights than the house's: those that have not learned from what they are measured on
 */
export function saidWith(mayMeanMore: typeof toldFromEnds, weighedBy: () => Weights = weights): (subject: Subject) => Finding[] {
  return (subject) => findingsOf(subject, mayMeanMore, weighedBy)
}

function findingsOf(subject: Subject, mayMeanMore: typeof toldFromEnds, weighedBy: () => Weights): Finding[] {
  const { text, reading, context, line } = subject
  const book = context.book ?? ruleBook()
  const { found, hits, isLowered } = findPhrases(book, reading)
  const own = remember(line, book, reading, hits, false)
  const findings = found.map((each) => asFinding(each, spanOf(reading, each.from, each.to)))
  // Those on duty speak of what others are in: their own lines are like nothing but that.
  if (!context.isStaff) findings.push(...likeOthers(book, weighedBy(), reading, hits, findings, isLowered, text.length).filter((each) => isMeant(each, subject)))
  const before = linesJustBefore(text, context.earlier, context.atMs)
  if (before.length === 0) return findings
  const joined = before.map((each) => each.text + lineMark).join('')
  if (!mayMeanMore(book, before, own, joined, text)) return findings
  const together = read(joined + text)
  for (const each of findPhrases(book, together).found) {
    const [from, to] = spanOf(together, each.from, each.to)
    if (from >= joined.length || to <= joined.length || findings.some(({ rule }) => rule === each.rule.id)) continue
    if (isCrossing(together, each, joined.length)) findings.push(asFinding(each, [0, Math.min(text.length, to - joined.length)]))
  }
  return findings
}

function likeOthers(book: Book, by: Weights, reading: Reading, hits: Hits, found: readonly Finding[], isLowered: boolean, length: number): Finding[] {
  if (!isJapanese(reading.typed)) return []
  return resembling(weigh(slotsOf(reading, hits, book.classSlots), by), found, isLowered, [0, length])
}

/** Whoever passes on a number, page or address that everyone may write looks like one who gives his own away: help lines pass (MO3). */
function isMeant({ category }: Finding, { flat, digits, context }: Subject): boolean {
  if (category !== 'resembles_personal' && category !== 'resembles_contact') return true
  return !holdsOpenNumber(digits, context.publicNumbers ?? nobodys) && publicPagesIn(flat, context.publicPlaces).length === 0 && publicAddressesIn(flat, context.publicPlaces).length === 0
}

/** The last lines, each sent within a breath of the next, oldest first. */
function linesJustBefore(text: string, earlier: readonly EarlierLine[], atMs: number): EarlierLine[] {
  let nextAt = atMs
  let length = text.length > 2 * mostLetters ? mostLetters : 0
  let first = earlier.length
  while (first > 0 && earlier.length - first < mostLines - 1) {
    const line = earlier[first - 1] as EarlierLine
    length += line.text.length
    if (line.text === '' || nextAt - line.atMs > breathMs || length > mostLetters) break
    nextAt = line.atMs
    first -= 1
  }
  return earlier.slice(first)
}

/** What a line gave is kept beside it for as long as it is. `isTied`: with the lines before it there may be words in it that it alone has not. */
export type Known = { book: Book; heard: Heard; hasLatin: boolean; beginsInNumber: boolean; endsInNumber: boolean; isTied: boolean }

function remember(line: EarlierLine, book: Book, reading: Reading, hits: Hits, isTied: boolean): Known {
  const { letters, hasLatin } = reading
  return (line.known = { book, heard: heardIn(reading, hits), hasLatin, beginsInNumber: letters === '' || isPartOfNumber(letters, 0), endsInNumber: letters === '' || isPartOfNumber(letters, letters.length - 1), isTied })
}

function knownOf(book: Book, line: EarlierLine): Known {
  if (line.known?.book === book) return line.known
  const reading = read(line.text)
  return remember(line, book, reading, findPhrases(book, reading).hits, true)
}

/**
 * A word may lie across the lines, or all that a pattern asks for is there and it may go on from one line into the next. Where together
 * they are read otherwise than one by one, nothing known of each alone leaves anything out.
 */
export function toldFromEnds(book: Book, lines: readonly EarlierLine[], newest: Known, joined: string, text: string): boolean {
  const before = lines.map((each) => knownOf(book, each))
  const border = borderOf(joined, text)
  const isWordAcross = mayWordLieAcross(book.trie, border.together, border.before.length)
  const across = acrossLines(book.crossing, before.map(({ heard }) => heard), newest.heard)
  const isOther = newest.hasLatin || before.some(({ hasLatin }) => hasLatin) || (newest.beginsInNumber && before.at(-1)?.endsInNumber === true) || isReadOtherwise(border)
  newest.isTied = isWordAcross || isOther || across === 'class'
  if (isWordAcross) return true
  if (across === 'nothing' && !isOther && !before.some(({ isTied }, at) => at > 0 && isTied)) return false
  return isAllThere(book, before, newest)
}

/** What `toldFromEnds` must never fall behind: the same without a look at the ends, much dearer. */
export function toldFromWords(book: Book, lines: readonly EarlierLine[], newest: Known, joined: string, text: string): boolean {
  const border = borderOf(joined, text)
  return mayWordLieAcross(book.trie, border.together, border.before.length) || isAllThere(book, lines.map((each) => knownOf(book, each)), newest)
}

const board = new Board()
const had = 1
const has = 2

/** Every part of some pattern, partly in the earlier lines and partly in the newest. */
function isAllThere(book: Book, before: readonly Known[], { heard }: Known): boolean {
  board.begin(book.trie.classCount)
  for (const each of before) board.mark(each.heard, 0, 0, had)
  board.mark(heard, 0, 0, has)
  return mayBeFulfilledTogether(book.wanted, board, had, has)
}

const besideMost = 12
/** No way of spelling looks further than so many letters. */
const lookMost = 9

type Border = { before: string; after: string; together: Reading; isAllBefore: boolean; isAllAfter: boolean }

function borderOf(joined: string, text: string): Border {
  const before = joined.slice(-besideMost)
  const after = text.slice(0, besideMost)
  return { before, after, together: read(before + after, true), isAllBefore: before.length === joined.length, isAllAfter: after.length === text.length }
}

function isReadOtherwise({ before, after, together, isAllBefore, isAllAfter }: Border): boolean {
  if (together.isPlain) return isPlainOtherwise(together, before.length, isAllBefore, isAllAfter)
  const first = read(before)
  const second = read(after)
  const { length } = first.letters
  if (first.letters + second.letters !== together.letters) return true
  if ((!isAllBefore && length < lookMost) || (!isAllAfter && second.letters.length < lookMost)) return true
  return length > 0 && isAsked(together, length - 1) !== isAsked(first, length - 1)
}

/** Where no letter could stand for another, either side is read as both are, but for a question mark that opens the second. */
function isPlainOtherwise(together: Reading, start: number, isAllBefore: boolean, isAllAfter: boolean): boolean {
  const { units, letters } = together
  const { from } = placesOf(units)
  let length = letters.length
  while (length > 0 && (from[length - 1] ?? 0) >= start) length -= 1
  if ((!isAllBefore && length < lookMost) || (!isAllAfter && letters.length - length < lookMost)) return true
  return length > 0 && isAsked(together, length - 1) && !isAsked(read(together.typed.slice(0, start)), length - 1)
}

/** Something of it must have been said in the newest line, and something before. */
function isCrossing({ units }: Reading, { from, to }: Found, start: number): boolean {
  const places = placesOf(units)
  return (places.from[from] ?? 0) < start && (places.to[to - 1] ?? 0) > start
}

function asFinding({ rule, severity, isHolding }: Found, span: [number, number]): Finding {
  return { category: rule.category, severity, rule: rule.id, span, isHolding }
}
