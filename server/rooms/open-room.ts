// A host opens a room: an opening (conversation) begins with a key of its own. Only while a supervisor is on shift (RO3).
import type { RoomView } from '#shared/views'
import { Refusal } from '#shared/refusal'
import type { Call } from '../transport/endpoint.ts'
import type { StaffActor } from '../transport/actor.ts'
import { placeLog } from '../messages/place-log.ts'
import { startHosting } from './host-room.ts'
import type { RoomTarget } from './room-targets.ts'
import { recordRoom } from './room-moves.ts'

export async function openRoom(call: Call<'room:open', StaffActor, RoomTarget>): Promise<RoomView> {
  const { context, actor, input, target } = call
  const now = context.clock.now()
  if (!(await context.store.staff.isRoleOnShift(target.room.areaId, 'supervisor', now - context.settings.supervisorGraceMs))) throw new Refusal('nobody_on_duty')
  return context.store.transact(async (tx) => {
    await tx.lockPlace(target.room.id)
    const known = await tx.rooms.openConversation(target.room.id)
    if (known) throw new Refusal('moved_on')
    const id = context.ids.next()
    const sealedKey = context.keys.make(id)
    await tx.rooms.addConversation({ id, placeId: target.room.id, sealedKey, now, closesAt: now + input.minutes * 60_000 })
    await startHosting(call, tx, id)
    await placeLog(tx, context, { id, placeId: target.room.id, sealedKey }).notice('opened')
    await tx.records.audit({ staffId: actor.staffId, action: 'room.open', objectKind: 'conversation', objectId: id, now })
    return recordRoom(tx, context, target.room.id)
  })
}
