// Who of an area is on duty before a board, with a line that is up: only they have been told when a screen is told (rules ES7, HO1).
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'
import { boardRoles } from '../transport/actor.ts'

/** Lines are seen every ten seconds; a minute without is a line that is down. */
const lineGraceMs = 60_000

export interface OnDuty { staffId: Id; name: string; roles: readonly Role[] }

export async function onDuty(context: Context, from: Queries, areaId: Id): Promise<OnDuty[]> {
  const onShift = await from.staff.onShift(areaId, context.clock.now() - lineGraceMs)
  return onShift.filter(({ roles }) => roles.some((role) => boardRoles.includes(role)))
}
