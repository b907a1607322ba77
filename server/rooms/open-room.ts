// A host opens a room: an opening (conversation) begins with a key, a kind and a theme of its own. Only while a supervisor is on shift
// (RO3). A plan never opens a room; people do, and the plan only says until when.
import { codeOf } from '#shared/hands'
import type { Id } from '#shared/ids'
import type { RoomKind } from '#shared/room'
import type { RoomView } from '#shared/views'
import { Refusal } from '#shared/refusal'
import type { Tx } from '../storage/ports.ts'
import type { RoomRow } from '../storage/postgres/rooms.ts'
import type { Call } from '../transport/endpoint.ts'
import { placeLog } from '../messages/place-log.ts'
import { passStaffWords } from '../moderation/pass-staff-words.ts'
import { hearPlace } from './hear-place.ts'
import { startHosting, type HostCall } from './host-room.ts'
import { recordRoom } from './room-moves.ts'
import { dueIn } from './room-view.ts'

/** `code`: why, as the record has it */
interface Beginning { closesAt: number; kind: RoomKind; theme: string | null; code: string }

export async function openRoom(call: HostCall & Call<'room:open'>): Promise<RoomView> {
  const { context, input, target } = call
  const now = context.clock.now()
  await supervisorOrRefused(call)
  passStaffWords(context, input.theme)
  const due = await dueIn(context, context.store, target.room.id)
  const theme = input.theme?.trim() || due?.theme || target.room.theme
  const view = await context.store.transact((tx) => begin(tx, call, target.room, { closesAt: now + input.minutes * 60_000, kind: input.kind ?? target.room.kind, theme: theme || null, code: codeOf('room:open') }))
  await hearPlace(context, call.ear, view.roomId, call.actor.staffId)
  return view
}

export async function supervisorOrRefused({ context, target }: HostCall): Promise<void> {
  const since = context.clock.now() - context.settings.supervisorGraceMs
  if (!(await context.store.staff.isRoleOnShift(target.room.areaId, 'supervisor', since))) throw new Refusal('nobody_on_duty')
}

/** Of two who open at once, one opens. */
export async function begin(tx: Tx, call: HostCall, room: Pick<RoomRow, 'id'>, { closesAt, kind, theme, code }: Beginning): Promise<RoomView> {
  const { context, actor } = call
  const now = context.clock.now()
  await tx.lockPlace(room.id)
  if (await tx.rooms.openConversation(room.id)) throw new Refusal('moved_on')
  const id: Id = context.ids.next()
  const sealedKey = context.keys.make(id)
  await tx.rooms.addConversation({ id, placeId: room.id, sealedKey, now, closesAt, roomKind: kind, theme })
  await startHosting(call, tx, room.id, id)
  await placeLog(tx, context, { id, placeId: room.id, sealedKey }).notice('opened')
  await tx.records.audit({ staffId: actor.staffId, action: 'room.open', objectKind: 'conversation', objectId: id, reasonCode: code, now })
  return recordRoom(tx, context, room.id)
}
