// A second room instead of a crowd (rule RO4): beside a room that is open a host opens another of the same kind, audience and end with
// one press, and hosts both until somebody comes to take one. Closed, it is in no list; it is used again the next time.
import { codeOf } from '#shared/hands'
import type { RoomView } from '#shared/views'
import { Refusal } from '#shared/refusal'
import { hostTexts } from '#shared/texts/staff-host'
import type { Call } from '../transport/endpoint.ts'
import { hearPlace } from './hear-place.ts'
import type { HostCall } from './host-room.ts'
import { begin, supervisorOrRefused } from './open-room.ts'

export async function openSister(call: HostCall & Call<'room:open-sister'>): Promise<RoomView> {
  const { context, actor, target: { room } } = call
  await supervisorOrRefused(call)
  const view = await context.store.transact(async (tx) => {
    // Two presses at once open one room: both wait here. So does 全室しずかに, which leaves out no room that is made meanwhile (HA12).
    await tx.lockRooms(room.areaId)
    const conversation = await tx.rooms.openConversation(room.id)
    if (!conversation || conversation.state === 'after' || room.sisterOf !== null) throw new Refusal('moved_on')
    const sisters = (await tx.rooms.all(actor.areaId)).filter(({ sisterOf }) => sisterOf === room.id)
    if (sisters.some(({ state }) => state !== 'closed')) throw new Refusal('moved_on')
    const id = sisters[0]?.id ?? context.ids.next()
    if (!sisters[0]) {
      await tx.rooms.addPlace(id, room.areaId, 'room')
      await tx.rooms.add({ id, name: hostTexts.sisterName(room.name), kind: room.kind, audience: room.audience, capacity: room.capacity, sisterOf: room.id })
    }
    const closesAt = conversation.closesAt ?? context.clock.now() + 60 * 60_000
    return begin(tx, call, { id }, { closesAt, kind: conversation.roomKind ?? room.kind, theme: conversation.theme, code: codeOf('room:open-sister') })
  })
  await hearPlace(context, call.ear, view.roomId, actor.staffId)
  return view
}
