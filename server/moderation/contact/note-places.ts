// What tells of a place in the text holds the whole line (rule MO3).
import type { Finding } from '#shared/moderation'
import { typedSpan, type Flat } from './flat.ts'
import type { Place } from './phone.ts'

export function notePlaces(findings: Finding[], flat: Flat, places: readonly Place[], category: string, rule: string): void {
  for (const { from, to } of places) findings.push({ category, severity: 'watch', rule, span: typedSpan(flat, from, to), isHolding: true })
}
