// A fresh pass for a visit that goes on (rule ID3): the secret answers for it; a visit that ended or ran out is dead.
import type { RouteOutput } from '#shared/http-contract'
import { Refusal } from '#shared/refusal'
import type { HttpCall } from '../transport/http.ts'
import { hashSecret } from './passes.ts'

export async function renewVisit({ context, input }: HttpCall<'renew'>): Promise<RouteOutput<'renew'>> {
  const now = context.clock.now()
  const visit = await context.store.visits.findBySecret(hashSecret(input.secret), now)
  if (!visit) throw new Refusal('signed_out')
  const { points, perMs } = context.settings.rates.move
  const waitMs = await context.live.take('renew', visit.id, points, perMs)
  if (waitMs > 0) throw new Refusal('too_fast', waitMs)
  const pass = await context.passes.issue(visit.id, now, Math.min(context.settings.passMs, visit.expiresAt - now))
  return { ...pass, visitExpiresAt: visit.expiresAt, now }
}
