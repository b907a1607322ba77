// The eraser (rules RE6, RE7, CR3): what has outlived its clock is forgotten, a little at a time, each piece in one transaction;
// killed anywhere it simply goes on. Nothing goes early: clocks stand in the rows and are read by the database's time.
import { retention, type Retention } from '#shared/facts'
import type { Id } from '#shared/ids'
import { dayOf } from '#shared/tokyo'
import type { Context } from '../context.ts'
import { eachDue, partsDue } from '../each-due.ts'
import type { Sweep } from '../watcher.ts'

const dayMs = 24 * 60 * 60_000
const conversationsAtOnce = 20
const rowsAtOnce = 500

/** The moment before which rows of this class are due. */
function dueBefore(now: number, kept: Retention): number {
  return now - retention[kept].days * dayMs
}

/** @returns false when something still keeps it */
export async function eraseConversation(context: Context, id: Id, now: number): Promise<boolean> {
  const isErased = await context.store.transact(async (tx) => {
    if (!(await tx.erasure.claim(id, now))) return false
    await tx.erasure.emptyEntries(id)
    await tx.erasure.emptySeats(id)
    await tx.erasure.emptyNotes(id)
    await tx.erasure.emptyTransfers(id)
    await tx.erasure.emptySoloNotes(id)
    await tx.findings.drop(id)
    return (await tx.erasure.dropKey(id, now)) === 1
  })
  if (!isErased) return false
  context.keys.forget(id)
  context.seats.forgetConversation(id)
  return true
}

/** Each kind of row by its own clock; one that fails holds up no other (rule OP24). */
export async function eraseDue(context: Context): Promise<void> {
  const now = context.clock.now()
  const { erasure, returns, watchedDays } = context.store
  await partsDue(context, 'eraser', (failed) => erasure.due(now, conversationsAtOnce, failed), ({ id }) => eraseConversation(context, id, now))
  await eachDue(context, 'eraser', [
    () => erasure.dropReports(dueBefore(now, 'report'), rowsAtOnce),
    () => erasure.dropRests(dueBefore(now, 'report'), rowsAtOnce),
    () => erasure.dropSpentProofs(now),
    () => returns.dropUnused(dueBefore(now, 'return_words'), rowsAtOnce),
    () => watchedDays.dropBefore(dayOf(dueBefore(now, 'watched_day'))),
    () => erasure.dropStaffSessions(dueBefore(now, 'visit')),
    () => erasure.dropAfterNotes(dueBefore(now, 'session_form'), rowsAtOnce),
    () => erasure.emptyListenings(dueBefore(now, 'session_form'), rowsAtOnce),
  ], (drop) => drop())
  await partsDue(context, 'eraser', (failed) => erasure.oldEscalations(dueBefore(now, 'emergency_record'), conversationsAtOnce, failed), ({ id }) => context.store.transact((tx) => tx.erasure.dropEscalation(id)))
  await eachDue(context, 'eraser', [
    () => erasure.dropVisits(dueBefore(now, 'visit'), rowsAtOnce),
    () => erasure.emptyVisits(dueBefore(now, 'visit'), rowsAtOnce),
    () => erasure.dropAudit(dueBefore(now, 'audit'), rowsAtOnce),
  ], (drop) => drop())
}

export const eraserSweep: Sweep = { name: 'eraser', everyMs: 30_000, run: eraseDue }
