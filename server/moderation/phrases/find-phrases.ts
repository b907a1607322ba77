// What the lists find in a reading: every rule that matches, lowered where the words around it say that it is not meant so.
import type { VerdictSeverity } from '#shared/moderation'
import { findAll, type Book, type Lowering, type Rule } from './book.ts'
import { matchPattern, sharesSentence, type Match } from './match.ts'
import type { Hits } from './word-trie.ts'
import { isQuoted, type Reading } from '../reading/reading.ts'
import { isWhole, take, type Given } from './wanted.ts'

export type Found = Match & { rule: Rule; severity: VerdictSeverity; isHolding: boolean }

const order: readonly VerdictSeverity[] = ['none', 'watch', 'urgent', 'imminent']

/** What was found, and what the words gave to each pattern. */
export function findPhrases(book: Book, reading: Reading): { found: Found[]; given: Given } {
  const { wanted } = book
  const touched: number[] = []
  const found: Found[] = []
  try {
    const hits = findAll(book, reading, touched)
    const lowered = new Map<Lowering, Match[]>()
    for (const pattern of touched) {
      const rule = book.rules[pattern - book.compounds.length]
      if (!rule || !isWhole(wanted, pattern)) continue
      let best: Found | null = null
      for (const match of matchPattern(rule.pattern, reading, hits)) {
        const each = lower(book, reading, hits, lowered, rule, match)
        if (each.severity === 'none' && !each.isHolding) continue
        if (!best || order.indexOf(each.severity) > order.indexOf(best.severity)) best = each
      }
      if (best) found.push(best)
    }
  } catch (error) {
    take(wanted, touched)
    throw error
  }
  return { found, given: take(wanted, touched) }
}

function lower(book: Book, reading: Reading, hits: Hits, known: Map<Lowering, Match[]>, rule: Rule, match: Match): Found {
  let { severity, isHolding } = rule
  for (const lowering of book.lowerings) {
    if (!lowering.profiles.has(rule.profile) || order.indexOf(lowering.to) >= order.indexOf(severity)) continue
    let matches = known.get(lowering)
    if (!matches) {
      matches = matchPattern(lowering.pattern, reading, hits)
      known.set(lowering, matches)
    }
    if (!matches.some((each) => reaches(lowering, reading, each, match))) continue
    severity = lowering.to
    if (lowering.isReleasing) isHolding = false
  }
  return { ...match, rule, severity, isHolding }
}

function reaches({ where }: Lowering, reading: Reading, lowering: Match, match: Match): boolean {
  if (where === 'message') return true
  if (where === 'over') return lowering.from < match.to && match.from < lowering.to
  if (where === 'sentence') return sharesSentence(reading, lowering, match)
  if (where === 'before') return lowering.to <= match.from && sharesSentence(reading, lowering, match)
  for (let at = match.from; at < match.to; at += 1) if (!isQuoted(reading, at)) return false
  return true
}
