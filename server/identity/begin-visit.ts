// Someone comes in: no name, no mail, no number (rules AC1, ID1, ID8). A visit is a row without a face; its secret is shown
// once and only its hash is kept.
import type { RouteOutput } from '#shared/http-contract'
import { Refusal } from '#shared/refusal'
import type { HttpCall } from '../transport/http.ts'
import type { AddressLimit } from './address-limit.ts'
import { hashSecret } from './passes.ts'

export async function beginVisit({ context, request }: HttpCall<'enter'>, addresses: AddressLimit): Promise<RouteOutput<'enter'>> {
  await addresses.slow(context, 'enter', request.ip, context.settings.rates.enter)
  const area = await context.store.records.area()
  if (!area) throw new Refusal('unavailable')
  const now = context.clock.now()
  const visit = { id: context.ids.next(), areaId: area.id, expiresAt: now + context.settings.visitMs }
  const secret = context.ids.random(32).toString('base64url')
  await context.store.visits.add({ ...visit, secretHash: hashSecret(secret), now })
  const pass = await context.passes.issue(visit.id, now, Math.min(context.settings.passMs, context.settings.visitMs))
  return { ...pass, secret, visitExpiresAt: visit.expiresAt, now }
}
