// The hands of staff on rooms and people (rule HA3): for each act the code that says why, its row in the audit, and the act that undoes
// it, or the sentence that says why nothing is to be undone. An act that is in neither table does not get in. And what the house does by
// its own rule, on record in the same way.
import { severities } from './escalation.ts'
import type { Action } from './policy.ts'
import { ruleReasons } from './room.ts'

export interface Hand {
  /** names of its audit rows: one for each way it may go */
  audit: readonly [string, ...string[]]
  /** the field of its input that holds the reason's code; or the codes the act itself puts on record, and why nobody is asked */
  reason: 'reason' | 'outcome' | { codes: readonly [string, ...string[]]; why: string }
  undo: Action | { none: string }
}

/** Asked for, it would only be pressed away: the act says its reason itself, and the record has its code. */
const onDuty = (said: string): Hand['reason'] => ({ codes: ['on_duty'], why: said })

export const hands: Partial<Record<Action, Hand>> = {
  'room:open': { audit: ['room.open'], reason: onDuty('a room that opens is told to everyone, with its kind, its theme and its end'), undo: 'room:close' },
  'room:open-sister': { audit: ['room.open'], reason: { codes: ['crowded'], why: 'it is offered beside a room that is full, for nothing else' }, undo: 'room:close' },
  'room:host': { audit: ['room.host'], reason: onDuty('one’s own place at a room: nothing is done to anyone'), undo: 'room:unhost' },
  'room:unhost': { audit: ['room.unhost'], reason: { codes: ['handed_on'], why: 'one’s own place at a room is given up: nothing is done to anyone' }, undo: 'room:host' },
  'room:pause': { audit: ['room.pause'], reason: 'reason', undo: 'room:resume' },
  'room:resume': { audit: ['room.resume'], reason: 'reason', undo: 'room:pause' },
  'room:slow': { audit: ['room.slow', 'room.unslow'], reason: 'reason', undo: 'room:slow' },
  'room:lock': { audit: ['room.lock'], reason: 'reason', undo: 'room:unlock' },
  'room:unlock': { audit: ['room.unlock'], reason: 'reason', undo: 'room:lock' },
  'room:admit': { audit: ['room.admit', 'room.unadmit'], reason: 'reason', undo: 'room:admit' },
  'person:let-in': { audit: ['person.let_in'], reason: { codes: ['let_in'], why: 'a person comes in, as everyone may where the entrance is open' }, undo: 'person:rest' },
  'room:fade': { audit: ['room.fade'], reason: 'reason', undo: 'room:reopen' },
  'room:reopen': { audit: ['room.reopen'], reason: 'reason', undo: 'room:fade' },
  // What was said is gone for visitors (RO6): a room is opened again, its words are not.
  'room:close': { audit: ['room.close'], reason: 'reason', undo: 'room:open' },
  'house:quiet': { audit: ['house.quiet', 'house.unquiet'], reason: 'reason', undo: 'house:quiet' },
  'message:hide': { audit: ['message.hide'], reason: 'reason', undo: 'message:unhide' },
  'message:unhide': { audit: ['message.unhide'], reason: 'reason', undo: 'message:hide' },
  'message:release': { audit: ['message.release'], reason: 'reason', undo: 'message:hide' },
  'message:ask-rewrite': { audit: ['message.ask_rewrite'], reason: 'reason', undo: { none: 'a question to its writer; the line stays held, and staff decide as before' } },
  'person:rest': { audit: ['person.rest'], reason: 'reason', undo: 'rest:end' },
  'person:remove': { audit: ['person.remove'], reason: 'reason', undo: 'rest:end' },
  'rest:end': { audit: ['rest.end'], reason: 'reason', undo: 'person:rest' },
  'finding:see': { audit: ['finding.see'], reason: { codes: severities, why: 'what was found is why: the code is its severity' }, undo: 'finding:unsee' },
  'finding:unsee': { audit: ['finding.unsee'], reason: 'reason', undo: 'finding:see' },
  'report:close': { audit: ['report.close'], reason: 'outcome', undo: 'report:reopen' },
  'report:reopen': { audit: ['report.reopen'], reason: 'reason', undo: 'report:close' },
  'listening:extend': { audit: ['listening.extend'], reason: { codes: ['more_time'], why: 'more time for a person is always for the talk’s sake' }, undo: { none: 'a talk may be ended before its time by those who are in it' } },
}

