// What each side is shown of the whole: shapes of the answers and of the news. Nobody is listed; visitors see light, not numbers.
// One long file on purpose: it is the list of everything that is ever shown, read from top to bottom when somebody asks what is.
import * as z from 'zod/mini'
import { EscalationOutcome, EscalationState, LegalBasis, Cause, Severity } from './escalation.ts'
import { Id, Moment, Seq } from './ids.ts'
import { EndReason, ListeningState, Wish } from './listening.ts'
import { Author, Entry, Held, HideReason, ReportReason } from './message.ts'
import { findingKinds } from './moderation.ts'
import { HouseDay, Opening, PlannedView } from './openings.ts'
import { AgeBand, Mark, Part, Role } from './people.ts'
import { RoomAudience, RoomKind, RoomState, presenceBands, ruleReasons } from './room.ts'
import { soloNoteStates } from './solo-note.ts'
import { Day } from './tokyo.ts'

/** A room as anyone may see it from outside. */
export const RoomView = z.object({
  roomId: Id,
  name: z.string(),
  kind: RoomKind,
  audience: RoomAudience,
  state: RoomState,
  presence: z.enum(presenceBands),
  hostName: z.nullable(z.string()),
  closesAt: z.nullable(Moment),
  nextOpensAt: z.nullable(Moment),
  nextClosesAt: z.nullable(Moment),
  /** it was to be open by now, until this moment, and waits for its host and a supervisor */
  dueUntil: z.nullable(Moment),
  /** what this opening, or else the next, is about */
  theme: z.nullable(z.string()),
  /** said when it has closed */
  closingWords: z.nullable(z.string()),
  /** the room beside which it was opened because that one was full */
  sisterOf: z.nullable(Id),
  isFull: z.boolean(),
  /** nobody new may sit down */
  isLocked: z.boolean(),
  /** 静かな入口: who comes anew is let in by a host */
  isAdmitting: z.boolean(),
  /** 全室しずかに: no talk, stamps and whispers go on */
  isQuiet: z.boolean(),
  /** each person writes once in so many milliseconds; 0: as they like */
  slowMs: z.int(),
  /** why the house's rule slows or rests it; null when it does not */
  ruleWhy: z.nullable(z.enum(ruleReasons)),
})
export type RoomView = z.infer<typeof RoomView>

/** The plan as a manager or supervisor keeps it: rooms, openings, days, and what comes of them. */
export const PlanView = z.object({
  now: Moment,
  rooms: z.array(z.object({ roomId: Id, name: z.string(), kind: RoomKind, audience: RoomAudience, capacity: z.int(), theme: z.nullable(z.string()), closingWords: z.nullable(z.string()), isOpen: z.boolean() })),
  openings: z.array(Opening),
  days: z.array(HouseDay),
  holidays: z.array(z.object({ day: Day, name: z.string() })),
  planned: z.array(PlannedView),
  houseClosingWords: z.string(),
})
export type PlanView = z.infer<typeof PlanView>

/** One's own seat in an opening of a room, or in a session. */
export const SeatView = z.object({ seatId: Id, name: z.string(), mark: Mark, isWatching: z.boolean(), restUntil: z.nullable(Moment) })
export type SeatView = z.infer<typeof SeatView>

/** Everything needed to show a place: entries are those after the asked seq, oldest first, at most 300. */
export const PlaceView = z.object({
  placeId: Id,
  kind: z.enum(['room', 'session']),
  conversationId: Id,
  room: z.nullable(RoomView),
  seat: z.nullable(SeatView),
  entries: z.array(Entry),
  lastSeq: Seq,
  hasEarlier: z.boolean(),
})
export type PlaceView = z.infer<typeof PlaceView>

export const RangeView = z.tuple([z.int(), z.int()])

