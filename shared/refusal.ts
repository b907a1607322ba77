// The closed list of ways to say no (rule PO3). A code is all that travels; the sentence is in texts/.
// "Forbidden" and "does not exist" are one answer: not_found.
export const refusalCodes = [
  'bad_input', 'too_large', 'unknown_event', 'not_found', 'foreign_origin',
  'pass_expired', 'signed_out', 'sign_in_failed', 'totp_needed', 'step_up_needed',
  'too_fast', 'empty', 'too_long', 'nickname_reserved', 'nickname_unfit',
  'person_told', 'help_named', 'room_resting', 'room_paused', 'room_quiet', 'room_closed', 'room_full', 'not_here', 'room_locked', 'wait_to_be_let_in', 'asked_to_rest', 'proof_needed', 'proof_refused',
  'nobody_on_duty', 'not_on_shift', 'already_waiting', 'nobody_waiting', 'hands_full', 'on_break', 'after_note_due',
  'already_taken', 'moved_on', 'reason_needed', 'holds_contact', 'nobody_reads', 'words_unknown', 'basis_needed', 'still_open_escalation',
  'list_unfit', 'unavailable', 'internal',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** An expected "no". Thrown by stories (the transaction rolls back by itself); caught only by the gate in. */
export class Refusal extends Error {
  constructor(readonly code: RefusalCode, readonly retryInMs?: number) {
    super(code)
    this.name = 'Refusal'
  }
}
