// The routes of the contract and the story of each.
import { comeBack } from '../returning/come-back.ts'
import { calendarFeed } from '../rooms/calendar-feed.ts'
import type { HttpStories } from '../transport/http.ts'
import type { AddressLimit } from './address-limit.ts'
import { askToComeIn, beginVisit } from './begin-visit.ts'
import { readPorch } from './read-porch.ts'
import { renewVisit } from './renew-visit.ts'
import { makeSignInBrake } from './sign-in-brake.ts'
import { signIn } from './sign-in.ts'
import { readMe, signOut } from './staff-session.ts'

export { staffOf } from './staff-session.ts'

/** @param house.isSecure served over https: decides the cookie's name and flags */
export function identityStories(house: { isSecure: boolean; isDemo: boolean; addresses: AddressLimit }): HttpStories {
  const { addresses } = house
  const brake = makeSignInBrake(addresses)
  return {
    publicState: ({ context }) => readPorch(context, house.isDemo),
    openings: ({ context }) => calendarFeed(context),
    enter: (call) => beginVisit(call, addresses),
    proof: (call) => askToComeIn(call, addresses),
    comeBack: (call) => comeBack(call, addresses),
    renew: renewVisit,
    signIn: (call) => signIn(call, brake, house.isSecure),
    signOut: (call) => signOut(call, house.isSecure),
    me: (call) => readMe(call, house.isSecure),
  }
}
