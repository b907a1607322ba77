// お休みをお願いする (rule MO7): timed, with a reason the person is told. After the commit no line of theirs comes any more.
import { Refusal } from '#shared/refusal'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

export async function restPerson({ context, actor, input, target }: Call<'person:rest', StaffActor, PlaceTarget>): Promise<Record<string, never>> {
  return context.store.transact(async (tx) => {
    // The place's row first: lines being written wait behind it, and are then judged under the new state.
    await tx.lockPlace(input.placeId)
    const conversation = await tx.rooms.openConversation(input.placeId)
    const seat = await tx.seats.find(input.seatId)
    if (!conversation || !seat || seat.conversationId !== conversation.id || target.place.kind !== 'room') throw new Refusal('not_found')
    const now = context.clock.now()
    // Asked again before it is over: it stands as it was first said.
    if (seat.restUntil !== null && seat.restUntil > now) return {}
    const until = now + input.minutes * 60_000
    await tx.seats.rest(seat.id, until, input.reason)
    await tx.seats.leave(conversation.id, seat.visitId, now)
    await tx.records.audit({ staffId: actor.staffId, action: 'person.rest', objectKind: 'seat', objectId: seat.id, reasonCode: input.reason, now })
    context.seats.forget(seat.visitId, input.placeId)
    tx.record(
      { kind: 'rest.asked', visitId: seat.visitId, view: { placeId: input.placeId, reason: input.reason, until } },
      { kind: 'seat.ended', placeId: input.placeId, visitId: seat.visitId },
      { kind: 'desk.changed', areaId: target.place.areaId, why: 'rest' },
    )
    return {}
  })
}
