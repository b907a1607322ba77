// The wire, written once (rules WI1–WI3): what a client may ask (with the shape of the answer) and what it hears.
// AsyncAPI is generated from this file; the server's endpoints and the client's link are typed by it.
import * as z from 'zod/mini'
import { Agency, DirectoryView, EntryCode } from './directory.ts'
import { EscalationOutcome, LegalBasis, Severity } from './escalation.ts'
import { Id, Moment, Seq } from './ids.ts'
import { Outcome, Topic, Wish } from './listening.ts'
import { Author, Entry, HideReason, ReleaseReason, ReportOutcome, ReportReason, Stamp, UndoReason } from './message.ts'
import { AgeBand, Mark } from './people.ts'
import { Opening } from './openings.ts'
import { refusalCodes } from './refusal.ts'
import { ListChanges, ListTexts, ListTrial, ListsView, OfferAnswer, SaveReason, TrialLines, VersionNumber } from './word-lists.ts'
import { RoomAudience, RoomKind, RoomReason, SlowMs } from './room.ts'
import { Day } from './tokyo.ts'
import {
  BoardView, DeskView, EscalationFileView, EscalationView, HeldView, HelpView, ListeningView, NoteView, OpenSoloNoteView, PlaceView, PlanView, RestView, RoomView, SessionView, SoloNoteView, VisitView,
} from './views.ts'

const Text = z.string().check(z.maxLength(8000))
const Note = z.string().check(z.maxLength(2000))
const Reason = z.string().check(z.minLength(1), z.maxLength(200))
const Short = z.string().check(z.maxLength(60))
const nothing = z.object({})
const placed = { placeId: Id }
const ofListening = { listeningId: Id }
const ofEscalation = { escalationId: Id }

function row<I extends z.ZodMiniType, O extends z.ZodMiniType>(input: I, output: O) {
  return { input, output }
}
const ask = z.strictObject

