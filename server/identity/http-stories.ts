// The routes of the contract and the story of each. What else they need of the house is handed in.
import type { HttpStories } from '../transport/http.ts'
import { makeAddressLimit } from './address-limit.ts'
import { beginVisit } from './begin-visit.ts'
import { readPorch, type Porch } from './read-porch.ts'
import { renewVisit } from './renew-visit.ts'
import { makeSignInBrake } from './sign-in-brake.ts'
import { signIn } from './sign-in.ts'
import { readMe, signOut } from './staff-session.ts'

/** @param house.isSecure served over https: decides the cookie's name and flags */
export function makeHttpStories(house: Porch & { isSecure: boolean }): HttpStories {
  const addresses = makeAddressLimit()
  const brake = makeSignInBrake(addresses)
  return {
    publicState: ({ context }) => readPorch(context, house),
    enter: (call) => beginVisit(call, addresses),
    renew: renewVisit,
    signIn: (call) => signIn(call, brake, house.isSecure),
    signOut: (call) => signOut(call, house.isSecure),
    me: readMe,
  }
}
