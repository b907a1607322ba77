// A promise that was not kept calls a person (rule SN6): a note nobody has read by its time is raised, once, to those on call.
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import { partsDue } from '../each-due.ts'
import { raiseEscalation } from '../escalation/raise-escalation.ts'
import type { Sweep } from '../watcher.ts'

const atOnce = 50

async function tellOverdue(context: Context): Promise<void> {
  await partsDue(context, 'solo-notes', (failed) => context.store.soloNotes.overdue(context.clock.now(), atOnce, failed), ({ id }) => tellOne(context, id))
}

function tellOne(context: Context, id: Id): Promise<void> {
  return context.store.transact(async (tx) => {
    const now = context.clock.now()
    await tx.lockPlace(id)
    if ((await tx.soloNotes.tellOverdue(id, now)) === 0) return
    const note = await tx.soloNotes.find(id, now)
    if (!note?.visitId) return
    await raiseEscalation(tx, context, {
      raiseId: id, byKey: id, cause: 'unread_note', severity: 'watch', placeId: id, conversationId: note.conversationId, visitId: note.visitId, areaId: note.areaId,
    })
    tx.record({ kind: 'desk.changed', areaId: note.areaId, why: 'solo_note' })
  })
}

export const soloNoteSweeps: Sweep[] = [{ name: 'solo-notes-overdue', everyMs: 15_000, run: tellOverdue }]
