// 閉じる (rule ES15): with an outcome; where something went outside without consent, with its legal basis. What was
// disclosed and to whom is sealed; the basis stays readable for the yearly count.
import type { EscalationOutcome } from '#shared/escalation'
import { Refusal } from '#shared/refusal'
import type { EscalationView } from '#shared/views'
import { leaveSession } from '../../listening/professional.ts'
import { sealDisclosure } from '../case-key.ts'
import { makeOwnerMove } from './make-owner-move.ts'
import type { OwnerCall } from './owner-target.ts'

/** Outcomes in which something about the person was told outside. */
const disclosing: readonly EscalationOutcome[] = ['handed_to_agency', 'emergency_call']

export async function closeEscalation({ context, actor, input }: OwnerCall<'escalation:close'>): Promise<EscalationView> {
  const { escalationId, outcome, disclosure } = input
  if (disclosing.includes(outcome) && !disclosure) throw new Refusal('basis_needed')
  return makeOwnerMove(context, escalationId, actor, {
    move: 'close', note: input.note,
    async inSession(tx, { sessionId, state }) {
      // Who only sat beside the supporter goes out; who holds the talk holds it until it ends by itself.
      const talk = sessionId && state === 'joined' ? await tx.listenings.find(sessionId) : undefined
      if (talk && talk.listenerId !== actor.staffId) await leaveSession(tx, context, { listeningId: talk.id, staffId: actor.staffId, name: actor.name })
      return sessionId
    },
    write: (tx, row) =>
      tx.escalations.close({
        id: row.id, ownerId: actor.staffId, from: row.state, outcome, basis: disclosure?.basis ?? null, now: context.clock.now(),
        sealedDisclosure: disclosure ? sealDisclosure(context, row.id, { toWhom: disclosure.toWhom, what: disclosure.what }) : null,
      }),
  })
}
