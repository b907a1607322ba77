// Slows one address down without keeping it (rule ID8): what counts is what stands for it today, its counter lives an hour at most.
import ipaddr from 'ipaddr.js'
import type { LimitName } from '#shared/limits'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import { makeDayToken } from './day-token.ts'

const counterLifeMs = 60 * 60_000

/** The part of an address that stands for one line: IPv4 whole, IPv6 by its /64. */
export function prefixOf(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toByteArray().slice(0, 8).join('.')
}

type AddressLimitName = LimitName extends infer Name ? (Name extends `address_${infer Rest}` ? Rest : never) : never

export interface AddressLimit {
  /** What stands for an address today; tomorrow it is something else. */
  tokenOf(context: Context, limit: string, address: string | undefined): string
  /** Spends one point. Many people share one address, so this only ever slows: it refuses with the time to wait. */
  slow(context: Context, limit: AddressLimitName, address: string | undefined, rate: { points: number; perMs: number }): Promise<void>
}

export function makeAddressLimit(): AddressLimit {
  const token = makeDayToken()
  const tokenOf = (context: Context, limit: string, address: string | undefined): string => token(context, limit, prefixOf(address))

  return {
    tokenOf,
    async slow(context, limit, address, { points, perMs }) {
      const waitMs = await context.live.take(`address_${limit}`, tokenOf(context, limit, address), points, Math.min(perMs, counterLifeMs))
      if (waitMs > 0) throw new Refusal('too_fast', waitMs)
    },
  }
}
