// How often: one point of a named limit for each thing asked. Talk has two, for bursts and for long floods. What
// happens without Redis stands in shared/limits.ts.
import type { LimitName } from '#shared/limits'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { RateName } from '../settings.ts'
import type { Actor } from './actor.ts'

/** The rates of what is asked over a line; doors have limits of their own. */
export type AskedRate = Extract<RateName, LimitName>

const talkNames = ['talk', 'talkLong'] as const

/** @throws Refusal too_fast with the time to wait */
export async function spendRate(context: Context, actor: Actor, rate: AskedRate): Promise<void> {
  const key = actor.kind === 'visitor' ? actor.visitId : actor.staffId
  const names = rate === 'talk' ? talkNames : [rate]
  const taken = context.live.takeEach(key, names.map((limit) => ({ limit, ...context.settings.rates[limit] })))
  const waitMs = typeof taken === 'number' ? taken : await taken
  if (waitMs > 0) throw new Refusal('too_fast', waitMs)
}
