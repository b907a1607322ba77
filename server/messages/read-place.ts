// Reading a place back under today's rights (rules ME4, ME5): one conversation, in seq order, blanks where one may not read.
import type { Id, Seq } from '#shared/ids'
import type { Entry } from '#shared/message'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'
import { viewEntry, type Reader } from './entry-body.ts'
import type { LogPlace } from './place-log.ts'

export const pageMost = 300

/** Lines after a seq, oldest first. */
export async function readAfter(context: Context, from: Queries, conversation: LogPlace, afterSeq: Seq, reader: Reader): Promise<Entry[]> {
  const rows = await from.entries.after(conversation.placeId, conversation.id, afterSeq, pageMost)
  const key = keyOf(context, conversation)
  return rows.map((row) => viewEntry(key, row, reader))
}

/** The newest lines before a seq, oldest first; a page more may stand before them. */
export async function readBefore(context: Context, from: Queries, conversation: LogPlace, beforeSeq: Seq, reader: Reader): Promise<{ entries: Entry[]; hasEarlier: boolean }> {
  const rows = await from.entries.before(conversation.placeId, conversation.id, beforeSeq, pageMost)
  const key = keyOf(context, conversation)
  return { entries: rows.map((row) => viewEntry(key, row, reader)), hasEarlier: rows.length === pageMost }
}

function keyOf(context: Context, conversation: { id: Id; sealedKey: Buffer | null }) {
  return conversation.sealedKey ? context.keys.open(conversation.id, conversation.sealedKey) : null
}
