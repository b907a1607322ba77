// A visit is over: its row, its seats, its sockets (rules ID2, RO5). Called inside the story that decides it.
import type { Fact } from '#shared/facts'
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'

/** @returns false when it was over already */
export async function endVisit(tx: Tx, context: Context, visitId: Id, reason: Extract<Fact, { kind: 'visit.ended' }>['reason']): Promise<boolean> {
  const now = context.clock.now()
  if ((await tx.visits.end(visitId, reason, now)) === 0) return false
  for (const { placeId, conversationId } of await tx.seats.placesOf(visitId)) {
    await tx.seats.leave(conversationId, visitId, now)
    context.seats.forget(visitId, placeId)
    tx.record({ kind: 'seat.ended', placeId, visitId })
  }
  await tx.knocks.dropOfVisit(visitId)
  tx.record({ kind: 'visit.ended', visitId, reason })
  return true
}
