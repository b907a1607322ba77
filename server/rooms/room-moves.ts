// The one way a room changes state: by the table, conditionally on the state it came from, with its line in the log.
import type { Id } from '#shared/ids'
import type { Notice } from '#shared/message'
import { Refusal } from '#shared/refusal'
import { stepRoom, type RoomMove, type RoomState, type RuleReason } from '#shared/room'
import type { Context } from '../context.ts'
import { placeLog } from '../messages/place-log.ts'
import type { Tx } from '../storage/ports.ts'
import type { ConversationRow } from '../storage/postgres/rooms.ts'
import { roomViewOf } from './room-view.ts'

const dayMs = 24 * 60 * 60_000
/** A room that is opened again from the quiet minutes after stays for so long. */
const reopenedMs = 30 * 60_000
const noticeOf: Record<Exclude<RoomMove, 'open'>, Notice> = { pause: 'paused', resume: 'resumed', rest: 'resting', wake: 'awake', wake_paused: 'awake', fade: 'closed', reopen: 'reopened', close: 'closed' }

/** @throws Refusal moved_on when the room is no longer in a state this move starts from */
export async function moveRoom(tx: Tx, context: Context, roomId: Id, move: Exclude<RoomMove, 'open'>, why: RuleReason = 'nobody'): Promise<ConversationRow> {
  await tx.lockPlace(roomId)
  const conversation = await tx.rooms.openConversation(roomId)
  const step = move === 'wake' && conversation?.wasPaused ? 'wake_paused' : move
  const to = conversation && stepRoom(conversation.state, step)
  if (!conversation || !to) throw new Refusal('moved_on')
  await placeLog(tx, context, conversation).notice(move === 'rest' && why === 'queue' ? 'resting_queue' : noticeOf[move])
  const moved = await write(tx, context, conversation, move, to)
  if (moved === 0) throw new Refusal('moved_on')
  await recordRoom(tx, context, roomId)
  if (to === 'closed') tx.record({ kind: 'place.emptied', placeId: roomId })
  return conversation
}

function write(tx: Tx, context: Context, conversation: ConversationRow, move: RoomMove, to: RoomState): Promise<number> {
  if (to === 'closed') return closeConversation(tx, context, conversation)
  if (to === 'after') return fade(tx, context, conversation)
  // What was to be its end is over; how long it had is not known any more, so it is told anew.
  if (move === 'reopen') return tx.rooms.reopen(conversation.id, context.clock.now() + reopenedMs)
  if (to === 'resting') return tx.rooms.rest(conversation.id, conversation.state)
  return tx.rooms.setState(conversation.id, conversation.state, to)
}

/** Closing words are in the log; now the seats empty, the hosts go, the retention clock starts. */
async function closeConversation(tx: Tx, context: Context, conversation: ConversationRow): Promise<number> {
  const now = context.clock.now()
  const closed = await tx.rooms.close(conversation.id, now, now + context.settings.roomTextDays * dayMs)
  await tx.rooms.unhost(conversation.id, null, now)
  await tx.seats.leaveAll(conversation.id, now)
  await tx.knocks.drop(conversation.id)
  await tx.seats.unlook(conversation.placeId, null, now)
  context.presence.forget(conversation.placeId)
  return closed
}

/** The quiet room after (RO12): the words are gone from here on, the seats and the light stay for some minutes. */
function fade(tx: Tx, context: Context, conversation: ConversationRow): Promise<number> {
  return tx.rooms.fade(conversation.id, conversation.state, context.clock.now() + context.settings.afterRoomMs)
}

export async function recordRoom(tx: Tx, context: Context, roomId: Id): Promise<Awaited<ReturnType<typeof roomViewOf>>['view']> {
  const { row, view } = await roomViewOf(context, tx, roomId)
  tx.record({ kind: 'room.changed', areaId: row.areaId, view }, { kind: 'desk.changed', areaId: row.areaId, why: 'room' })
  return view
}
