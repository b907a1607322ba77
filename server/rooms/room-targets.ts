// Who an actor is to a room or place: the relations the permission table speaks of (rule PO2).
import type { Id } from '#shared/ids'
import type { Relation } from '#shared/policy'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { Actor, StaffActor } from '../transport/actor.ts'
import type { Target } from '../transport/endpoint.ts'
import type { RoomRow } from '../storage/postgres/rooms.ts'
import type { Part } from '#shared/people'

const relationOfPart: Record<Part, Relation> = { host: 'host_here', listener: 'listener_here', professional: 'professional_here', supervisor: 'looking' }

export interface RoomTarget extends Target { room: RoomRow }
export interface PlaceTarget extends Target { place: { id: Id; areaId: Id; kind: 'room' | 'session' }; part: Part | null }

export async function roomTarget({ context, actor, input }: { context: Context; actor: Actor; input: { roomId: Id } }): Promise<RoomTarget> {
  const room = await context.store.rooms.find(input.roomId)
  if (!room) throw new Refusal('not_found')
  return { room, relations: actor.kind === 'staff' ? await staffRelations(context, actor, room.id, room.areaId) : [] }
}

export async function staffRelations(context: Context, actor: StaffActor, placeId: Id, areaId: Id): Promise<Relation[]> {
  const [shift, look] = await Promise.all([context.store.staff.shift(actor.staffId), context.store.seats.looking(placeId, actor.staffId)])
  return [
    ...(actor.areaId === areaId ? (['same_area'] as const) : []),
    ...(shift ? (['on_shift'] as const) : []),
    ...(look ? (['looking', relationOfPart[look.part]] as const) : []),
  ]
}

/** For what concerns every room of one's own area. */
export async function houseTarget({ context, actor }: { context: Context; actor: StaffActor }): Promise<Target> {
  const shift = await context.store.staff.shift(actor.staffId)
  return { relations: ['same_area', ...(shift ? (['on_shift'] as const) : [])] }
}

/** For what one does inside a place: visitors by their seat, staff by their look. */
export async function placeTarget({ context, actor, input }: { context: Context; actor: Actor; input: { placeId: Id } }): Promise<PlaceTarget> {
  const place = await context.store.rooms.place(input.placeId)
  if (!place) throw new Refusal('not_found')
  if (actor.kind === 'visitor') {
    const seat = await context.store.seats.current(place.id, actor.visitId)
    return { place, part: null, relations: seat ? ['seated'] : [] }
  }
  const look = await context.store.seats.looking(place.id, actor.staffId)
  return { place, part: look?.part ?? null, relations: await staffRelations(context, actor, place.id, place.areaId) }
}
