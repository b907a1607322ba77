// What became of いますぐ助けてほしい, told truthfully (rule ES5): only to the person who pressed it, and never more than is so.
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import type { HelpView } from '#shared/views'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'
import type { EscalationRow } from '../storage/postgres/escalations.ts'
import { groupsOf, isCallingEveryone } from './ladder/ladder.ts'

/** As what an owner is introduced, when they have several roles. */
const introducedAs: readonly Role[] = ['professional', 'coordinator', 'supervisor']

export type HelpFacts = Pick<EscalationRow, 'state' | 'rung' | 'raisedAt' | 'visitorAskedAt' | 'ownerId' | 'ownerName' | 'ownerRoles'>

/** @param groups how many groups are on call before everyone is */
export function helpView(row: HelpFacts, groups: number): HelpView {
  const owner = row.ownerId === null ? null : { name: row.ownerName ?? '', role: introducedAs.find((role) => row.ownerRoles?.includes(role)) ?? ('supervisor' as const) }
  return { state: stateOf(row, groups), raisedAt: row.visitorAskedAt ?? row.raisedAt, answeredBy: owner }
}

function stateOf(row: HelpFacts, groups: number): HelpView['state'] {
  switch (row.state) {
    case 'raised': return isCallingEveryone(row.rung, groups) ? 'nobody_yet' : 'told'
    case 'acknowledged': return 'answered'
    case 'joined':
    case 'taken_over': return 'with_you'
    case 'closed': return 'closed'
  }
}

export async function helpViewOf(_context: Context, from: Queries, visitId: Id): Promise<HelpView | null> {
  const row = await from.escalations.askedBy(visitId)
  return row ? helpView(row, groupsOf(await from.onCall.of(row.areaId)).length) : null
}
