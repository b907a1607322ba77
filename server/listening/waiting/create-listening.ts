// A request for listening comes to be: a place with its conversation, closed to talk until someone listens, and the seat
// with the nickname the person has used so far (rules LI2, CR4). Who comes back to a talk that silence closed stands first (LI17).
import type { Id } from '#shared/ids'
import type { Wish } from '#shared/listening'
import type { AgeBand } from '#shared/people'
import type { Context } from '../../context.ts'
import { nicknameOfSeat } from '../../messages/last-nickname.ts'
import { sealName } from '../../messages/seat-name.ts'
import type { Tx } from '../../storage/ports.ts'

export interface NewListening {
  visitId: Id
  areaId: Id
  fromPlaceId: Id | null
  clientId: Id
  ageBand: AgeBand
  wish: Wish
  wishesSame?: boolean
}

const dayMs = 24 * 60 * 60_000
const tokyoMs = 9 * 60 * 60_000

/** Midnight in Tokyo before a moment. */
export function tokyoMidnight(now: number): number {
  return Math.floor((now + tokyoMs) / dayMs) * dayMs - tokyoMs
}

export async function createListening(tx: Tx, context: Context, asked: NewListening): Promise<Id> {
  const now = context.clock.now()
  const from = (asked.fromPlaceId && (await tx.listenings.lastSeat(asked.visitId, asked.fromPlaceId))) || (await tx.listenings.lastSeat(asked.visitId, null))
  const seat = nicknameOfSeat(context, from)
  const [id, conversationId] = [context.ids.next(), context.ids.next()]
  const sealedKey = context.keys.make(conversationId)
  const key = context.keys.open(conversationId, sealedKey)
  await tx.rooms.addPlace(id, asked.areaId, 'session')
  await tx.rooms.addConversation({ id: conversationId, placeId: id, sealedKey, now, closesAt: null })
  await tx.rooms.setState(conversationId, 'open', 'paused')
  await tx.seats.take({
    id: context.ids.next(), conversationId, visitId: asked.visitId, mark: seat.mark, isWatching: false, now, sealedName: (seatId) => sealName(key, seatId, seat.name),
  })
  const talks = await tx.listenings.countTalks(asked.visitId, tokyoMidnight(now))
  // A wish, shown to staff; nobody is kept for anybody (RW3).
  const quiet = await tx.listenings.closedBySilence(asked.visitId, now - context.settings.silenceBackMs)
  const wishedStaff = quiet?.listenerId ?? (asked.wishesSame ? ((await tx.returns.ofVisit(asked.visitId))?.lastListenerId ?? null) : null)
  await tx.listenings.add({
    id, areaId: asked.areaId, visitId: asked.visitId, fromPlace: from?.placeId ?? null, clientId: asked.clientId, ageBand: asked.ageBand, wish: asked.wish,
    isFirstTime: talks.ever === 0, timesToday: talks.since, wishedStaff, isHead: quiet !== undefined, now, keptSince: now - context.settings.placeKeptMs,
  })
  return id
}