/** The code of an act that says its reason itself. */
export function codeOf(action: 'room:open' | 'room:open-sister' | 'room:host' | 'room:unhost' | 'person:let-in' | 'listening:extend'): string {
  const reason = hands[action]?.reason
  if (typeof reason !== 'object') throw new Error('an act without a code of its own')
  return reason.codes[0]
}

export interface RuleHand {
  codes: readonly [string, ...string[]]
  undo: Action | { none: string }
}

/** What the house does to rooms by its own rule (RO3, RO10, HA7): in the audit nobody's name stands beside it, and its name says whose it was. */
export const ruleHands = {
  'rule.slow': { codes: ruleReasons, undo: { none: 'it ends by itself as soon as a host is there and the queue is short' } },
  'rule.unslow': { codes: ['over'], undo: 'room:slow' },
  'rule.rest': { codes: ruleReasons, undo: { none: 'it ends by itself as soon as a host and a supervisor are there and the queue is shorter' } },
  'rule.wake': { codes: ['over'], undo: 'room:pause' },
  'rule.fade': { codes: ['time'], undo: 'room:reopen' },
  'rule.close': { codes: ['time', 'nobody'], undo: 'room:open' },
} as const satisfies Record<`rule.${string}`, RuleHand>
export type RuleAct = keyof typeof ruleHands

const reading = 'reads and changes nothing; whose words are read by someone outside leaves a row with its reason (RE2)'
const saying = 'words of their own to a person: they stand in the log under their name'
const ownWork = 'one’s own shift, break, note or call to a colleague'
const talks = 'the record of a talk says who took it, handed it on and ended it, and the note after it why (LI8, LI11)'
const notes = 'a note’s own record, with an audit row for each step (SN4)'
const cases = 'a case has its moves as rows that are only added to, its reasons and its outcome (ES13, ES15, RE3)'
const kept = 'data that is kept anew as it was before, with an audit row for each change (DI1)'
const lists = 'the word lists have versions with reasons and a way back (WL1, WL5)'

/** What staff may ask that is no hand on a room or a person, and why not. */
export const notHands: Partial<Record<Action, string>> = {
  'place:read': reading, 'place:earlier': reading, 'place:look': reading, 'place:unlook': reading, 'held:list': reading, 'finding:read': reading, 'desk:state': reading, 'plan:state': reading, 'board:state': reading,
  'lists:state': lists, 'lists:read': lists, 'lists:try': lists, 'lists:save': lists, 'lists:roll-back': lists, 'lists:answer-offer': lists,
  'message:send': saying, 'note:write': saying,
  'shift:start': ownWork, 'shift:end': ownWork, 'strain:say': ownWork, 'backup:ask': ownWork, 'call:answer': ownWork, 'after-note:save': ownWork,
  'room:keep': kept, 'opening:keep': kept, 'opening:drop': kept, 'house-day:keep': kept, 'directory:state': kept, 'agency:keep': kept, 'agency:drop': kept, 'entry-code:keep': kept, 'entry-code:end': kept,
  'solo-note:open': notes, 'solo-note:read': notes, 'solo-note:answer': notes,
  'listening:take': talks, 'listening:end': talks, 'listening:transfer': talks, 'transfer:answer': talks,
  'escalation:raise': cases, 'escalation:acknowledge': cases, 'escalation:read': cases, 'escalation:join': cases, 'escalation:take-over': cases, 'escalation:give-back': cases, 'escalation:let-go': cases, 'escalation:close': cases,
}
