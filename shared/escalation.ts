// Escalation: a first-class object that is never lost (rules ES1–ES17). States, moves and who may make them are one table.
import * as z from 'zod/mini'

export const severities = ['watch', 'urgent', 'imminent'] as const
export const Severity = z.enum(severities)
export type Severity = (typeof severities)[number]

export const escalationStates = ['raised', 'acknowledged', 'joined', 'taken_over', 'closed'] as const
export const EscalationState = z.enum(escalationStates)
export type EscalationState = (typeof escalationStates)[number]

export const escalationMoves = ['raise_again', 'climb', 'acknowledge', 'join', 'take_over', 'give_back', 'let_go', 'close'] as const
export type EscalationMove = (typeof escalationMoves)[number]

// let_go returns it to everyone on call (the owner's shift ends, the line drops for good): it is then open and climbing again.
export const escalationTable: Record<EscalationState, Partial<Record<EscalationMove, EscalationState>>> = {
  raised: { raise_again: 'raised', climb: 'raised', acknowledge: 'acknowledged' },
  acknowledged: { raise_again: 'acknowledged', join: 'joined', let_go: 'raised', close: 'closed' },
  joined: { raise_again: 'joined', take_over: 'taken_over', give_back: 'acknowledged', let_go: 'raised', close: 'closed' },
  taken_over: { raise_again: 'taken_over', give_back: 'joined', let_go: 'raised', close: 'closed' },
  closed: {},
}

export function stepEscalation(state: EscalationState, move: EscalationMove): EscalationState | undefined {
  return escalationTable[state][move]
}

/** Called next when the ladder has no further group: no name of a group, so staff’s screens say it in their language. */
export const callsEveryone = 'everyone'

/** Who raised it; several causes may gather on one escalation. */
export const causes = ['visitor', 'supporter', 'supervisor', 'screening', 'unread_note'] as const
export const Cause = z.enum(causes)
export type Cause = (typeof causes)[number]

export const escalationOutcomes = ['calmed', 'handed_to_agency', 'emergency_call', 'lost_contact', 'false_alarm', 'other'] as const
export const EscalationOutcome = z.enum(escalationOutcomes)
export type EscalationOutcome = (typeof escalationOutcomes)[number]

/** Legal basis of a disclosure (LAW-1): consent, or an item of article 27(1), or article 69(2) for a municipality. */
export const legalBases = ['consent', 'a27_1_law', 'a27_2_life', 'a27_3_child', 'a27_4_public', 'a69_2'] as const
export const LegalBasis = z.enum(legalBases)
export type LegalBasis = (typeof legalBases)[number]

export function moreSevere(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) >= severities.indexOf(b) ? a : b
}
