// The words of what its writer took back leave the database at once (rule RE8), unless something keeps them: then they go with what
// keeps them, or with the conversation. Who wrote stays sealed, so that the trace has a name as long as its talk; not where the whole
// visit was erased (RE9).
import type { Id, Seq } from '#shared/ids'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'
import type { Sweep } from '../watcher.ts'
import { openBody, sealBody } from './entry-body.ts'

const linesAtOnce = 200

/** @param line one line with its copies, or null: whatever is due anywhere. @returns how many rows have no words any more */
export async function forgetTakenBack(from: Queries, context: Context, line: { placeId: Id; seq: Seq } | null): Promise<number> {
  let forgotten = 0
  for (const row of await from.takenBack.due(line, context.clock.now(), linesAtOnce)) {
    const key = context.keys.open(row.conversationId, row.sealedKey)
    const author = openBody(key, row)?.author
    const trace = row.isNameGone ? null : sealBody(key, row.id, row.kind, author ? { author } : {})
    forgotten += await from.takenBack.forget(row.placeId, row.seq, trace)
  }
  return forgotten
}

/** What kept them may have ended. */
export const takenBackSweep: Sweep = { name: 'taken-back', everyMs: 30_000, run: async (context) => void (await forgetTakenBack(context.store, context, null)) }
