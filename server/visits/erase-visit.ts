// この訪問で書いたものを消す (rules RE9, PRI-22): lines, whispers and stamps leave everyone's screen and the database at once, the nickname with
// them; notes and whole talks are shredded with their keys. What staff may have to act upon they keep, and that is said. The visit
// itself is ended by its page, once this has been answered.
import type { Output } from '#shared/protocol'
import { endListening } from '../listening/talk/end-listening.ts'
import { holdListening, isTalk } from '../listening/hold.ts'
import { placeLog } from '../messages/place-log.ts'
import { eraseConversation } from '../records/erase-due.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'
import type { VisitorActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

export async function eraseVisit({ context, actor }: Call<'visit:erase', VisitorActor>): Promise<Output<'visit:erase'>> {
  const { visitId } = actor
  const now = context.clock.now()
  const { due, keptLines } = await context.store.transact(async (tx) => {
    const places = await tx.seats.placesOf(visitId)
    for (const { placeId } of places.sort((a, b) => (a.placeId < b.placeId ? -1 : 1))) await tx.lockPlace(placeId)
    await endTalk(tx, context, visitId)
    await tx.listenings.lockVisit(visitId)
    const marked = await tx.takenBack.markOfVisit(visitId)
    const isForgotten = await tx.takenBack.forgetOfVisit(visitId, [...new Set(marked.map(({ conversationId }) => conversationId))], now)
    await tellPlaces(tx, context, visitId, marked)
    await tx.seats.forgetNames(visitId)
    await tx.knocks.dropOfVisit(visitId)
    const hurried = await tx.erasure.hurryOfVisit(visitId, now)
    const standing = await tx.takenBack.keptOfVisit(visitId)
    await tx.records.audit({ staffId: null, action: 'visit.erase', objectKind: 'visit', objectId: visitId, reasonCode: standing > 0 ? 'kept' : 'forgotten', now })
    if (isForgotten > 0) tx.record({ kind: 'desk.changed', areaId: actor.areaId, why: 'erased' })
    return { due: hurried, keptLines: standing }
  })
  let kept = keptLines
  for (const id of due) if (!(await eraseConversation(context, id, now))) kept++
  context.recent.forget(visitId)
  return { kept: kept + (await context.store.erasure.talksKept(visitId)) }
}

async function endTalk(tx: Tx, context: Context, visitId: string): Promise<void> {
  const open = await tx.listenings.openOf(visitId)
  if (!open) return
  const row = await holdListening(tx, open.id)
  if (row.state === 'ended') return
  await (isTalk(row) ? endListening(tx, context, row, 'stop', 'stopped_by_visitor') : endListening(tx, context, row, 'leave', 'left_waiting'))
}

/** Whoever is there hears of each line that it is gone; then the seat is free. */
async function tellPlaces(tx: Tx, context: Context, visitId: string, marked: readonly { placeId: string; seq: number; conversationId: string; kind: string; audience: string }[]): Promise<void> {
  for (const { placeId, conversationId } of await tx.seats.placesOf(visitId)) {
    const conversation = await tx.rooms.openConversation(placeId)
    const lines = marked.filter((line) => line.conversationId === conversationId)
    if (conversation && conversation.state !== 'after') {
      const log = placeLog(tx, context, conversation)
      for (const { seq, audience, kind } of lines) await (audience === 'everyone' || kind === 'message' ? log.takenBack(seq) : log.withdrawn(seq, visitId))
    }
    await tx.seats.leave(conversationId, visitId, context.clock.now())
    context.seats.forget(visitId, placeId)
    tx.record({ kind: 'seat.ended', placeId, visitId })
  }
}
