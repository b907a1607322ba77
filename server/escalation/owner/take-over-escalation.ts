// 引き受ける (rule ES9): the professional holds the talk from here on; the supporter is free.
import type { EscalationView } from '#shared/views'
import { takeOverSession } from '../../listening/professional.ts'
import { makeOwnerMove } from './make-owner-move.ts'
import type { OwnerCall } from './owner-target.ts'

export function takeOverEscalation({ context, actor, input }: OwnerCall<'escalation:take-over'>): Promise<EscalationView> {
  return makeOwnerMove(context, input.escalationId, actor, {
    move: 'take_over',
    async inSession(tx, { sessionId }) {
      if (sessionId) await takeOverSession(tx, context, { listeningId: sessionId, staffId: actor.staffId, name: actor.name })
      return sessionId
    },
  })
}
