// What the lists find in a reading: every rule that matches, lowered where the words around it say that it is not meant so.
import type { VerdictSeverity } from '#shared/moderation'
import { endsOf, type Ends } from './crossing.ts'
import { findAll, type Book, type Lowering, type Rule } from './book.ts'
import { firstSentence, lastSentence, matchPattern, sentencesOf, type Match } from './match.ts'
import { Marks } from './marks.ts'
import type { Hits } from './word-trie.ts'
import { isQuoted, type Reading } from '../reading/reading.ts'
import { isWhole, take, type Given } from './wanted.ts'

export type Found = Match & { rule: Rule; severity: VerdictSeverity; isHolding: boolean }

const order: readonly VerdictSeverity[] = ['none', 'watch', 'urgent', 'imminent']

/** What was found, what the words gave to each pattern, what of it stands at the ends, and the words themselves.
 * `isLowered`: something was found that is not meant so. */
export function findPhrases(book: Book, reading: Reading): { found: Found[]; given: Given; ends: Ends; hits: Hits; isLowered: boolean } {
  const { wanted } = book
  const touched: number[] = []
  const found: Found[] = []
  let ends: Ends
  let hits: Hits
  let isLowered = false
  try {
    hits = findAll(book, reading, touched)
    ends = endsOf(book.crossing, reading, hits)
    const lowered = new Map<Lowering, Reach>()
    for (const pattern of touched) {
      const rule = book.rules[pattern - book.compounds.length]
      if (!rule || !isWhole(wanted, pattern)) continue
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
  } catch (error) {
    take(wanted, touched)
    throw error
  }
  return { found, given: take(wanted, touched), ends, hits, isLowered }
}

/** Those a profile knows, found once for a book. */
const byProfile = new WeakMap<Book, Map<string, Lowering[]>>()

function loweringsFor(book: Book, profile: string): readonly Lowering[] {
  let known = byProfile.get(book)
  if (!known) byProfile.set(book, (known = new Map()))
  let own = known.get(profile)
  if (!own) known.set(profile, (own = book.lowerings.filter(({ profiles }) => profiles.has(profile))))
  return own
}

function lower(book: Book, reading: Reading, hits: Hits, known: Map<Lowering, Reach>, rule: Rule, match: Match): Found {
  let { severity, isHolding } = rule
  for (const lowering of loweringsFor(book, rule.profile)) {
    if (order.indexOf(lowering.to) >= order.indexOf(severity)) continue
    let reach = known.get(lowering)
    if (!reach) {
      reach = reachOf(lowering, reading, matchPattern(lowering.pattern, reading, hits))
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

function reachOf({ where }: Lowering, reading: Reading, matches: readonly Match[]): Reach {
  if (matches.length === 0) return () => false
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
