// Everything that can have happened and be heard: who may hear it, under which wire event, how long it is kept (rules WI5, RE1).
import type { Id } from './ids.ts'
import type { Entry } from './message.ts'
import type { EscalationView, HelpView, ListeningView, RestView, RoomView, SoloNoteView } from './views.ts'
import type { News, ServerEventName } from './protocol.ts'

export type Fact =
  /** `audience` everyone: all in the place. staff: staff there and the writer; all others get a blank with the same seq. */
  /** `isGraphic`: told to staff with the entry, to nobody else */
  | { kind: 'entry.posted'; placeId: Id; audience: 'everyone' | 'staff'; entry: Entry; isGraphic?: boolean; writer?: { visitId: Id; entry: Entry } }
  | { kind: 'room.changed'; areaId: Id; view: RoomView }
  | { kind: 'seat.ended'; placeId: Id; visitId: Id }
  /** an opening is over: whoever heard it, visitor or staff, hears the place no more */
  | { kind: 'place.emptied'; placeId: Id }
  | { kind: 'rest.asked'; visitId: Id; view: RestView }
  | { kind: 'rest.ended'; visitId: Id; placeId: Id }
  | { kind: 'knock.answered'; visitId: Id; placeId: Id }
  | { kind: 'visit.ended'; visitId: Id; reason: News<'visit:ended'>['reason'] }
  | { kind: 'listening.changed'; areaId: Id; visitId: Id; view: ListeningView }
  | { kind: 'help.changed'; visitId: Id; view: HelpView }
  | { kind: 'solo_note.changed'; visitId: Id; view: SoloNoteView }
  | { kind: 'desk.changed'; areaId: Id; why: string }
  | { kind: 'escalation.changed'; areaId: Id; view: EscalationView }
  | { kind: 'staff.ended'; staffId: Id; sessionIdHash?: string; reason: News<'staff:signed-out'>['reason'] }
  | { kind: 'look.ended'; placeId: Id; staffId: Id }
  /** the word lists have a new version: told to no person, every node reads it */
  | { kind: 'lists.changed'; number: number }

export type FactKind = Fact['kind']
export type Audience = 'place' | 'place_by_right' | 'area_public' | 'one_visit' | 'desk' | 'board' | 'one_staff' | 'nodes'

/** Retention classes of requirements B7; the eraser's clocks are keyed by them. */
export const retention = {
  room_text: { days: 30 },
  session_text: { days: 30 },
  solo_note: { days: 30 },
  /** words to come back by that nobody has used for so long */
  return_words: { days: 180 },
  /** that something was worth watching on a day, of somebody who comes back by words: the day, nothing else */
  watched_day: { days: 30 },
  report: { days: 90 },
  session_form: { days: 5 * 366 },
  emergency_record: { days: 5 * 366 },
  audit: { days: 3 * 366 },
  visit: { days: 1 },
  transient: { days: 0 },
} as const
export type Retention = keyof typeof retention

export const factTable: Record<FactKind, { audience: Audience; hears: ServerEventName | null; kept: Retention }> = {
  'entry.posted': { audience: 'place_by_right', hears: 'place:news', kept: 'room_text' },
  'room.changed': { audience: 'area_public', hears: 'room:news', kept: 'transient' },
  'seat.ended': { audience: 'one_visit', hears: null, kept: 'visit' },
  'place.emptied': { audience: 'place', hears: null, kept: 'transient' },
  'rest.asked': { audience: 'one_visit', hears: 'rest:asked', kept: 'report' },
  'rest.ended': { audience: 'one_visit', hears: 'rest:ended', kept: 'report' },
  'knock.answered': { audience: 'one_visit', hears: 'room:let-in', kept: 'transient' },
  'visit.ended': { audience: 'one_visit', hears: 'visit:ended', kept: 'visit' },
  'listening.changed': { audience: 'one_visit', hears: 'listening:news', kept: 'session_form' },
  'help.changed': { audience: 'one_visit', hears: 'help:news', kept: 'emergency_record' },
  'solo_note.changed': { audience: 'one_visit', hears: 'solo-note:news', kept: 'solo_note' },
  'desk.changed': { audience: 'desk', hears: 'desk:changed', kept: 'transient' },
  'escalation.changed': { audience: 'board', hears: 'escalation:news', kept: 'emergency_record' },
  'staff.ended': { audience: 'one_staff', hears: 'staff:signed-out', kept: 'audit' },
  'lists.changed': { audience: 'nodes', hears: null, kept: 'audit' },
  'look.ended': { audience: 'one_staff', hears: null, kept: 'audit' },
}
