// Who an actor is to an escalation (rule PO2): of its area, its owner, or nobody it exists for.
import type { Id } from '#shared/ids'
import type { Relation } from '#shared/policy'
import { Refusal } from '#shared/refusal'
import type { Context } from '../../context.ts'
import type { EscalationRow } from '../../storage/postgres/escalations.ts'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call, Target } from '../../transport/endpoint.ts'

export interface EscalationTarget extends Target { escalation: EscalationRow }

export type OwnerEvent =
  | 'escalation:acknowledge' | 'escalation:read' | 'escalation:join' | 'escalation:take-over' | 'escalation:give-back' | 'escalation:let-go' | 'escalation:close'
export type OwnerCall<E extends OwnerEvent> = Call<E, StaffActor, EscalationTarget>

export async function escalationTarget({ context, actor, input }: { context: Context; actor: StaffActor; input: { escalationId: Id } }): Promise<EscalationTarget> {
  const escalation = await context.store.escalations.find(input.escalationId)
  if (!escalation) throw new Refusal('not_found')
  const relations: Relation[] = []
  if (escalation.areaId === actor.areaId) relations.push('same_area')
  if (escalation.ownerId === actor.staffId) relations.push('owner')
  return { escalation, relations }
}