/** A request for listening, as the person waiting or talking sees it. */
export const ListeningView = z.object({
  listeningId: Id,
  state: ListeningState,
  /** place in line as a range, null when not waiting */
  position: z.nullable(RangeView),
  /** estimate in minutes as a range, null when there is no basis for one */
  minutes: z.nullable(RangeView),
  listeners: z.int(),
  isAnyoneListening: z.boolean(),
  needsSupervisor: z.boolean(),
  answerBy: z.nullable(Moment),
  /** by when it is said here that nobody could listen today, null when not waiting */
  toldBy: z.nullable(Moment),
  listenerName: z.nullable(z.string()),
  startedAt: z.nullable(Moment),
  noticeAt: z.nullable(Moment),
  endsAt: z.nullable(Moment),
  isProfessionalHere: z.boolean(),
  endReason: z.nullable(EndReason),
  /** until when asking again puts the person first in line, after a talk that silence closed; else null */
  firstUntil: z.nullable(Moment),
  seat: z.nullable(SeatView),
})
export type ListeningView = z.infer<typeof ListeningView>

/** What became of いますぐ助けてほしい, told truthfully. */
export const HelpView = z.object({
  state: z.enum(['told', 'nobody_yet', 'answered', 'with_you', 'closed']),
  raisedAt: Moment,
  answeredBy: z.nullable(z.object({ name: z.string(), role: Role })),
})
export type HelpView = z.infer<typeof HelpView>

/** A place to turn to outside. `hours` are weekly spans in minutes of the week (Mon 0:00 = 0), Asia/Tokyo; [] with isAlways. */
export const HelpLineView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['emergency', 'voice', 'text']),
  number: z.nullable(z.string()),
  url: z.nullable(z.string()),
  hoursText: z.string(),
  isAlways: z.boolean(),
  hours: z.array(RangeView),
  cost: z.enum(['free', 'call_charge', 'unknown']),
  area: z.string(),
  verifiedOn: z.string(),
  note: z.nullable(z.string()),
})
export type HelpLineView = z.infer<typeof HelpLineView>

/** Being asked to rest: why, until when, and how to object are said to the person. */
export const RestView = z.object({ placeId: Id, reason: HideReason, until: Moment, isEverywhere: z.optional(z.boolean()) })
export type RestView = z.infer<typeof RestView>

/** A note one left alone: by when it is read; that it was, only by a person's act; and the answer, if there is one. */
export const SoloNoteView = z.object({
  noteId: Id,
  text: z.string(),
  writtenAt: Moment,
  readBy: Moment,
  state: z.enum(soloNoteStates),
  answer: z.nullable(z.object({ name: z.string(), role: Role, text: z.string(), at: Moment })),
})
export type SoloNoteView = z.infer<typeof SoloNoteView>

/** A note as the desk lists it: facts, never its words. */
export const DeskSoloNoteView = z.object({
  noteId: Id,
  writtenAt: Moment,
  readBy: Moment,
  isOverdue: z.boolean(),
  severity: z.nullable(Severity),
  readAt: z.nullable(Moment),
  readerName: z.nullable(z.string()),
  answeredAt: z.nullable(Moment),
  /** the writer has a way to an answer */
  canBeAnswered: z.boolean(),
})
export type DeskSoloNoteView = z.infer<typeof DeskSoloNoteView>

/** A note opened by a member of staff, after its audit row. */
export const OpenSoloNoteView = z.object({ ...DeskSoloNoteView.shape, name: z.string(), text: z.string(), answer: z.nullable(z.string()) })
export type OpenSoloNoteView = z.infer<typeof OpenSoloNoteView>

/** What somebody with words to come back by finds again. */
export const ReturnView = z.object({
  nickname: z.nullable(z.object({ name: z.string(), mark: Mark })),
  /** the supporter of the last talk, and whether they are here: a wish can be told, nobody is kept for anybody */
  listener: z.nullable(z.object({ name: z.string(), isHere: z.boolean() })),
})
export type ReturnView = z.infer<typeof ReturnView>

/** All a visitor's page needs when it (re)connects. */
export const VisitView = z.object({
  /** rooms this person was asked to rest from, with the reason and until when */
  rests: z.array(RestView),
  now: Moment,
  rooms: z.array(RoomView),
  listening: z.nullable(ListeningView),
  help: z.nullable(HelpView),
  soloNotes: z.array(SoloNoteView),
  /** null: no words belong to this visit */
  back: z.nullable(ReturnView),
})
export type VisitView = z.infer<typeof VisitView>

