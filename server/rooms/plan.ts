// What is planned for the coming months (rules RO8, RO11), from the rows of openings and of the operator's days.
import { plannedBetween, type PlannedView } from '#shared/openings'
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'

const aheadMs = 120 * 24 * 60 * 60_000

/** From what goes on now to four months ahead, in order. */
export async function readPlan(context: Context, from: Queries, areaId?: Id): Promise<PlannedView[]> {
  const now = context.clock.now()
  const [openings, days] = [await from.openings.all(), await from.openings.days(areaId)]
  return plannedBetween(openings, days, now, now + aheadMs)
}
