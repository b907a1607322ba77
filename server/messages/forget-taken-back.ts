// The words of what its writer took back leave the database at once (rule RE8), unless something keeps them: then they go with what
// keeps them, or with the conversation. Who wrote stays sealed, so that the trace has a name as long as its talk; not where the whole
// visit was erased (RE9).
import type { Id, Seq } from '#shared/ids'
import type { Context } from '../context.ts'
import { partsDue } from '../each-due.ts'
import type { Queries } from '../storage/ports.ts'
import type { TakenBackRow } from '../storage/postgres/taken-back.ts'
import type { Sweep } from '../watcher.ts'
import { openBody, sealBody } from './entry-body.ts'

const linesAtOnce = 200

/** One line with its copies. @returns how many rows have no words any more */
export async function forgetTakenBack(from: Queries, context: Context, line: { placeId: Id; seq: Seq }): Promise<number> {
  let forgotten = 0
  for (const row of await from.takenBack.due(line, context.clock.now(), linesAtOnce, [])) forgotten += await forgetRow(from, context, row)
  return forgotten
}

async function forgetRow(from: Queries, { keys }: Context, row: TakenBackRow): Promise<number> {
  const key = keys.open(row.conversationId, row.sealedKey)
  const author = openBody(key, row)?.author
  return from.takenBack.forget(row.placeId, row.seq, row.isNameGone ? null : sealBody(key, row.id, row.kind, author ? { author } : {}))
}

/** What kept them may have ended. */
async function forgetAll(context: Context): Promise<void> {
  const { store } = context
  const due = (failed: readonly Id[]) => store.takenBack.due(null, context.clock.now(), linesAtOnce, failed)
  await partsDue(context, 'taken-back', due, (row) => forgetRow(store, context, row))
}

export const takenBackSweep: Sweep = { name: 'taken-back', everyMs: 30_000, run: forgetAll }
