// What the lists find in a reading: every rule that matches, lowered where the words around it say that it is not meant so.
import type { VerdictSeverity } from '#shared/moderation'
import { findAll, type Book, type Lowering, type Rule } from './book.ts'
import type { Hits } from './hits.ts'
import { firstSentence, lastSentence, matchPattern, sentencesOf, type Match } from './match.ts'
import { Marks } from './marks.ts'
import { isQuoted, type Reading } from '../reading/reading.ts'
import { firstFound, isThere, type Asked } from './wanted.ts'

export type Found = Match & { rule: Rule; severity: VerdictSeverity; isHolding: boolean }

const order: readonly VerdictSeverity[] = ['none', 'watch', 'urgent', 'imminent']
const none: Found[] = []

/** What was found, and the words, which stand there until the next text is read. `isLowered`: something was found that is not meant so. */
export function findPhrases(book: Book, reading: Reading): { found: readonly Found[]; hits: Hits; isLowered: boolean } {
  const { hits, asked } = findAll(book, reading)
  const whole = rulesIn(book, hits, asked)
  if (whole.length === 0) return { found: none, hits, isLowered: false }
  const found: Found[] = []
  let isLowered = false
  const lowered = new Map<Lowering, Reach>()
  for (const pattern of whole) {
    const rule = book.rules[pattern - book.compounds.length] as Rule
    let best: Found | null = null
    for (const match of matchPattern(rule.pattern, reading, hits)) {
      const each = lower(book, reading, hits, lowered, rule, match)
      if (each.severity === 'none' && !each.isHolding) {
        isLowered = true
        continue
      }
      if (!best || order.indexOf(each.severity) > order.indexOf(best.severity)) best = each
      // Nothing stricter can come of this rule.
      if (each.severity === rule.severity && each.isHolding === rule.isHolding) break
    }
    if (best) found.push(best)
  }
  return { found, hits, isLowered }
}

const nothing: number[] = []

/** Rules all of whose parts were found, in the order of the words they were first told from. */
function rulesIn({ wanted }: Book, hits: Hits, asked: Asked): number[] {
  let whole = nothing
  for (let at = 0; at < asked.count; at += 1) {
    const pattern = asked.rules[at] ?? 0
    if (whole.includes(pattern) || !isThere(wanted, pattern, hits, true)) continue
    if (whole === nothing) whole = [pattern]
    else whole.push(pattern)
  }
  if (whole.length < 2) return whole
  const first = new Map(whole.map((pattern) => [pattern, firstFound(wanted, pattern, hits)]))
  return whole.sort((a, b) => (first.get(a) ?? 0) - (first.get(b) ?? 0) || a - b)
}

/** Those a profile knows, found once for a book; `pattern`: as which it is asked for. */
const byProfile = new WeakMap<Book, Map<string, { lowering: Lowering; pattern: number }[]>>()

function loweringsFor(book: Book, profile: string): readonly { lowering: Lowering; pattern: number }[] {
  let known = byProfile.get(book)
  if (!known) byProfile.set(book, (known = new Map()))
  let own = known.get(profile)
  if (!own) {
    const first = book.compounds.length + book.rules.length
    known.set(profile, (own = book.lowerings.map((lowering, at) => ({ lowering, pattern: first + at })).filter(({ lowering: { profiles } }) => profiles.has(profile))))
  }
  return own
}

function lower(book: Book, reading: Reading, hits: Hits, known: Map<Lowering, Reach>, rule: Rule, match: Match): Found {
  let { severity, isHolding } = rule
  for (const { lowering, pattern } of loweringsFor(book, rule.profile)) {
    if (order.indexOf(lowering.to) >= order.indexOf(severity)) continue
    let reach = known.get(lowering)
    if (!reach) {
      reach = isThere(book.wanted, pattern, hits) ? reachOf(lowering, reading, matchPattern(lowering.pattern, reading, hits)) : nowhere
      known.set(lowering, reach)
    }
    if (!reach(match)) continue
    severity = lowering.to
    if (lowering.isReleasing) isHolding = false
  }
  return { ...match, rule, severity, isHolding }
}

/** Does a lowering, where it stands in this reading, reach a match? */
type Reach = (match: Match) => boolean
const nowhere: Reach = () => false

function reachOf({ where }: Lowering, reading: Reading, matches: readonly Match[]): Reach {
  if (matches.length === 0) return nowhere
  if (where === 'message') return () => true
  if (where === 'over') {
    const over = new Marks(reading.letters.length, matches)
    return ({ from, to }) => over.touches(from, to)
  }
  if (where === 'sentence') {
    const marked = sentencesOf(reading, matches)
    return (match) => marked.touches(firstSentence(reading, match), lastSentence(reading, match) + 1)
  }
  if (where === 'before') {
    const earliest = new Map<number, number>()
    for (const each of matches) earliest.set(lastSentence(reading, each), Math.min(each.to, earliest.get(lastSentence(reading, each)) ?? each.to))
    return (match) => (earliest.get(firstSentence(reading, match)) ?? Number.POSITIVE_INFINITY) <= match.from
  }
  return ({ from, to }) => {
    for (let at = from; at < to; at += 1) if (!isQuoted(reading, at)) return false
    return true
  }
}
