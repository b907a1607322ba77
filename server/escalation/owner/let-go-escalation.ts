// 手をはなす (rule ES14): back to everyone on call, with a new ladder from this moment; by the owner, or because they are gone.
import type { Id } from '#shared/ids'
import type { EscalationView } from '#shared/views'
import type { Context } from '../../context.ts'
import { leaveSession } from '../../listening/professional.ts'
import { beginLadder, groupsOf } from '../ladder/ladder.ts'
import { onDuty } from '../on-duty.ts'
import { makeOwnerMove, type Owner } from './make-owner-move.ts'
import type { OwnerCall } from './owner-target.ts'

export function letGoEscalation({ context, actor, input }: OwnerCall<'escalation:let-go'>): Promise<EscalationView> {
  return letGo(context, input.escalationId, actor)
}

export function letGo(context: Context, escalationId: Id, owner: Owner): Promise<EscalationView> {
  return makeOwnerMove(context, escalationId, owner, {
    move: 'let_go',
    async inSession(tx, { sessionId, state }) {
      if (sessionId && state !== 'acknowledged') await leaveSession(tx, context, { listeningId: sessionId, staffId: owner.staffId, name: owner.name })
      return sessionId
    },
    async write(tx, row) {
      const others = (await onDuty(context, tx, row.areaId)).filter(({ staffId }) => staffId !== owner.staffId)
      const { rung, climbsAt } = beginLadder(context.clock.now(), groupsOf(await tx.onCall.of(row.areaId)).length, others.length > 0, context.settings)
      return tx.escalations.letGo(row.id, owner.staffId, row.state, rung, climbsAt)
    },
  })
}
