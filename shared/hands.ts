// The hands of staff on rooms and people (rule HA3): for each act the code that says why, its row in the audit, and the act that undoes
// it; or the sentence that says why it needs none. An act that is in neither table does not get in.
import type { Action } from './policy.ts'

export interface Hand {
  /** names of its audit rows: one for each way it may go */
  audit: readonly [string, ...string[]]
  /** the field of its input that holds the reason's code */
  reason: 'reason' | 'outcome' | { none: string }
  undo: Action | { none: string }
}

const announced = { none: 'a room that opens is told to everyone, with its kind, its theme and its end' }
const ownPlace = { none: 'one’s own place at a room: nothing is done to anyone' }

export const hands: Partial<Record<Action, Hand>> = {
  'room:open': { audit: ['room.open'], reason: announced, undo: 'room:close' },
  'room:open-sister': { audit: ['room.open'], reason: announced, undo: 'room:close' },
  'room:host': { audit: ['room.host'], reason: ownPlace, undo: 'room:unhost' },
  'room:unhost': { audit: ['room.unhost'], reason: ownPlace, undo: 'room:host' },
  'room:pause': { audit: ['room.pause'], reason: 'reason', undo: 'room:resume' },
  'room:resume': { audit: ['room.resume'], reason: 'reason', undo: 'room:pause' },
  'room:slow': { audit: ['room.slow', 'room.unslow'], reason: 'reason', undo: 'room:slow' },
  'room:lock': { audit: ['room.lock'], reason: 'reason', undo: 'room:unlock' },
  'room:unlock': { audit: ['room.unlock'], reason: 'reason', undo: 'room:lock' },
  'room:admit': { audit: ['room.admit', 'room.unadmit'], reason: 'reason', undo: 'room:admit' },
  'person:let-in': { audit: ['person.let_in'], reason: { none: 'a person comes in, as everyone may where the entrance is open' }, undo: 'person:rest' },
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
  'finding:see': { audit: ['finding.see'], reason: { none: 'what was found is why; its severity stands in the row' }, undo: 'finding:unsee' },
  'finding:unsee': { audit: ['finding.unsee'], reason: 'reason', undo: 'finding:see' },
  'report:close': { audit: ['report.close'], reason: 'outcome', undo: 'report:reopen' },
  'report:reopen': { audit: ['report.reopen'], reason: 'reason', undo: 'report:close' },
  'listening:extend': { audit: ['listening.extend'], reason: { none: 'more time for a person is always for the talk’s sake' }, undo: { none: 'a talk may be ended before its time by those who are in it' } },
}

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
