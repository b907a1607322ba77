// Someone comes in: no name, no mail, no number (rules AC1, ID1, ID8). A visit is a row without a face; its secret is shown
// once and only its hash is kept. At a crowded door everybody shows a proof first (HA9), and nobody is turned away.
import type { RouteOutput } from '#shared/http-contract'
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'
import type { HttpCall } from '../transport/http.ts'
import type { AddressLimit } from './address-limit.ts'
import { comeIn } from './crowd.ts'
import { hashSecret } from './passes.ts'
import { askProof, spendProof } from './proofs.ts'

export async function beginVisit({ context, request, input }: HttpCall<'enter'>, addresses: AddressLimit): Promise<RouteOutput<'enter'>> {
  // Who has shown a proof is not counted again: trying at a crowded door does not make it more crowded.
  if (input.proof) await spendProof(context, 'visit', input.proof)
  else if ((await comeIn(context, addresses, request.ip)) > 0) throw new Refusal('proof_needed')
  return openVisit(context)
}

/** @param also what belongs to this beginning, in its transaction */
export async function openVisit(context: Context, also?: (tx: Tx, visitId: Id) => Promise<void>): Promise<RouteOutput<'enter'>> {
  const area = await context.store.records.area()
  if (!area) throw new Refusal('unavailable')
  const now = context.clock.now()
  const visit = { id: context.ids.next(), areaId: area.id, expiresAt: now + context.settings.visitMs }
  const secret = context.ids.random(32).toString('base64url')
  const row = { ...visit, secretHash: hashSecret(secret), now }
  if (also) await context.store.transact(async (tx) => { await tx.visits.add(row); await also(tx, visit.id) })
  else await context.store.visits.add(row)
  const pass = await context.passes.issue(visit.id, now, Math.min(context.settings.passMs, context.settings.visitMs))
  return { ...pass, secret, visitExpiresAt: visit.expiresAt, now }
}

/** What a proof would cost now: more for each that is asked for, so that collecting them is no way around. */
export async function askToComeIn({ context, request }: HttpCall<'proof'>, addresses: AddressLimit): Promise<RouteOutput<'proof'>> {
  return askProof(context, 'visit', await comeIn(context, addresses, request.ip))
}
