// Slows one address down without keeping it (rules ID8, RE5; threats A8.2): what counts is a keyed hash in memory, cut to 80
// bits, its key thrown away every day, its counter within the hour. Nothing here is ever stored or logged.
import { createHmac } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import type { LimitName } from '#shared/limits'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'

const keyLifeMs = 24 * 60 * 60_000
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
  let key: Buffer | undefined
  let keyMadeAt = 0

  function tokenOf(context: Context, limit: string, address: string | undefined): string {
    const now = context.clock.now()
    if (key === undefined || now - keyMadeAt >= keyLifeMs) {
      key = context.ids.random(32)
      keyMadeAt = now
    }
    return createHmac('sha256', key).update(`${limit}|${prefixOf(address)}`).digest().subarray(0, 10).toString('base64url')
  }

  return {
    tokenOf,
    async slow(context, limit, address, { points, perMs }) {
      const waitMs = await context.live.take(`address_${limit}`, tokenOf(context, limit, address), points, Math.min(perMs, counterLifeMs))
      if (waitMs > 0) throw new Refusal('too_fast', waitMs)
    },
  }
}