export const StaffView = z.object({ staffId: Id, name: z.string(), roles: z.array(Role) })
export type StaffView = z.infer<typeof StaffView>

export const ShiftView = z.object({ isOn: z.boolean(), startedAt: z.nullable(Moment), breakUntil: z.nullable(Moment) })
export type ShiftView = z.infer<typeof ShiftView>

/** A room from inside: staff only. */
export const DeskRoomView = z.object({
  ...RoomView.shape,
  visitors: z.int(),
  hosts: z.array(StaffView),
  isHostedByMe: z.boolean(),
  heldCount: z.int(),
  reportCount: z.int(),
  due: z.nullable(PlannedView),
  /** what the host has set, beside the rule's own pace */
  hostSlowMs: z.int(),
  /** who waits to be let in, in the order they came: for those who host the room, and supervisors */
  knocks: z.array(z.object({ knockId: Id, name: z.string(), mark: Mark, at: Moment })),
  /** seats of those who came a little while ago */
  newcomers: z.array(Id),
  /** who rests from here, until when; from every room when isEverywhere */
  resting: z.array(z.object({ seatId: Id, reason: HideReason, until: Moment, isEverywhere: z.boolean() })),
})
export type DeskRoomView = z.infer<typeof DeskRoomView>

/** Someone waiting: facts only, never text. */
export const WaitingPersonView = z.object({
  listeningId: Id,
  askedAt: Moment,
  ageBand: AgeBand,
  wish: Wish,
  isFirstTime: z.boolean(),
  timesToday: z.int(),
  severity: z.nullable(Severity),
  needsSupervisor: z.boolean(),
  wasInterrupted: z.boolean(),
  /** with whom they would like to talk again, if that is so */
  wishesFor: z.nullable(z.string()),
})
export type WaitingPersonView = z.infer<typeof WaitingPersonView>

export const NoteView = z.object({ noteId: Id, at: Moment, by: z.string(), text: z.string() })
export type NoteView = z.infer<typeof NoteView>

