// What stands in a place's log. Every entry has the place's next seq; who may not read it gets a blank with the same seq (ME4).
import * as z from 'zod/mini'
import { Id, Moment, Seq } from './ids.ts'
import { Mark, Part } from './people.ts'

export const stamps = ['nod', 'otsukare', 'here', 'understand', 'tea', 'good_night'] as const
export const Stamp = z.enum(stamps)
export type Stamp = (typeof stamps)[number]

export const hideReasons = ['contact', 'personal', 'hurtful', 'solicitation', 'method', 'flood', 'off_topic', 'other'] as const
export const HideReason = z.enum(hideReasons)
export type HideReason = (typeof hideReasons)[number]

export const reportReasons = ['hurtful', 'contact', 'worried', 'other'] as const
export const ReportReason = z.enum(reportReasons)
export type ReportReason = (typeof reportReasons)[number]

/** Why a held line is let out. `not_so`: what it was held for is not in it. */
export const releaseReasons = ['fine', 'not_so', 'agreed', 'other'] as const
export const ReleaseReason = z.enum(releaseReasons)
export type ReleaseReason = (typeof releaseReasons)[number]

/** Why something done is undone. */
export const undoReasons = ['mistake', 'talked', 'over', 'other'] as const
export const UndoReason = z.enum(undoReasons)
export type UndoReason = (typeof undoReasons)[number]

/** What came of a report. */
export const reportOutcomes = ['acted', 'no_need', 'misused'] as const
export const ReportOutcome = z.enum(reportOutcomes)
export type ReportOutcome = (typeof reportOutcomes)[number]

/** Short lines without an author that the service itself puts into the flow, always marked 自動. */
export const notices = [
  'opened', 'reopened', 'paused', 'resumed', 'resting', 'resting_queue', 'awake', 'closed', 'closing_soon', 'slowed', 'unslowed', 'locked', 'unlocked', 'admitting', 'not_admitting', 'quieted', 'unquieted',
  'talk_began', 'talk_ending_soon', 'talk_extended', 'listener_lost', 'listener_back', 'listener_changed', 'talk_closed', 'talk_closed_quietly', 'quiet_gently', 'quiet_here', 'help_offered', 'help_with_person', 'help_for_everyone',
] as const
export const Notice = z.enum(notices)
export type Notice = (typeof notices)[number]

export const VisitorAuthor = z.object({ kind: z.literal('visitor'), seatId: Id, name: z.string(), mark: Mark, isNew: z.optional(z.boolean()) })
export const StaffAuthor = z.object({ kind: z.literal('staff'), part: Part, name: z.string() })
export const Author = z.discriminatedUnion('kind', [VisitorAuthor, StaffAuthor])
export type Author = z.infer<typeof Author>

const placed = { seq: Seq, at: Moment }

/** Why a line is held, and where in the text (UTF-16 offsets), shown to its writer and to staff only. */
export const Held = z.object({ category: z.string(), spans: z.array(z.tuple([z.int(), z.int()])), isShownToWriter: z.boolean(), isGraphic: z.optional(z.boolean()) })
export type Held = z.infer<typeof Held>

/** Its writer has folded it, because it may be hard to read: whoever wishes opens it. */
const isCovered = z.optional(z.boolean())

/** Told to staff only: its words stay covered on their screens until somebody asks for them (HA14). */
const isGraphic = z.optional(z.boolean())

/** Why a question to the host is held: it is nobody's fault. */
export const questionCategory = 'question'

export const Entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('blank'), seq: Seq }),
  z.object({ kind: z.literal('message'), ...placed, clientId: z.optional(Id), author: Author, text: z.string(), held: z.optional(Held), hidden: z.optional(HideReason), isWithdrawn: z.optional(z.boolean()), isCovered, isGraphic }),
  z.object({ kind: z.literal('stamp'), ...placed, clientId: z.optional(Id), author: Author, stamp: Stamp, onSeq: z.optional(Seq) }),
  z.object({ kind: z.literal('whisper'), ...placed, clientId: z.optional(Id), author: Author, text: z.string(), isGraphic }),
  z.object({ kind: z.literal('hidden'), ...placed, target: Seq, reason: HideReason }),
  z.object({ kind: z.literal('released'), ...placed, target: Seq, author: Author, text: z.string(), isCovered, isGraphic }),
  /** a line that was taken down stands again, with its words */
  z.object({ kind: z.literal('restored'), ...placed, target: Seq, author: Author, text: z.string(), isCovered, isGraphic }),
  /** a held line that was kept back waits in the queue again: its writer and staff hear of it */
  z.object({ kind: z.literal('held_again'), ...placed, target: Seq }),
  /** staff ask the writer of a held line to put it differently, perhaps with words they could use */
  z.object({ kind: z.literal('asked'), ...placed, target: Seq, reason: HideReason, author: StaffAuthor, proposal: z.optional(z.string()) }),
  /** the writer took a held line back */
  z.object({ kind: z.literal('withdrawn'), ...placed, target: Seq }),
  z.object({ kind: z.literal('joined'), ...placed, author: StaffAuthor }),
  z.object({ kind: z.literal('left'), ...placed, author: StaffAuthor }),
  z.object({ kind: z.literal('notice'), ...placed, notice: Notice }),
])
export type Entry = z.infer<typeof Entry>
export type EntryKind = Entry['kind']
