// What the lists find in the line, and in the line together with those sent within a breath before it (split words, split sentences).
import type { Finding } from '#shared/moderation'
import { findPhrases, type Found } from '../phrases/find-phrases.ts'
import { read, spanOf, type Reading } from '../reading/reading.ts'
import { ruleBook } from '../rule-book.ts'
import type { Subject } from '../subject.ts'

export function said({ text, reading, joined }: Subject): Finding[] {
  const book = ruleBook()
  const findings = findPhrases(book, reading).map((found) => asFinding(found, spanOf(reading, found.from, found.to)))
  if (!joined) return findings
  const together = read(joined.text)
  for (const found of findPhrases(book, together)) {
    const [from, to] = spanOf(together, found.from, found.to)
    if (from >= joined.start || to <= joined.start || findings.some(({ rule }) => rule === found.rule.id)) continue
    if (isCrossing(together, found, joined.start)) findings.push(asFinding(found, [0, Math.min(text.length, to - joined.start)]))
  }
  return findings
}

/** Something of it must have been said in the newest line, and something before. */
function isCrossing({ units }: Reading, { from, to }: Found, start: number): boolean {
  return (units.from[from] ?? 0) < start && (units.to[to - 1] ?? 0) > start
}

function asFinding({ rule, severity, isHolding }: Found, span: [number, number]): Finding {
  return { category: rule.category, severity, rule: rule.id, span, isHolding }
}
