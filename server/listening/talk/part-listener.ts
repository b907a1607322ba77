// A listener's part in a talk is over, however it came (rule LI8): the right to hear it ends at once; who has talked owes a
// two-minute note and has ten minutes in which nobody calls.
import type { Id } from '#shared/ids'
import type { Context } from '../../context.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import { isTalk } from '../hold.ts'

export async function endLook(tx: Tx, placeId: Id, staffId: Id, now: number): Promise<void> {
  await tx.seats.unlook(placeId, staffId, now)
  tx.record({ kind: 'look.ended', placeId, staffId })
}

export async function partListener(tx: Tx, context: Context, row: ListeningRow): Promise<void> {
  if (row.listenerId === null) return
  const now = context.clock.now()
  await endLook(tx, row.id, row.listenerId, now)
  await tx.transfers.lapseOf(row.id, now)
  if (isTalk(row)) {
    await tx.notes.owe(row.id, row.listenerId, now)
    await tx.staff.rest(row.listenerId, now + context.settings.breakMs)
  }
}
