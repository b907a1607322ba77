// What is due, one thing after the other (rule OP24): one that fails is counted and logged by its code, and holds up no other. It is
// tried again in the next round. Where the database is away nothing more is tried.
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { Context } from './context.ts'
import { dueFailedCounter } from './metrics.ts'

/** @returns false when it failed; somebody quicker is no failure */
async function isDone(context: Context, sweep: string, work: () => Promise<unknown>, id?: Id): Promise<boolean> {
  try {
    await work()
  } catch (error) {
    const code = error instanceof Refusal ? error.code : undefined
    if (code === 'moved_on') return true
    // Patience that ran out over this one thing looks the same as a database that is gone.
    if (code === 'unavailable' && !(await context.store.probe())) throw error
    dueFailedCounter.labels(sweep).inc()
    context.log.error('what was due failed; the rest goes on', error, { event: sweep, code, id })
    return false
  }
  return true
}

export async function eachDue<T>(context: Context, sweep: string, due: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (const one of due) await isDone(context, sweep, () => work(one))
}

/**
 * Of what is read in parts, the oldest first: what failed is left out of the next part, so that it never fills one.
 * @param read those due, without these
 */
export async function partsDue<T extends { id: Id }>(context: Context, sweep: string, read: (failed: readonly Id[]) => Promise<readonly T[]>, work: (one: T) => Promise<unknown>): Promise<void> {
  const failed: Id[] = []
  for (let before = -1; before < failed.length; ) {
    before = failed.length
    for (const one of await read(failed)) if (!(await isDone(context, sweep, () => work(one), one.id))) failed.push(one.id)
  }
}
