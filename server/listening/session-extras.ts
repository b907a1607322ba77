// What staff see of a session beside its lines: the private notes and the session's facts. Rooms have notes only.
import type { NoteView, SessionView } from '#shared/views'
import type { Context } from '../context.ts'
import type { ConversationRow } from '../storage/postgres/rooms.ts'

export async function sessionExtras(_context: Context, _conversation: ConversationRow): Promise<{ notes: NoteView[]; session: SessionView | null }> {
  return { notes: [], session: null }
}
