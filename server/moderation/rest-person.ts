// お休みをお願いする (rules MO7, HA6): timed, with a reason the person is told, from one room or from all of them. After the commit no
// line of theirs comes any more, on no node, after no reload, under no nickname of the same pass, in no later opening. Being listened
// to stays open to them.
import { Refusal } from '#shared/refusal'
import type { Id } from '#shared/ids'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { Tx } from '../storage/ports.ts'
import type { SeatRow } from '../storage/postgres/seats.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

type Nothing = Record<string, never>
type RestCall = Call<'person:rest' | 'person:remove', StaffActor, PlaceTarget>

export async function restPerson(call: RestCall): Promise<Nothing> {
  const { context, input, target } = call
  return context.store.transact(async (tx) => {
    // The place's row first: lines being written wait behind it, and are then judged under the new state.
    await tx.lockPlace(input.placeId)
    const seat = await seatHere(tx, input.placeId, input.seatId, target)
    const now = context.clock.now()
    // Asked again before it is over: it stands as it was first said.
    if (seat.restUntil !== null && seat.restUntil > now) return {}
    await askRest(tx, call, seat, [{ seatId: seat.id, placeId: input.placeId, conversationId: seat.conversationId }], input.placeId)
    return {}
  })
}

/** From every room of the house. All rooms are locked, so that nobody slips into another one meanwhile. */
export async function removePerson(call: RestCall): Promise<Nothing> {
  const { context, input, target } = call
  return context.store.transact(async (tx) => {
    await tx.lockRooms(target.place.areaId)
    const seat = await seatHere(tx, input.placeId, input.seatId, target)
    const known = await tx.rests.standing(seat.visitId, input.placeId, context.clock.now())
    if (known && known.placeId === null) return {}
    await askRest(tx, call, seat, await tx.rests.seatsInRooms(seat.visitId), null)
    return {}
  })
}

async function seatHere(tx: Tx, placeId: Id, seatId: Id, target: PlaceTarget): Promise<SeatRow> {
  const conversation = await tx.rooms.openConversation(placeId)
  const seat = await tx.seats.find(seatId)
  if (!conversation || !seat || seat.conversationId !== conversation.id || target.place.kind !== 'room') throw new Refusal('not_found')
  return seat
}

async function askRest(tx: Tx, { context, actor, input, target }: RestCall, { id, visitId }: SeatRow, seats: { seatId: Id; placeId: Id; conversationId: Id }[], placeId: Id | null): Promise<void> {
  const now = context.clock.now()
  const until = now + input.minutes * 60_000
  await tx.rests.add({ id: context.ids.next(), areaId: target.place.areaId, placeId, visitId, seatId: id, reason: input.reason, staffId: actor.staffId, now, until })
  for (const seat of seats) {
    await tx.seats.rest(seat.seatId, until, input.reason)
    await tx.seats.leave(seat.conversationId, visitId, now)
    context.seats.forget(visitId, seat.placeId)
    tx.record({ kind: 'rest.asked', visitId, view: { placeId: seat.placeId, reason: input.reason, until, ...(placeId === null ? { isEverywhere: true } : {}) } }, { kind: 'seat.ended', placeId: seat.placeId, visitId })
  }
  await tx.records.audit({ staffId: actor.staffId, action: placeId === null ? 'person.remove' : 'person.rest', objectKind: 'seat', objectId: id, reasonCode: input.reason, now })
  tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: 'rest' })
}

/** Undone before its time: one may come in again, and is told so. */
export async function endRest({ context, actor, input, target }: Call<'rest:end', StaffActor, PlaceTarget>): Promise<Nothing> {
  return context.store.transact(async (tx) => {
    await tx.lockRooms(target.place.areaId)
    const seat = await tx.seats.find(input.seatId)
    const now = context.clock.now()
    const rest = seat && (await tx.rests.standing(seat.visitId, input.placeId, now))
    if (!seat || !rest) return {}
    // What a supervisor asked for all rooms, a supervisor ends.
    if (rest.placeId === null && !actor.roles.includes('supervisor')) throw new Refusal('not_found')
    await tx.rests.end(seat.visitId, input.placeId, actor.staffId, now)
    await freeSeats(tx, seat.visitId, rest.placeId === null ? null : input.placeId)
    await tx.records.audit({ staffId: actor.staffId, action: 'rest.end', objectKind: 'seat', objectId: seat.id, reasonCode: input.reason, now })
    tx.record({ kind: 'rest.ended', visitId: seat.visitId, placeId: input.placeId }, { kind: 'desk.changed', areaId: target.place.areaId, why: 'rest' })
    return {}
  })
}

async function freeSeats(tx: Tx, visitId: Id, onlyIn: Id | null): Promise<void> {
  for (const seat of await tx.rests.seatsInRooms(visitId)) if (onlyIn === null || seat.placeId === onlyIn) await tx.seats.endRest(seat.seatId)
}
