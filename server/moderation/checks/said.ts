// What the lists find in the line, and in the line together with those sent within a breath before it (split words, split sentences).
import type { Finding } from '#shared/moderation'
import { findPhrases, type Found } from '../phrases/find-phrases.ts'
import type { Book } from '../phrases/book.ts'
import { mayBeFulfilledTogether, type Given } from '../phrases/wanted.ts'
import { mayWordLieAcross } from '../phrases/word-trie.ts'
import { read, spanOf, type Reading } from '../reading/reading.ts'
import { lineMark } from '../reading/units.ts'
import { ruleBook } from '../rule-book.ts'
import type { EarlierLine, Subject } from '../subject.ts'

const breathMs = 30_000
const mostLines = 6
const mostLetters = 240

export function said({ text, reading, context, line }: Subject): Finding[] {
  const book = context.book ?? ruleBook()
  const { found, given } = findPhrases(book, reading)
  remember(line, book, given)
  const findings = found.map((each) => asFinding(each, spanOf(reading, each.from, each.to)))
  const before = linesJustBefore(text, context.earlier, context.atMs)
  if (before.length === 0) return findings
  const joined = before.map((each) => each.text + lineMark).join('')
  if (!mayBeFulfilledTogether(book.wanted, before.map((each) => givenBy(book, each)), given) && !hasWordAcross(book, joined, text)) return findings
  const together = read(joined + text)
  for (const each of findPhrases(book, together).found) {
    const [from, to] = spanOf(together, each.from, each.to)
    if (from >= joined.length || to <= joined.length || findings.some(({ rule }) => rule === each.rule.id)) continue
    if (isCrossing(together, each, joined.length)) findings.push(asFinding(each, [0, Math.min(text.length, to - joined.length)]))
  }
  return findings
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

/** What a line gave is kept beside it for as long as it is. */
const known = new WeakMap<EarlierLine, { book: Book; given: Given }>()

function remember(line: EarlierLine, book: Book, given: Given): void {
  known.set(line, { book, given })
}

function givenBy(book: Book, line: EarlierLine): Given {
  const kept = known.get(line)
  if (kept?.book === book) return kept.given
  const { given } = findPhrases(book, read(line.text))
  remember(line, book, given)
  return given
}

const besideMost = 12

function hasWordAcross(book: Book, joined: string, text: string): boolean {
  const before = joined.slice(-besideMost)
  const reading = read(before + text.slice(0, besideMost))
  return mayWordLieAcross(book.trie, reading, before.length)
}

/** Something of it must have been said in the newest line, and something before. */
function isCrossing({ units }: Reading, { from, to }: Found, start: number): boolean {
  return (units.from[from] ?? 0) < start && (units.to[to - 1] ?? 0) > start
}

function asFinding({ rule, severity, isHolding }: Found, span: [number, number]): Finding {
  return { category: rule.category, severity, rule: rule.id, span, isHolding }
}
