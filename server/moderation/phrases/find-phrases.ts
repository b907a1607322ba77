// What the lists find in a reading: every rule that matches, lowered where the words around it say that it is not meant so.
import type { VerdictSeverity } from '#shared/moderation'
import { findAll, type Book, type Lowering, type Rule } from './book.ts'
import { matchPattern, sharesSentence, type Match } from './match.ts'
import type { Hits } from './word-trie.ts'
import type { Reading } from '../reading/reading.ts'

export type Found = Match & { rule: Rule; severity: VerdictSeverity; isHolding: boolean }

const order: readonly VerdictSeverity[] = ['none', 'watch', 'urgent', 'imminent']

export function findPhrases(book: Book, reading: Reading): Found[] {
  const hits = findAll(book, reading)
  if (hits.size === 0) return []
  const lowered = new Map<Lowering, Match[]>()
  const found: Found[] = []
  const tried = new Set<Rule>()
  for (const key of [...hits.keys()]) {
    for (const rule of book.rules.get(key) ?? []) {
      if (tried.has(rule)) continue
      tried.add(rule)
      let best: Found | null = null
      for (const match of matchPattern(rule.pattern, reading, hits)) {
        const each = lower(book, reading, hits, lowered, rule, match)
        if (each.severity === 'none' && !each.isHolding) continue
        if (!best || order.indexOf(each.severity) > order.indexOf(best.severity)) best = each
      }
      if (best) found.push(best)
    }
  }
  return found
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
  return reading.units.isQuoted.slice(match.from, match.to).every(Boolean)
}
