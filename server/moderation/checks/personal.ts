// What tells who or where a person is: addresses, places they are at, numbers that name them, real names, schools and firms of their
// own, and other people by name. The whole line is held (ROOM-12).
import type { Finding } from '#shared/moderation'
import { addressesIn, livePlacesIn } from '../contact/address.ts'
import { typedSpan, type Flat } from '../contact/flat.ts'
import { ownNumbersIn } from '../contact/own-numbers.ts'
import { institutionsIn, namesIn, othersIn } from '../contact/person.ts'
import type { Place } from '../contact/phone.ts'
import { isPublicAddress, publicAddressesIn } from '../contact/public-places.ts'
import type { ScreenContext, Subject } from '../subject.ts'

export function personal({ flat, digits, context }: Subject): Finding[] {
  return [
    ...ownAddressesIn(flat, context).map((place) => ({ place, category: 'pii_address', rule: 'PII-5' })),
    ...livePlacesIn(flat).map((place) => ({ place, category: 'pii_location_realtime', rule: 'PII-6' })),
    ...ownNumbersIn(flat, digits).map((place) => ({ place, category: 'pii_name', rule: 'PII-7' })),
    ...namesIn(flat).map((place) => ({ place, category: 'pii_name', rule: 'PII-8' })),
    ...institutionsIn(flat).map((place) => ({ place, category: 'pii_workplace_school', rule: 'PII-9' })),
    ...othersIn(flat).map((place) => ({ place, category: 'pii_third_party', rule: 'PII-10' })),
  ].map(({ place, category, rule }) => ({ category, severity: 'watch', rule, span: typedSpan(flat, place.from, place.to), isHolding: true }))
}

/** Where an agency of the directory is found tells nobody's home. */
function ownAddressesIn(flat: Flat, { publicPlaces }: ScreenContext): Place[] {
  const found = addressesIn(flat)
  if (found.length === 0) return found
  const open = publicAddressesIn(flat, publicPlaces)
  return found.filter((each) => !isPublicAddress(each, flat, open))
}
