// 確認する (rule ES10): one conditional update decides, so exactly one person becomes the owner. Whoever was a moment later
// is told so, and both attempts are on record.
import { Refusal } from '#shared/refusal'
import type { EscalationView } from '#shared/views'
import type { Context } from '../../context.ts'
import type { StaffActor } from '../../transport/actor.ts'
import { escalationViewOf } from '../escalation-view.ts'
import { recordStep } from '../record-step.ts'
import type { OwnerCall } from './owner-target.ts'

export async function acknowledgeEscalation({ context, actor, input, target }: OwnerCall<'escalation:acknowledge'>): Promise<EscalationView> {
  const { escalationId } = input
  const view = await context.store.transact(async (tx) => {
    const now = context.clock.now()
    if ((await tx.escalations.acknowledge(escalationId, actor.staffId, now)) === 0) return null
    await tx.records.audit({ staffId: actor.staffId, action: 'escalation.acknowledge', objectKind: 'escalation', objectId: escalationId, now })
    return (await recordStep(tx, context, { escalationId, move: 'acknowledge', byStaff: actor.staffId })).view
  })
  return view ?? tooLate(context, actor, target.escalation.id)
}

async function tooLate(context: Context, actor: StaffActor, escalationId: string): Promise<EscalationView> {
  const row = await context.store.escalations.find(escalationId)
  if (!row) throw new Refusal('not_found')
  // The answer to the first try was lost on the way: it is still theirs.
  if (row.ownerId === actor.staffId && row.state !== 'closed') return escalationViewOf(context.store, row)
  await context.store.records.audit({ staffId: actor.staffId, action: 'escalation.acknowledge', objectKind: 'escalation', objectId: escalationId, reasonCode: 'already_taken', now: context.clock.now() })
  throw new Refusal(row.state === 'closed' ? 'moved_on' : 'already_taken')
}
