// What stands for an address or a login while their tries are counted (rules ID6, ID8, RE5; threats A8.2): a hash cut to 80 bits. Its key is
// random and lives a day at most, on this node, or in Redis the same for all; whoever reads Redis lacks the other half, which is the
// house's own. Nothing here is ever stored or logged.
import { createHmac } from 'node:crypto'
import type { Context } from '../context.ts'

const keyLifeMs = 24 * 60 * 60_000

/** What stands for somebody today; tomorrow it is something else. */
export type DayToken = (context: Context, limit: string, whose: string) => string

export function makeDayToken(): DayToken {
  let own: { key: Buffer; madeAt: number } | undefined

  function keyOf({ live, clock, ids }: Context): Buffer {
    const shared = live.dayKey()
    if (shared) return shared
    if (own === undefined || clock.now() - own.madeAt >= keyLifeMs) own = { key: ids.random(32), madeAt: clock.now() }
    return own.key
  }

  return (context, limit, whose) =>
    createHmac('sha256', context.keys.derive('day-token')).update(keyOf(context)).update(`${limit}|${whose}`).digest().subarray(0, 10).toString('base64url')
}
