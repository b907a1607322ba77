// What tells who or where a person is: addresses, places they are at, numbers that name them, real names, schools and firms of their
// own, and other people by name. The whole line is held (ROOM-12).
import type { Finding } from '#shared/moderation'
import { addressesIn, livePlacesIn } from '../contact/address.ts'
import { typedSpan } from '../contact/flat.ts'
import { ownNumbersIn } from '../contact/own-numbers.ts'
import { institutionsIn, namesIn, othersIn } from '../contact/person.ts'
import type { Subject } from '../subject.ts'

export function personal({ flat, digits }: Subject): Finding[] {
  return [
    ...addressesIn(flat).map((place) => ({ place, category: 'pii_address', rule: 'PII-5' })),
    ...livePlacesIn(flat).map((place) => ({ place, category: 'pii_location_realtime', rule: 'PII-6' })),
    ...ownNumbersIn(flat, digits).map((place) => ({ place, category: 'pii_name', rule: 'PII-7' })),
    ...namesIn(flat).map((place) => ({ place, category: 'pii_name', rule: 'PII-8' })),
    ...institutionsIn(flat).map((place) => ({ place, category: 'pii_workplace_school', rule: 'PII-9' })),
    ...othersIn(flat).map((place) => ({ place, category: 'pii_third_party', rule: 'PII-10' })),
  ].map(({ place, category, rule }) => ({ category, severity: 'watch', rule, span: typedSpan(flat, place.from, place.to), isHolding: true }))
}
