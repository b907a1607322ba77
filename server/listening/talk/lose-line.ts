// A listener's line falls (rule LI9): the talk is kept for a grace time, and both are told the truth meanwhile.
import { Refusal } from '#shared/refusal'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import { nextState } from '../hold.ts'

export async function loseLine(tx: Tx, row: ListeningRow, returnBy: number, now: number): Promise<void> {
  if ((await tx.listenings.move(row.id, row.state, nextState(row, 'line_lost'), { lostAt: now, returnBy })) === 0) throw new Refusal('moved_on')
}
