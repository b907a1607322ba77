// A visitor sits down in a room, watching or writing (rules RO4, RO5). Nobody is told; coming back is the same act.
import type { Id } from '#shared/ids'
import { readNickname, foldName } from '#shared/nickname'
import type { Mark } from '#shared/people'
import { Refusal } from '#shared/refusal'
import type { PlaceView } from '#shared/views'
import type { Context } from '../context.ts'
import { readAfter } from '../messages/read-place.ts'
import { readName, sealName } from '../messages/seat-name.ts'
import { unfitName } from '../moderation/judge-name.ts'
import { rememberNickname } from '../returning/return-view.ts'
import type { ConversationRow } from '../storage/postgres/rooms.ts'
import type { VisitorActor } from '../transport/actor.ts'
import { channel } from '../transport/channels.ts'
import type { Call } from '../transport/endpoint.ts'
import { freeNickname } from './free-nickname.ts'
import type { RoomTarget } from './room-targets.ts'
import { askAgainMs, isLetIn } from './quiet-entrance.ts'
import { returnToSeat } from './return-to-seat.ts'
import { roomViewOf } from './room-view.ts'

export type Seated = {
  conversation: Pick<ConversationRow, 'id' | 'placeId' | 'areaId' | 'sealedKey' | 'firstSeq' | 'roomKind'>
  seat: { id: Id; mark: Mark; isWatching: boolean }
  name: string
}
export type EnterCall = Call<'room:enter', VisitorActor, RoomTarget>

export async function enterRoom(call: EnterCall): Promise<PlaceView> {
  const { context, actor, input, target, ear } = call
  const { conversation, seat, name } = (await returnToSeat(call)) ?? (await sitDown(call))
  // Heard first, read back now: whatever is said in between comes twice and is dropped by its seq, never missed (ME5).
  context.live.arrive(target.room.id, actor.visitId, ear)
  context.seats.remember(actor.visitId, {
    conversation, author: { kind: 'visitor', seatId: seat.id, name, mark: input.mark },
  })
  const { row, view } = await roomViewOf(context, context.store, target.room.id)
  const afterSeq = Math.max(input.afterSeq ?? 0, conversation.firstSeq - 1)
  return {
    placeId: target.room.id, kind: 'room', conversationId: conversation.id, room: view,
    seat: { seatId: seat.id, name, mark: seat.mark, isWatching: seat.isWatching, restUntil: null },
    ...(await recent(context, conversation, row.lastSeq, afterSeq, actor.visitId)),
    lastSeq: row.lastSeq,
  }
}

async function sitDown(call: EnterCall): Promise<Seated> {
  const { context, actor, input, target, ear } = call
  const asked = await checkNickname(context, input.nickname, () => nameHere(call))
  const seated = await context.store.transact(async (tx) => {
    // Seats are counted, rests and closings seen under the place's lock: of two who come at once one comes after the other.
    await tx.lockPlace(target.room.id)
    const conversation = await tx.rooms.openConversation(target.room.id)
    if (!conversation?.sealedKey) throw new Refusal('room_closed')
    const now = context.clock.now()
    const known = await tx.seats.ofVisit(conversation.id, actor.visitId)
    const rest = await tx.rests.standing(actor.visitId, target.room.id, now)
    if (rest) throw new Refusal('asked_to_rest', rest.until - now)
    // Whoever sits here comes back to their seat; nobody new sits down behind a lock (HA5).
    if (conversation.isLocked && (known === undefined || known.leftAt !== null)) throw new Refusal('room_locked')
    // Behind a quiet entrance who comes anew stands in a row; that is written down, and said when it is (HA17).
    if (conversation.isAdmitting && known === undefined && !(await isLetIn(tx, call, { ...conversation, sealedKey: conversation.sealedKey }, asked))) return null
    const seenSince = now - context.settings.seatGraceMs
    // The quiet minutes after are for those who were there.
    if (conversation.state === 'after' && known?.leftAt !== null) throw new Refusal('room_closed')
    const isSittingHere = known !== undefined && known.leftAt === null && known.seenAt > seenSince
    if (!isSittingHere && (await tx.seats.count(conversation.id, seenSince)) >= target.room.capacity) throw new Refusal('room_full')
    const key = context.keys.open(conversation.id, conversation.sealedKey)
    const others = known === undefined && input.isSuggested ? await tx.seats.namesIn(conversation.id) : []
    const name = others.length === 0 ? asked : freeNickname(asked, others.map((seat) => readName(key, seat)), (context.ids.random(1)[0] ?? 0) / 256)
    const seat = await tx.seats.take({
      id: context.ids.next(), conversationId: conversation.id, visitId: actor.visitId, mark: input.mark, isWatching: input.isWatching, now,
      sealedName: (seatId) => sealName(key, seatId, name),
    })
    if (!seat) throw new Refusal('moved_on')
    await tx.seats.rename(seat.id, sealName(key, seat.id, name))
    await rememberNickname(context, tx, actor.visitId, { name, mark: input.mark })
    // Heard from within the lock, so that a closing or a rest that comes next finds this line listening, and ends it.
    ear.hear(channel.visitorsIn(target.room.id))
    return { conversation, seat, name }
  })
  if (!seated) throw new Refusal('wait_to_be_let_in', askAgainMs)
  return seated
}

/** The nickname of one's own seat in this opening, left or not. */
async function nameHere({ context, actor, target }: EnterCall): Promise<string | null> {
  const conversation = await context.store.rooms.openConversation(target.room.id)
  const seat = conversation && (await context.store.seats.ofVisit(conversation.id, actor.visitId))
  return seat && conversation.sealedKey ? readName(context.keys.open(conversation.id, conversation.sealedKey), seat) : null
}

/** A returning page gets what it missed; a new one the newest 300 lines. */
async function recent(context: Context, conversation: { id: string; placeId: string; sealedKey: Buffer | null; firstSeq: number }, lastSeq: number, afterSeq: number, visitId: string) {
  const from = Math.max(afterSeq, lastSeq - 300)
  if (from >= lastSeq) return { entries: [], hasEarlier: from >= conversation.firstSeq }
  const entries = await readAfter(context, context.store, conversation, from, { isStaff: false, visitId })
  return { entries, hasEarlier: from >= conversation.firstSeq }
}

/** Those who come at the same moment are answered with the same names. */
let lastNames: { names: readonly { name: string }[]; folded: ReadonlySet<string> } | undefined

function foldNames(names: readonly { name: string }[]): ReadonlySet<string> {
  if (lastNames?.names !== names) lastNames = { names, folded: new Set(names.map(({ name }) => foldName(name))) }
  return lastNames.folded
}

/** Names of people on duty are compared folded, so that nobody can pose as one of them (AC4); and a name is read as a line is (AC11). */
async function checkNickname(context: Context, raw: string, nameHere: () => Promise<string | null>): Promise<string> {
  const read = readNickname(raw, foldNames(await context.store.staff.names()))
  if ('refused' in read) throw new Refusal(read.refused)
  const unfit = unfitName(context, read.name)
  // Lists may have changed since it was taken: whoever sits here under it is not put out for that.
  if (unfit && read.name !== (await nameHere())) throw new Refusal(unfit)
  return read.name
}