/** A session as its listener, the supervisor and the professional see it in lists. */
export const SessionView = z.object({
  listeningId: Id,
  conversationId: z.nullable(Id),
  state: ListeningState,
  name: z.nullable(z.string()),
  ageBand: AgeBand,
  wish: Wish,
  isFirstTime: z.boolean(),
  listener: z.nullable(StaffView),
  answerBy: z.nullable(Moment),
  startedAt: z.nullable(Moment),
  noticeAt: z.nullable(Moment),
  endsAt: z.nullable(Moment),
  escalationId: z.nullable(Id),
  severity: z.nullable(Severity),
  /** how the open escalation stands, for those in the talk; the person is told by other words */
  escalationState: z.nullable(EscalationState),
  escalationOwnerName: z.nullable(z.string()),
  isSupervisorLooking: z.boolean(),
  isVisitorConnected: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>

export const TransferView = z.object({ transferId: Id, listeningId: Id, from: StaffView, to: StaffView, note: z.string(), askedAt: Moment })
export type TransferView = z.infer<typeof TransferView>

/** `aboutSeatId`: whose line it is, so that many reports of one person stand together. `ofReporter`: how many open ones its sender has. */
export const ReportView = z.object({ reportId: Id, placeId: Id, seq: Seq, reason: ReportReason, at: Moment, aboutSeatId: z.nullable(Id), ofReporter: z.int() })
export type ReportView = z.infer<typeof ReportView>

/** Why the next person cannot be taken now; null when one may. */
export const takeObstacles = ['not_on_shift', 'nobody_waiting', 'hands_full', 'on_break', 'nobody_on_duty', 'after_note_due'] as const

/** What screening found in a line, for those on duty: facts and reasons; the words are asked for one by one. */
export const FindingView = z.object({
  findingId: Id,
  placeId: Id,
  placeKind: z.enum(['room', 'session']),
  seq: Seq,
  at: Moment,
  kind: z.enum(findingKinds),
  severity: Severity,
  isHeld: z.boolean(),
  staffName: z.nullable(z.string()),
  reasons: z.array(z.object({ category: z.string(), rule: z.string() })),
  isGraphic: z.boolean(),
  /** its room has closed, its talk is over */
  isOver: z.boolean(),
})
export type FindingView = z.infer<typeof FindingView>

/** A supporter's (or supervisor's) whole desk. */
export const DeskView = z.object({
  now: Moment,
  me: StaffView,
  shift: ShiftView,
  rooms: z.array(DeskRoomView),
  waiting: z.array(WaitingPersonView),
  listenersFree: z.int(),
  onShift: z.array(z.object({ ...StaffView.shape, isTalking: z.boolean() })),
  isSupervisorOnShift: z.boolean(),
  takeObstacle: z.nullable(z.enum(takeObstacles)),
  sessions: z.array(SessionView),
  transfers: z.array(TransferView),
  afterNotesDue: z.array(Id),
  calls: z.array(z.object({ callId: Id, from: StaffView, placeId: z.nullable(Id), at: Moment, kind: z.enum(['backup', 'strain', 'reading']) })),
  reports: z.array(ReportView),
  soloNotes: z.array(DeskSoloNoteView),
  findings: z.array(FindingView),
  /** how many more there are than stand here */
  findingsLeft: z.object({ alerts: z.int(), watch: z.int() }),
})
export type DeskView = z.infer<typeof DeskView>

/** A held line as the queue shows it: with up to five messages before and after it. */
export const HeldView = z.object({
  seq: Seq,
  at: Moment,
  author: Author,
  text: z.string(),
  held: Held,
  /** its writer was asked to put it differently and has not answered yet */
  isAsked: z.boolean(),
  before: z.array(Entry),
  after: z.array(Entry),
})
export type HeldView = z.infer<typeof HeldView>

/** An escalation on the board: no message text, ever. */
export const EscalationView = z.object({
  escalationId: Id,
  severity: Severity,
  state: EscalationState,
  causes: z.array(Cause),
  placeId: Id,
  placeKind: z.enum(['room', 'session']),
  /** a room's name, or a session's number of the day; empty for someone who is at the door */
  placeName: z.string(),
  raisedAt: Moment,
  deadlineAt: z.nullable(Moment),
  rung: z.int(),
  callingNow: z.array(z.string()),
  callsNext: z.nullable(z.string()),
  acknowledgedAt: z.nullable(Moment),
  owner: z.nullable(StaffView),
  sessionId: z.nullable(Id),
  outcome: z.nullable(EscalationOutcome),
  closedAt: z.nullable(Moment),
  earlierId: z.nullable(Id),
})
export type EscalationView = z.infer<typeof EscalationView>

export const MoveView = z.object({ at: Moment, move: z.string(), by: z.nullable(z.string()), severity: z.nullable(Severity), cause: z.nullable(Cause), note: z.nullable(z.string()) })

/** An escalation opened after acknowledging, with its reason audited: the words, the moves, everyone who was told. */
export const EscalationFileView = z.object({
  escalation: EscalationView,
  moves: z.array(MoveView),
  told: z.array(z.object({ channel: z.enum(['screen', 'email', 'webhook']), who: z.string(), rung: z.int(), at: Moment, deliveredAt: z.nullable(Moment), attempts: z.int() })),
  entries: z.array(Entry),
  disclosure: z.nullable(z.object({ basis: LegalBasis, toWhom: z.string(), what: z.string() })),
})
export type EscalationFileView = z.infer<typeof EscalationFileView>

export const BoardView = z.object({
  now: Moment,
  me: StaffView,
  open: z.array(EscalationView),
  closedToday: z.int(),
  rooms: z.array(RoomView),
  waiting: z.object({ count: z.int(), longestMs: z.int(), listeners: z.int() }),
  supervisors: z.array(z.string()),
  ladder: z.array(z.object({ rung: z.int(), afterMs: z.int(), who: z.string() })),
  parts: z.object({ database: z.boolean(), audit: z.boolean(), email: z.nullable(z.boolean()), webhook: z.nullable(z.boolean()) }),
})
export type BoardView = z.infer<typeof BoardView>

export const PartView = Part