/** Everything a client may ask over the socket. Each is acknowledged with `Ack`; every retry with the same ids is harmless. */
export const clientEvents = {
  // — anyone seated or looking —
  'place:read': row(ask({ ...placed, afterSeq: Seq }), z.object({ entries: z.array(Entry), lastSeq: Seq })),
  'place:earlier': row(ask({ ...placed, beforeSeq: Seq }), z.object({ entries: z.array(Entry), hasEarlier: z.boolean() })),
  /** `rewrites`: one's own held line, which this one stands for; `isCovered`: folded by its writer */
  'message:send': row(ask({ ...placed, clientId: Id, text: Text, rewrites: z.optional(Seq), isCovered: z.optional(z.boolean()) }), z.object({ seq: Seq, at: Moment, entry: z.optional(Entry) })),

  // — visitors —
  'visit:state': row(ask({}), VisitView),
  'visit:end': row(ask({}), nothing),
  /** `kept`: how much of it staff keep for now */
  'visit:erase': row(ask({}), z.object({ kept: z.int() })),
  'room:enter': row(ask({ roomId: Id, nickname: z.string().check(z.maxLength(200)), mark: Mark, isWatching: z.boolean(), isSuggested: z.optional(z.boolean()), afterSeq: z.optional(Seq) }), PlaceView),
  'room:leave': row(ask({ roomId: Id }), nothing),
  'stamp:send': row(ask({ ...placed, clientId: Id, stamp: Stamp, onSeq: z.optional(Seq) }), z.object({ seq: Seq, at: Moment })),
  'whisper:send': row(ask({ ...placed, clientId: Id, text: Text }), z.object({ seq: Seq, at: Moment })),
  'message:withdraw': row(ask({ ...placed, seq: Seq }), nothing),
  'report:send': row(ask({ ...placed, clientId: Id, seq: Seq, reason: ReportReason }), nothing),
  'listening:ask': row(ask({ clientId: Id, fromPlaceId: z.optional(Id), ageBand: AgeBand, wish: Wish, wishesSame: z.optional(z.boolean()) }), ListeningView),
  'listening:answer': row(ask({ ...ofListening, answer: z.enum(['go', 'later', 'not_today']) }), ListeningView),
  'listening:enter': row(ask({ ...ofListening, afterSeq: z.optional(Seq) }), PlaceView),
  'listening:change': row(ask({ ...ofListening }), ListeningView),
  'listening:stop': row(ask({ ...ofListening }), ListeningView),
  'help:ask': row(ask({ raiseId: Id, placeId: z.optional(Id) }), HelpView),

  'return:make': row(ask({ clientId: Id }), z.object({ words: z.array(z.string()) })),
  'return:forget': row(ask({}), z.object({ kept: z.int() })),
  'solo-note:write': row(ask({ clientId: Id, text: Text }), z.object({ note: SoloNoteView, isCry: z.boolean() })),

  // — staff: the shift and the desk —
  'desk:state': row(ask({}), DeskView),
  'shift:start': row(ask({}), DeskView),
  'shift:end': row(ask({}), DeskView),
  'strain:say': row(ask({ callId: Id }), nothing),
  'backup:ask': row(ask({ callId: Id, ...placed }), nothing),
  'call:answer': row(ask({ callId: Id }), nothing),

  // — staff: rooms —
  'room:open': row(ask({ roomId: Id, minutes: z.int().check(z.minimum(10), z.maximum(720)), kind: z.optional(RoomKind), theme: z.optional(Short) }), RoomView),
  'room:open-sister': row(ask({ roomId: Id }), RoomView),
  'room:fade': row(ask({ roomId: Id, reason: RoomReason }), RoomView),
  'room:reopen': row(ask({ roomId: Id, reason: UndoReason }), RoomView),
  'room:host': row(ask({ roomId: Id }), RoomView),
  'room:unhost': row(ask({ roomId: Id }), RoomView),
  'room:pause': row(ask({ roomId: Id, reason: RoomReason }), RoomView),
  'room:resume': row(ask({ roomId: Id, reason: RoomReason }), RoomView),
  'room:close': row(ask({ roomId: Id, reason: RoomReason }), RoomView),
  'room:slow': row(ask({ roomId: Id, slowMs: SlowMs, reason: RoomReason }), RoomView),
  'room:lock': row(ask({ roomId: Id, reason: RoomReason }), RoomView),
  'room:unlock': row(ask({ roomId: Id, reason: RoomReason }), RoomView),
  /** 静かな入口: who comes anew waits until a host lets them in */
  'room:admit': row(ask({ roomId: Id, isOn: z.boolean(), reason: RoomReason }), RoomView),
  'person:let-in': row(ask({ ...placed, knockIds: z.array(Id).check(z.minLength(1), z.maxLength(50)) }), nothing),
  'house:quiet': row(ask({ isQuiet: z.boolean(), reason: RoomReason }), nothing),
  'place:look': row(ask({ ...placed, reason: Reason, afterSeq: z.optional(Seq) }), z.object({ place: PlaceView, notes: z.array(NoteView), session: z.nullable(SessionView) })),
  'place:unlook': row(ask({ ...placed }), nothing),
  'message:hide': row(ask({ ...placed, clientId: Id, seq: Seq, reason: HideReason }), nothing),
  'message:release': row(ask({ ...placed, clientId: Id, seq: Seq, reason: ReleaseReason }), nothing),
  'message:unhide': row(ask({ ...placed, seq: Seq, reason: UndoReason }), nothing),
  'message:ask-rewrite': row(ask({ ...placed, clientId: Id, seq: Seq, reason: HideReason, proposal: z.optional(Text) }), nothing),
  /** the oldest first, so many at once; `total`: how many there are in all */
  'held:list': row(ask({ ...placed, afterSeq: z.optional(Seq) }), z.object({ held: z.array(HeldView), total: z.int(), hasMore: z.boolean() })),
  'person:rest': row(ask({ ...placed, seatId: Id, reason: HideReason, minutes: z.int().check(z.minimum(1), z.maximum(1440)) }), nothing),
  'person:remove': row(ask({ ...placed, seatId: Id, reason: HideReason, minutes: z.int().check(z.minimum(1), z.maximum(1440)) }), nothing),
  'rest:end': row(ask({ ...placed, seatId: Id, reason: UndoReason }), nothing),
  'finding:read': row(ask({ findingId: Id }), z.object({ author: Author, text: z.string(), spans: z.array(z.tuple([z.int(), z.int()])) })),
  'finding:see': row(ask({ findingId: Id }), nothing),
  'finding:unsee': row(ask({ findingId: Id, reason: UndoReason }), nothing),
  'report:close': row(ask({ reportId: Id, outcome: ReportOutcome }), nothing),
  'report:reopen': row(ask({ reportId: Id, reason: UndoReason }), nothing),

  // — supervisors: the word lists of the screening —
  'lists:state': row(ask({}), ListsView),
  'lists:read': row(ask({ version: z.union([VersionNumber, z.literal('offer')]) }), ListTexts),
  'lists:try': row(ask({ base: VersionNumber, changes: ListChanges, lines: TrialLines, withImpact: z.boolean() }), ListTrial),
  'lists:save': row(ask({ base: VersionNumber, changes: ListChanges.check(z.minLength(1)), reason: SaveReason }), ListsView),
  'lists:roll-back': row(ask({ base: VersionNumber, to: VersionNumber, reason: SaveReason }), ListsView),
  'lists:answer-offer': row(ask({ base: VersionNumber, answer: OfferAnswer, reason: SaveReason }), ListsView),
  // — staff: the plan —
  'plan:state': row(ask({}), PlanView),
  'room:keep': row(
    ask({ roomId: Id, name: z.string().check(z.minLength(1), z.maxLength(24)), kind: RoomKind, audience: RoomAudience, capacity: z.int().check(z.minimum(1), z.maximum(60)), theme: z.optional(Short), closingWords: z.optional(z.string().check(z.maxLength(400))) }),
    nothing,
  ),
  'opening:keep': row(ask({ ...Opening.shape, lastDay: z.optional(Day), theme: z.optional(Short) }), nothing),
  'opening:drop': row(ask({ id: Id }), nothing),
  'house-day:keep': row(ask({ day: Day, effect: z.enum(['closed', 'open', 'as_usual']), name: z.string().check(z.maxLength(40)) }), nothing),

  // — staff: notes left alone —
  'solo-note:open': row(ask({ noteId: Id }), OpenSoloNoteView),
  'solo-note:read': row(ask({ noteId: Id }), nothing),
  'solo-note:answer': row(ask({ noteId: Id, text: Text }), nothing),

  // — staff: the directory —
  'directory:state': row(ask({}), DirectoryView),
  'agency:keep': row(Agency, nothing),
  'agency:drop': row(ask({ id: Id }), nothing),
  'entry-code:keep': row(ask({ code: EntryCode, label: z.string().check(z.minLength(1), z.maxLength(80)) }), nothing),
  'entry-code:end': row(ask({ code: EntryCode }), nothing),

  // — staff: listening —
  'listening:take': row(ask({}), SessionView),
  'listening:end': row(ask({ ...ofListening }), SessionView),
  'listening:extend': row(ask({ ...ofListening, clientId: Id, minutes: z.int().check(z.minimum(5), z.maximum(30)) }), SessionView),
  'listening:transfer': row(ask({ transferId: Id, ...ofListening, toStaffId: Id, note: Note.check(z.minLength(1)) }), nothing),
  'transfer:answer': row(ask({ transferId: Id, answer: z.enum(['accept', 'decline']) }), nothing),
  'note:write': row(ask({ ...placed, clientId: Id, text: Note }), NoteView),
  'after-note:save': row(ask({ ...ofListening, topics: z.array(Topic).check(z.maxLength(16)), outcome: Outcome, strain: z.int().check(z.minimum(1), z.maximum(5)) }), nothing),

  // — staff: escalation —
  'escalation:raise': row(ask({ raiseId: Id, ...placed, seatId: z.optional(Id), severity: Severity, reason: z.optional(Note) }), EscalationView),
  'board:state': row(ask({}), BoardView),
  'escalation:acknowledge': row(ask({ ...ofEscalation }), EscalationView),
  'escalation:read': row(ask({ ...ofEscalation, reason: Reason }), EscalationFileView),
  'escalation:join': row(ask({ ...ofEscalation }), EscalationView),
  'escalation:take-over': row(ask({ ...ofEscalation }), EscalationView),
  'escalation:give-back': row(ask({ ...ofEscalation }), EscalationView),
  'escalation:let-go': row(ask({ ...ofEscalation }), EscalationView),
  'escalation:close': row(
    ask({
      ...ofEscalation, outcome: EscalationOutcome, note: z.optional(Note),
      disclosure: z.optional(z.strictObject({ basis: LegalBasis, toWhom: Reason, what: Reason })),
    }),
    EscalationView,
  ),
} as const

