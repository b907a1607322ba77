// Becoming a host of an open room, and stopping. A host hears the room and may speak, hide and ask to rest.
import { codeOf } from '#shared/hands'
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { RoomView } from '#shared/views'
import type { StaffActor } from '../transport/actor.ts'
import { endLook } from '../listening/talk/part-listener.ts'
import type { Call } from '../transport/endpoint.ts'
import type { Tx } from '../storage/ports.ts'
import { hearPlace } from './hear-place.ts'
import { recordRoom } from './room-moves.ts'
import type { RoomTarget } from './room-targets.ts'

export type HostCall = Pick<Call<'room:host', StaffActor, RoomTarget>, 'context' | 'actor' | 'target' | 'ear'>

/** After the commit the host's line hears the room: `hearPlace`. */
export async function startHosting({ context, actor }: Omit<HostCall, 'ear'>, tx: Tx, roomId: Id, conversationId: Id): Promise<void> {
  const now = context.clock.now()
  await tx.rooms.host(conversationId, actor.staffId, now)
  await tx.seats.look({ id: context.ids.next(), placeId: roomId, staffId: actor.staffId, part: 'host', now })
}

export async function hostRoom(call: Call<'room:host', StaffActor, RoomTarget>): Promise<RoomView> {
  const { context, actor, target, ear } = call
  const view = await context.store.transact(async (tx) => {
    await tx.lockPlace(target.room.id)
    const conversation = await tx.rooms.openConversation(target.room.id)
    if (!conversation) throw new Refusal('room_closed')
    await startHosting(call, tx, target.room.id, conversation.id)
    await tx.records.audit({ staffId: actor.staffId, action: 'room.host', objectKind: 'conversation', objectId: conversation.id, reasonCode: codeOf('room:host'), now: context.clock.now() })
    return recordRoom(tx, context, target.room.id)
  })
  await hearPlace(context, ear, target.room.id, actor.staffId)
  return view
}

/** The room's rule then looks whether another host is there; if not, it rests by itself. */
export async function unhostRoom({ context, actor, target }: Call<'room:unhost', StaffActor, RoomTarget>): Promise<RoomView> {
  return context.store.transact(async (tx) => {
    const now = context.clock.now()
    const conversation = await tx.rooms.openConversation(target.room.id)
    if (conversation && (await tx.rooms.unhost(conversation.id, actor.staffId, now)) > 0) {
      await tx.records.audit({ staffId: actor.staffId, action: 'room.unhost', objectKind: 'conversation', objectId: conversation.id, reasonCode: codeOf('room:unhost'), now })
    }
    await endLook(tx, target.room.id, actor.staffId, now)
    return recordRoom(tx, context, target.room.id)
  })
}
