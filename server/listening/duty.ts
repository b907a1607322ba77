// Who is on duty for listening, and what keeps one person from taking the next (rules LI10, LI5, LI8).
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import type { takeObstacles } from '#shared/views'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'
import type { ShiftRow } from '../storage/postgres/staff.ts'
import { isGrave } from './hold.ts'

export type TakeObstacle = (typeof takeObstacles)[number]
export type OnDuty = Awaited<ReturnType<Queries['staff']['onShift']>>[number]

/** Roles that may hold a talk; the same as the permission table's row for taking. */
export const listeningRoles: readonly Role[] = ['peer_supporter', 'supervisor', 'professional']

export function onDuty(context: Context, from: Queries, areaId: Id): Promise<OnDuty[]> {
  return from.staff.onShift(areaId, context.clock.now() - context.settings.supervisorGraceMs)
}

export const mayListen = (person: { roles: readonly Role[] }): boolean => person.roles.some((role) => listeningRoles.includes(role))

/** Never alone: a supervisor other than the listener must be on shift and reachable. */
export function hasSupervisorBeside(duty: readonly OnDuty[], listenerId: Id | null): boolean {
  return duty.some(({ staffId, roles }) => roles.includes('supervisor') && staffId !== listenerId)
}

export interface Hands { staffId: Id; areaId: Id; sessionLimit: number }

/** Why this person's hands are not free, null when they are; whether anyone waits is another question. */
export async function handsObstacle(context: Context, from: Queries, hands: Hands, shift: ShiftRow | undefined): Promise<Exclude<TakeObstacle, 'nobody_waiting'> | null> {
  if (!shift) return 'not_on_shift'
  const held = await from.listenings.heldBy(hands.staffId)
  if (held.length >= hands.sessionLimit || held.some(isGrave)) return 'hands_full'
  if ((await from.notes.owed(hands.staffId)).length > 0) return 'after_note_due'
  if (shift.breakUntil !== null && shift.breakUntil > context.clock.now()) return 'on_break'
  return hasSupervisorBeside(await onDuty(context, from, hands.areaId), hands.staffId) ? null : 'nobody_on_duty'
}
