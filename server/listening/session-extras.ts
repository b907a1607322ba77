// What staff see of a place beside its lines: the private notes, and for a session its facts. Visitors have no way here (RE5).
import type { NoteView, SessionView } from '#shared/views'
import type { Context } from '../context.ts'
import type { NoteRow } from '../storage/postgres/notes.ts'
import type { ConversationRow } from '../storage/postgres/rooms.ts'
import { sessionView } from './session-view.ts'

export const noteBound = (noteId: string) => `note|${noteId}`

type Sealed = Pick<ConversationRow, 'id' | 'sealedKey'>

export function noteView(context: Context, conversation: Sealed, row: NoteRow): NoteView | null {
  if (!conversation.sealedKey || !row.sealed) return null
  return { noteId: row.id, at: row.at, by: row.by, text: context.keys.open(conversation.id, conversation.sealedKey).unseal(noteBound(row.id), row.sealed) }
}

export async function sessionExtras(context: Context, conversation: ConversationRow): Promise<{ notes: NoteView[]; session: SessionView | null }> {
  const rows = await context.store.notes.of(conversation.id)
  const session = conversation.placeKind === 'session' ? await context.store.listenings.find(conversation.placeId) : undefined
  return { notes: rows.map((row) => noteView(context, conversation, row)).filter((note) => note !== null), session: session ? sessionView(context, session) : null }
}
