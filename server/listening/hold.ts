// One listening held for a transaction: the place's row first, as every writer of lines does, then its own (rule LI1).
import type { Id } from '#shared/ids'
import { stepListening, type ListeningMove, type ListeningState } from '#shared/listening'
import { Refusal } from '#shared/refusal'
import type { Tx } from '../storage/ports.ts'
import type { ListeningRow } from '../storage/postgres/listenings.ts'

export async function holdListening(tx: Tx, id: Id): Promise<ListeningRow> {
  await tx.lockPlace(id)
  await tx.listenings.lock(id)
  const row = await tx.listenings.find(id)
  if (!row) throw new Refusal('not_found')
  return row
}

/** Where the move leads by the table; it moved on when the table knows no such move from here. */
export function nextState(row: ListeningRow, move: ListeningMove): ListeningState {
  const to = stepListening(row.state, move)
  if (!to) throw new Refusal('moved_on')
  return to
}

export const isTalk = (row: ListeningRow): boolean => row.state === 'talking' || row.state === 'interrupted'

export const isGrave = (row: ListeningRow): boolean => row.severity === 'urgent' || row.severity === 'imminent'

/** What placeLog needs to know of the conversation. */
export const logPlaceOf = (row: ListeningRow) => ({ id: row.conversationId, placeId: row.id, sealedKey: row.sealedKey })
