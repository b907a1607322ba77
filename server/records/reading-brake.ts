// Nobody reads through the house (rule RE10, AUT-18): who opens the words of more talks in a few minutes than anybody can be looking
// after is stopped, and colleagues on duty are called. Asked before the opening's own audit row is written; the stop leaves its own.
import { Refusal } from '#shared/refusal'
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import type { StaffActor } from '../transport/actor.ts'

const withinMs = 5 * 60_000

/** @param objectId what is about to be opened: what was opened a moment ago may be opened again
 * @throws Refusal too_fast */
export async function readingOrRefused(context: Context, { staffId, areaId }: StaffActor, objectId: Id): Promise<void> {
  const now = context.clock.now()
  const opened = await context.store.records.openedBy(staffId, now - withinMs)
  if (opened.some((one) => one.objectId === objectId) || opened.length < context.settings.readingMost) return
  await context.store.transact(async (tx) => {
    await tx.records.audit({ staffId, action: 'reading.stopped', objectKind: 'staff', objectId: staffId, reasonCode: 'too_many', now })
    // One call stands until somebody has answered it, however often it is tried.
    if ((await tx.calls.addReading({ id: context.ids.next(), areaId, fromStaff: staffId, now })) > 0) tx.record({ kind: 'desk.changed', areaId, why: 'reading' })
  })
  throw new Refusal('too_fast', withinMs - (now - (opened[0]?.at ?? now)))
}
