// How often: one point of a named limit for each thing asked. Talk has two, for bursts and for long floods. What
// happens without Redis stands in shared/limits.ts.
import type { LimitName } from '#shared/limits'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { RateName } from '../settings.ts'
import type { Actor } from './actor.ts'

/** The rates of what is asked over a line; doors have limits of their own. */
export type AskedRate = Extract<RateName, LimitName>

/** @throws Refusal too_fast with the time to wait; at once where nobody has to be asked, as nearly always */
export function spendRate(context: Context, actor: Actor, rate: AskedRate): Promise<void> | void {
  const key = actor.kind === 'visitor' ? actor.visitId : actor.staffId
  const limitOf = (limit: AskedRate) => ({ limit, points: context.settings.rates[limit].points, perMs: context.settings.rates[limit].perMs })
  const taken = context.live.takeEach(key, rate === 'talk' ? [limitOf('talk'), limitOf('talkLong')] : [limitOf(rate)])
  return typeof taken === 'number' ? refuseIfEarly(taken) : taken.then(refuseIfEarly)
}

function refuseIfEarly(waitMs: number): void {
  if (waitMs > 0) throw new Refusal('too_fast', waitMs)
}
