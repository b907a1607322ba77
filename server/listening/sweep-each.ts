// Overdue listenings, one transaction each: held, judged again under the lock, then moved. Somebody quicker is no error.
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'
import type { ListeningRow } from '../storage/postgres/listenings.ts'
import { holdListening } from './hold.ts'

export async function sweepEach(context: Context, ids: readonly Id[], work: (tx: Tx, row: ListeningRow) => Promise<unknown>): Promise<void> {
  for (const id of ids) {
    try {
      await context.store.transact(async (tx) => work(tx, await holdListening(tx, id)))
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'moved_on')) throw error
    }
  }
}
