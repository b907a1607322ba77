// An escalation as the board shows it: no text of anyone, ever (rule ES12).
import { callsEveryone } from '#shared/escalation'
import type { EscalationView } from '#shared/views'
import type { Queries } from '../storage/ports.ts'
import type { EscalationRow } from '../storage/postgres/escalations.ts'
import type { OnCallRow } from '../storage/postgres/on-call.ts'
import { calledAt, groupsOf, isCallingEveryone } from './ladder/ladder.ts'

export function escalationView(row: EscalationRow, onCall: readonly OnCallRow[]): EscalationView {
  const groups = groupsOf(onCall)
  const isCalling = row.state === 'raised'
  return {
    escalationId: row.id, severity: row.severity, state: row.state, causes: row.causes, placeId: row.placeId, placeKind: row.placeKind,
    placeName: row.roomName ?? (row.sessionNumber ? String(row.sessionNumber) : ''),
    raisedAt: row.raisedAt, deadlineAt: row.climbsAt, rung: row.rung,
    callingNow: isCalling ? calledAt(row.rung, groups).map(({ label }) => label) : [],
    callsNext: isCalling ? nextLabel(row.rung, groups) : null,
    acknowledgedAt: row.acknowledgedAt,
    owner: row.ownerId ? { staffId: row.ownerId, name: row.ownerName ?? '', roles: row.ownerRoles ?? [] } : null,
    sessionId: row.sessionId, outcome: row.outcome, closedAt: row.closedAt, earlierId: row.earlierId,
  }
}

function nextLabel(rung: number, groups: OnCallRow[][]): string | null {
  if (isCallingEveryone(rung, groups.length)) return null
  return groups[rung + 1]?.map(({ label }) => label).join('・') ?? callsEveryone
}

export async function escalationViewOf(from: Queries, row: EscalationRow): Promise<EscalationView> {
  return escalationView(row, await from.onCall.of(row.areaId))
}
