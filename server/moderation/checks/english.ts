// Offers in English to go on elsewhere (rule MO3): the whole line is held before anyone sees it, as one in Japanese is.
import type { Finding } from '#shared/moderation'
import { englishOffersIn } from '../contact/english-offers.ts'
import { typedSpan } from '../contact/flat.ts'
import type { Subject } from '../subject.ts'

export function english({ flat }: Subject): Finding[] {
  return englishOffersIn(flat).map(({ category, rule, place: { from, to } }) => ({ category, severity: 'watch', rule, span: typedSpan(flat, from, to), isHolding: true }))
}
