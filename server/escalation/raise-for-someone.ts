// A supporter or supervisor raises for somebody in their room or talk (rule ES2): one of three levels, and a reason if
// there is time for one.
import type { Cause } from '#shared/escalation'
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { EscalationView } from '#shared/views'
import type { Tx } from '../storage/ports.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import { raiseEscalation } from './raise-escalation.ts'

export async function raiseForSomeone({ context, actor, input, target }: Call<'escalation:raise', StaffActor, PlaceTarget>): Promise<EscalationView> {
  const isInPlace = target.part === 'host' || target.part === 'listener'
  const cause: Cause = !isInPlace && actor.roles.includes('supervisor') ? 'supervisor' : 'supporter'
  return context.store.transact(async (tx) => {
    const { visitId, conversationId } = await personMeant(tx, target, input.seatId)
    const { view } = await raiseEscalation(tx, context, {
      raiseId: input.raiseId, byKey: actor.staffId, cause, severity: input.severity, placeId: target.place.id, conversationId, visitId,
      areaId: target.place.areaId, byStaff: actor.staffId, note: input.reason,
    })
    return view
  })
}

/** In a talk there is one visitor; in a room the seat says who is meant. */
async function personMeant(tx: Tx, { place }: PlaceTarget, seatId: Id | undefined): Promise<{ visitId: Id; conversationId: Id }> {
  const meant = place.kind === 'session' ? await tx.escalations.visitorOfTalk(place.id) : seatId === undefined ? undefined : await tx.escalations.visitorOfSeat(place.id, seatId)
  if (!meant) throw new Refusal(place.kind === 'room' && seatId === undefined ? 'bad_input' : 'not_found')
  return meant
}
