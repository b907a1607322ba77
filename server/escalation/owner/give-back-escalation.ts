// もどす (rule ES9): from holding the talk to sitting beside the supporter again; from beside them, out of the talk.
import type { EscalationView } from '#shared/views'
import { giveBackSession, leaveSession } from '../../listening/professional.ts'
import { makeOwnerMove } from './make-owner-move.ts'
import type { OwnerCall } from './owner-target.ts'

export function giveBackEscalation({ context, actor, input }: OwnerCall<'escalation:give-back'>): Promise<EscalationView> {
  return makeOwnerMove(context, input.escalationId, actor, {
    move: 'give_back',
    async inSession(tx, { sessionId, state }) {
      const step = state === 'taken_over' ? giveBackSession : leaveSession
      if (sessionId) await step(tx, context, { listeningId: sessionId, staffId: actor.staffId, name: actor.name })
      return sessionId
    },
  })
}
