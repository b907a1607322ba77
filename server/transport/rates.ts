// How often: one point of a named limit for each thing asked. Talk has two, for bursts and for long floods. Without Redis each
// node counts for itself (open with memory); sign-in has a brake of its own that fails closed.
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { RateName } from '../settings.ts'
import type { Actor } from './actor.ts'

/** @throws Refusal too_fast with the time to wait */
export async function spendRate(context: Context, actor: Actor, rate: RateName): Promise<void> {
  const key = actor.kind === 'visitor' ? actor.visitId : actor.staffId
  const names = rate === 'talk' ? (['talk', 'talkLong'] as const) : ([rate] as const)
  for (const name of names) {
    const { points, perMs } = context.settings.rates[name]
    const waitMs = await context.live.take(name, key, points, perMs)
    if (waitMs > 0) throw new Refusal('too_fast', waitMs)
  }
}
