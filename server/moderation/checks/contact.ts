// Numbers, addresses and names by which a person is reached elsewhere: the whole line is held before anyone sees it (rule MO3), staff's
// lines too, also where they say no (of words about contact: house-rules.ts). A number or a name sent in pieces is put together from the
// last lines.
import type { Finding } from '#shared/moderation'
import { digitsIn, type Digits } from '../contact/digits.ts'
import { flatten, type Flat } from '../contact/flat.ts'
import { handlesIn } from '../contact/handle.ts'
import { mailsIn } from '../contact/mail.ts'
import { notePlaces } from '../contact/note-places.ts'
import { isPhoneInPieces, phonesIn, type Place } from '../contact/phone.ts'
import { piecesOf } from '../contact/pieces.ts'
import { isWithin, publicPagesIn } from '../contact/public-places.ts'
import type { ScreenContext, Subject } from '../subject.ts'

const nobodys: ReadonlySet<string> = new Set()

export function contact({ text, flat, digits, context }: Subject): Finding[] {
  const known = context.publicNumbers ?? nobodys
  const findings: Finding[] = []
  notePlaces(findings, flat, phonesIn(flat, digits, known), 'pii_phone', 'PII-1')
  notePlaces(findings, flat, mailsIn(flat), 'pii_email', 'PII-2')
  notePlaces(findings, flat, handlesElsewhere(flat, digits, context), 'pii_sns', 'PII-3')
  if (findings.length > 0 || context.earlier.length === 0) return findings
  const together = piecesOf(flat, context)
  const category = together.numbers.some((pieces) => isPhoneInPieces(pieces, known)) ? 'pii_phone' : together.names.map(named).find((each) => each !== null)
  return category ? [{ category, severity: 'watch', rule: 'PII-4', span: [0, text.length], isHolding: true }] : []
}

function named(pieces: string): string | null {
  const together = flatten(pieces)
  return mailsIn(together).length > 0 ? 'pii_email' : handlesIn(together, digitsIn(together)).length > 0 ? 'pii_sns' : null
}

/** A page of the directory may lie with a service by whose names people are found. */
function handlesElsewhere(flat: Flat, digits: readonly Digits[], { publicPlaces }: ScreenContext): readonly Place[] {
  const found = handlesIn(flat, digits)
  if (found.length === 0) return found
  const pages = publicPagesIn(flat, publicPlaces)
  return found.filter((each) => !isWithin(each, pages))
}
