// By when a note left now is read (rule SN1): the house's setting, the calendar of Tokyo and the days the operator has closed.
import { readByOf } from '#shared/solo-note'
import type { Context } from '../context.ts'

/** Null: nobody reads, so nothing is taken. */
export async function readingTime(context: Context): Promise<number | null> {
  const { isOffered, ...rule } = context.settings.soloNote
  if (!isOffered) return null
  return readByOf(context.clock.now(), rule, await context.store.openings.closedDays())
}
