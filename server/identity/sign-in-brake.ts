// Guessing is slowed, and a broken counter refuses (rule ID6): five tries a quarter of an hour for a login from one address, ten
// times as many for the login from anywhere, so that nobody far away can lock a supervisor out; each miss doubles the wait.
import type { LimitName } from '#shared/limits'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { AddressLimit } from './address-limit.ts'
import { makeDayToken } from './day-token.ts'

const longestWaitMs = 42_000
const remembered = 10_000
const fromAnywhere = 10

export interface SignInBrake {
  /** Refuses when it is too early for another try. */
  check(context: Context, login: string, address: string | undefined): Promise<Try>
}
export interface Try {
  missed(): void
  passed(): void
}

export function makeSignInBrake(addresses: AddressLimit): SignInBrake {
  const misses = new Map<string, { count: number; until: number }>()
  const token = makeDayToken()

  async function spend(context: Context, limit: LimitName, whose: string, points: number): Promise<void> {
    let waitMs: number
    try {
      waitMs = await context.live.take(limit, whose, points, context.settings.rates.signIn.perMs)
    } catch {
      throw new Refusal('unavailable')
    }
    if (waitMs > 0) throw new Refusal('too_fast', waitMs)
  }

  return {
    async check(context, login, address) {
      const whose = token(context, 'login', login.toLowerCase())
      const whoseHere = `${whose}|${addresses.tokenOf(context, 'sign_in', address)}`
      await addresses.slow(context, 'sign_in', address, context.settings.rates.enter)
      // A clock that was set back makes nobody wait longer than the longest wait.
      const waitMs = (misses.get(whoseHere)?.until ?? 0) - context.clock.now()
      if (waitMs > 0 && waitMs <= longestWaitMs) throw new Refusal('too_fast', waitMs)
      const { points } = context.settings.rates.signIn
      await spend(context, 'sign_in', whoseHere, points)
      await spend(context, 'sign_in_anywhere', whose, points * fromAnywhere)
      return {
        missed() {
          const count = (misses.get(whoseHere)?.count ?? 0) + 1
          misses.delete(whoseHere)
          if (misses.size >= remembered) misses.delete(misses.keys().next().value ?? '')
          misses.set(whoseHere, { count, until: context.clock.now() + Math.min(longestWaitMs, 1_000 * 2 ** (count - 1)) })
        },
        passed: () => void misses.delete(whoseHere),
      }
    },
  }
}
