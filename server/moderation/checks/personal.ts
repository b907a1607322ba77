// What tells who or where a person is: addresses, places they are at, numbers that name them, real names, schools and firms of their
// own, and other people by name. The whole line is held (ROOM-12).
import type { Finding } from '#shared/moderation'
import { addressesIn, livePlacesIn } from '../contact/address.ts'
import type { Flat } from '../contact/flat.ts'
import { notePlaces } from '../contact/note-places.ts'
import { ownNumbersIn } from '../contact/own-numbers.ts'
import { institutionsIn, namesIn, othersIn } from '../contact/person.ts'
import type { Place } from '../contact/phone.ts'
import { isPublicAddress, publicAddressesIn } from '../contact/public-places.ts'
import type { ScreenContext, Subject } from '../subject.ts'

export function personal({ flat, digits, context }: Subject): Finding[] {
  const findings: Finding[] = []
  notePlaces(findings, flat, ownAddressesIn(flat, context), 'pii_address', 'PII-5')
  notePlaces(findings, flat, livePlacesIn(flat), 'pii_location_realtime', 'PII-6')
  notePlaces(findings, flat, ownNumbersIn(flat, digits), 'pii_name', 'PII-7')
  notePlaces(findings, flat, namesIn(flat), 'pii_name', 'PII-8')
  notePlaces(findings, flat, institutionsIn(flat), 'pii_workplace_school', 'PII-9')
  notePlaces(findings, flat, othersIn(flat), 'pii_third_party', 'PII-10')
  return findings
}

/** Where an agency of the directory is found tells nobody's home. */
function ownAddressesIn(flat: Flat, { publicPlaces }: ScreenContext): readonly Place[] {
  const found = addressesIn(flat)
  if (found.length === 0) return found
  const open = publicAddressesIn(flat, publicPlaces)
  return found.filter((each) => !isPublicAddress(each, flat, open))
}
