// Overdue listenings, one transaction each: held, judged again under the lock, then moved. Somebody quicker is no error, and one that
// fails holds up no other (rule OP24).
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import { eachDue } from '../each-due.ts'
import type { Tx } from '../storage/ports.ts'
import type { ListeningRow } from '../storage/postgres/listenings.ts'
import { holdListening } from './hold.ts'

export async function sweepEach(context: Context, ids: readonly Id[], work: (tx: Tx, row: ListeningRow) => Promise<unknown>): Promise<void> {
  await eachDue(context, 'listenings', ids, (id) => context.store.transact(async (tx) => work(tx, await holdListening(tx, id))))
}