export type ClientEventName = keyof typeof clientEvents
export type Input<E extends ClientEventName> = z.infer<(typeof clientEvents)[E]['input']>
export type Output<E extends ClientEventName> = z.infer<(typeof clientEvents)[E]['output']>

/** The answer to everything asked. */
export type Ack<T> = ({ ok: true } & { data: T }) | { ok: false; code: (typeof refusalCodes)[number]; retryInMs?: number }

/** Everything a client may hear. News only: whatever was missed is read back. */
export const serverEvents = {
  /** entries of one place, in seq order; several when the place is busy */
  'place:news': z.object({ placeId: Id, entries: z.array(Entry) }),
  'room:news': RoomView,
  /** a calm beat with the last seq of every place this socket hears, so that a silent loss is noticed */
  heartbeat: z.object({ now: Moment, places: z.record(Id, Seq), isDatabaseUp: z.boolean() }),
  'listening:news': ListeningView,
  'help:news': HelpView,
  'solo-note:news': SoloNoteView,
  'rest:asked': RestView,
  /** a rest was ended early: one may come in again */
  'rest:ended': z.object({ placeId: Id }),
  /** a host lets one in: entering is asked for again */
  'room:let-in': z.object({ placeId: Id }),
  /** a report was received, a whisper was read: thanks, nothing more */
  'visit:ended': z.object({ reason: z.enum(['left', 'removed', 'expired']) }),
  /** something on the desk changed: read desk:state again (at most once a second) */
  'desk:changed': z.object({ why: z.string() }),
  'escalation:news': EscalationView,
  'staff:signed-out': z.object({ reason: z.enum(['signed_out', 'disabled', 'expired']) }),
} as const

export type ServerEventName = keyof typeof serverEvents
export type News<E extends ServerEventName> = z.infer<(typeof serverEvents)[E]>

/** Maps for socket.io's own types. */
export type ClientToServer = { [E in ClientEventName]: (input: Input<E>, answer: (ack: Ack<Output<E>>) => void) => void }
export type ServerToClient = { [E in ServerEventName]: (news: News<E>) => void }

/** What a socket shows at the handshake. Never in a URL; staff show their cookie instead. */
export const Handshake = z.strictObject({ pass: z.optional(z.string().check(z.maxLength(2000))), as: z.enum(['visitor', 'staff']) })
