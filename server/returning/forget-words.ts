// すべて消す (rule RW5): the words, the nickname, the supporter from before, the link to every visit, and the notes with their answers, at
// once. Only a note that people are acting upon stays until they have closed it, and that is said.
import type { Output } from '#shared/protocol'
import { eraseConversation } from '../records/erase-due.ts'
import type { VisitorActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

export async function forgetWords({ context, actor }: Call<'return:forget', VisitorActor>): Promise<Output<'return:forget'>> {
  const now = context.clock.now()
  const notes = await context.store.transact(async (tx) => {
    await tx.listenings.lockVisit(actor.visitId)
    const row = await tx.returns.ofVisit(actor.visitId)
    if (!row) return []
    const due = await tx.returns.dueNotes(row.id, now)
    await tx.returns.drop(row.id)
    tx.record({ kind: 'desk.changed', areaId: actor.areaId, why: 'solo_note' })
    context.keys.forget(row.id)
    return due
  })
  let kept = 0
  for (const id of notes) if (!(await eraseConversation(context, id, now))) kept++
  return { kept }
}
