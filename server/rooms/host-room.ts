// Becoming a host of an open room, and stopping. A host hears the room and may speak, hide and ask to rest.
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { RoomView } from '#shared/views'
import type { StaffActor } from '../transport/actor.ts'
import { endLook } from '../listening/talk/part-listener.ts'
import { channel } from '../transport/channels.ts'
import type { Call } from '../transport/endpoint.ts'
import type { Tx } from '../storage/ports.ts'
import { recordRoom } from './room-moves.ts'
import type { RoomTarget } from './room-targets.ts'

type HostCall = Call<'room:open' | 'room:host' | 'room:unhost', StaffActor, RoomTarget>

export async function startHosting({ context, actor, target, ear }: HostCall, tx: Tx, conversationId: Id): Promise<void> {
  const now = context.clock.now()
  await tx.rooms.host(conversationId, actor.staffId, now)
  await tx.seats.look({ id: context.ids.next(), placeId: target.room.id, staffId: actor.staffId, part: 'host', now })
  ear.hear(channel.staffIn(target.room.id))
}

export async function hostRoom(call: Call<'room:host', StaffActor, RoomTarget>): Promise<RoomView> {
  const { context, actor, target } = call
  return context.store.transact(async (tx) => {
    await tx.lockPlace(target.room.id)
    const conversation = await tx.rooms.openConversation(target.room.id)
    if (!conversation) throw new Refusal('room_closed')
    await startHosting(call, tx, conversation.id)
    await tx.records.audit({ staffId: actor.staffId, action: 'room.host', objectKind: 'conversation', objectId: conversation.id, now: context.clock.now() })
    return recordRoom(tx, context, target.room.id)
  })
}

/** The room's rule then looks whether another host is there; if not, it rests by itself. */
export async function unhostRoom({ context, actor, target }: Call<'room:unhost', StaffActor, RoomTarget>): Promise<RoomView> {
  return context.store.transact(async (tx) => {
    const now = context.clock.now()
    const conversation = await tx.rooms.openConversation(target.room.id)
    if (conversation) await tx.rooms.unhost(conversation.id, actor.staffId, now)
    await endLook(tx, target.room.id, actor.staffId, now)
    return recordRoom(tx, context, target.room.id)
  })
}
