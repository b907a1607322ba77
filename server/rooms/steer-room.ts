// The finer hands on a room (rules HA4, HA5): slower, locked, and quiet everywhere. Each has a reason, an audit row, a line in the
// log, and is undone by the same act turned round. All are judged where a line is written or a seat is taken, under the place's lock.
import { Refusal } from '#shared/refusal'
import type { RoomView } from '#shared/views'
import { placeLog } from '../messages/place-log.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'
import type { ConversationRow } from '../storage/postgres/rooms.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call, Target } from '../transport/endpoint.ts'
import { recordRoom } from './room-moves.ts'
import { roomViewOf } from './room-view.ts'
import type { RoomTarget } from './room-targets.ts'

type SteerCall = Call<'room:slow' | 'room:lock' | 'room:unlock', StaffActor, RoomTarget>

/** @param change returns 0 when it is so already: then nothing is said twice */
function steer(call: SteerCall, action: string, change: (tx: Tx, conversation: ConversationRow) => Promise<number>): Promise<RoomView> {
  const { context, actor, input, target } = call
  return context.store.transact(async (tx) => {
    await tx.lockPlace(target.room.id)
    const conversation = await tx.rooms.openConversation(target.room.id)
    if (!conversation) throw new Refusal('room_closed')
    if ((await change(tx, conversation)) === 0) return (await roomViewOf(context, tx, target.room.id)).view
    await tx.records.audit({ staffId: actor.staffId, action, objectKind: 'conversation', objectId: conversation.id, reasonCode: input.reason, now: context.clock.now() })
    return recordRoom(tx, context, target.room.id)
  })
}

export function slowRoom(call: Call<'room:slow', StaffActor, RoomTarget>): Promise<RoomView> {
  const { slowMs } = call.input
  return steer(call, slowMs > 0 ? 'room.slow' : 'room.unslow', async (tx, conversation) => {
    const changed = await tx.rooms.setSlow(conversation.id, slowMs)
    if (changed > 0) await placeLog(tx, call.context, conversation).notice(slowMs > 0 ? 'slowed' : 'unslowed')
    return changed
  })
}

export const lockRoom = (call: Call<'room:lock', StaffActor, RoomTarget>): Promise<RoomView> => steer(call, 'room.lock', (tx, conversation) => setLocked(tx, call.context, conversation, true))
export const unlockRoom = (call: Call<'room:unlock', StaffActor, RoomTarget>): Promise<RoomView> => steer(call, 'room.unlock', (tx, conversation) => setLocked(tx, call.context, conversation, false))

/** Those inside need not know: the line in the log is for staff. */
async function setLocked(tx: Tx, context: Context, conversation: ConversationRow, isLocked: boolean): Promise<number> {
  const changed = await tx.rooms.setLocked(conversation.id, isLocked ? context.clock.now() : null)
  if (changed > 0) await placeLog(tx, context, conversation).notice(isLocked ? 'locked' : 'unlocked', 'staff')
  return changed
}

/** 全室しずかに: no room of the area takes talk any more; stamps, whispers, listening and help go on. */
export async function quietHouse({ context, actor, input }: Call<'house:quiet', StaffActor, Target>): Promise<Record<string, never>> {
  return context.store.transact(async (tx) => {
    await tx.lockRooms(actor.areaId)
    const now = context.clock.now()
    if ((await tx.rooms.setQuiet(actor.areaId, input.isQuiet ? now : null)) === 0) return {}
    for (const room of await tx.rooms.all(actor.areaId)) {
      const conversation = room.conversationId === null ? undefined : await tx.rooms.conversation(room.conversationId)
      if (conversation) await placeLog(tx, context, conversation).notice(input.isQuiet ? 'quieted' : 'unquieted')
      await recordRoom(tx, context, room.id)
    }
    await tx.records.audit({ staffId: actor.staffId, action: input.isQuiet ? 'house.quiet' : 'house.unquiet', objectKind: 'area', objectId: actor.areaId, reasonCode: input.reason, now })
    return {}
  })
}
