// 静かな入口 (rule HA17): while it is on, whoever comes anew waits at the door until a host lets them in. Who sat here in this opening
// comes back as always. What is kept of who waits goes when they are in, when they give up their visit, or when the room closes.
import { codeOf } from '#shared/hands'
import { Refusal } from '#shared/refusal'
import type { RoomView } from '#shared/views'
import { placeLog } from '../messages/place-log.ts'
import { sealName } from '../messages/seat-name.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'
import type { ConversationRow } from '../storage/postgres/rooms.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import type { EnterCall } from './enter-room.ts'
import { recordRoom } from './room-moves.ts'
import { roomViewOf } from './room-view.ts'
import type { PlaceTarget, RoomTarget } from './room-targets.ts'

/** More than these cannot wait at one door: a flood of knocks is no way to fill the house. */
const mostWaiting = 200
/** The page asks again so often, and is counted as gone after a minute. */
export const askAgainMs = 10_000

/** Under the place's lock. @returns whether they may come in; otherwise they stand in the row from now on */
export async function isLetIn(tx: Tx, { context, actor, input, target }: EnterCall, conversation: ConversationRow & { sealedKey: Buffer }, name: string): Promise<boolean> {
  const known = await tx.knocks.ofVisit(conversation.id, actor.visitId)
  if (known?.admittedAt) return true
  if (!known && (await tx.knocks.count(conversation.id)) >= mostWaiting) throw new Refusal('room_full')
  const id = known?.id ?? context.ids.next()
  const sealedName = sealName(context.keys.open(conversation.id, conversation.sealedKey), id, name)
  await tx.knocks.wait({ id, conversationId: conversation.id, visitId: actor.visitId, sealedName, mark: input.mark, now: context.clock.now() })
  if (!known) tx.record({ kind: 'desk.changed', areaId: target.room.areaId, why: 'knock' })
  return false
}

export async function admitNewcomers({ context, actor, input, target }: Call<'room:admit', StaffActor, RoomTarget>): Promise<RoomView> {
  return context.store.transact(async (tx) => {
    await tx.lockPlace(target.room.id)
    const conversation = await tx.rooms.openConversation(target.room.id)
    if (!conversation) throw new Refusal('room_closed')
    const now = context.clock.now()
    if ((await tx.rooms.setAdmitting(conversation.id, input.isOn ? now : null)) === 0) return (await roomViewOf(context, tx, target.room.id)).view
    await placeLog(tx, context, conversation).notice(input.isOn ? 'admitting' : 'not_admitting', 'staff')
    if (!input.isOn) await letIn(tx, context, conversation, null)
    await tx.records.audit({ staffId: actor.staffId, action: input.isOn ? 'room.admit' : 'room.unadmit', objectKind: 'conversation', objectId: conversation.id, reasonCode: input.reason, now })
    return recordRoom(tx, context, target.room.id)
  })
}

export async function letPeopleIn({ context, actor, input, target }: Call<'person:let-in', StaffActor, PlaceTarget>): Promise<Record<string, never>> {
  return context.store.transact(async (tx) => {
    await tx.lockPlace(target.place.id)
    const conversation = await tx.rooms.openConversation(target.place.id)
    if (!conversation) throw new Refusal('room_closed')
    if ((await letIn(tx, context, conversation, input.knockIds)) === 0) return {}
    await tx.records.audit({ staffId: actor.staffId, action: 'person.let_in', objectKind: 'conversation', objectId: conversation.id, reasonCode: codeOf('person:let-in'), now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: 'knock' })
    return {}
  })
}

async function letIn(tx: Tx, context: Context, { id, placeId }: ConversationRow, knockIds: readonly string[] | null): Promise<number> {
  const answered = await tx.knocks.admit(id, knockIds, context.clock.now())
  for (const { visitId } of answered) tx.record({ kind: 'knock.answered', visitId, placeId })
  return answered.length
}
