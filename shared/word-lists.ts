// The word lists as a supervisor edits them (rules WL1–WL6): rows of three lists, the changes of a draft, what a try shows.
// What a row means is the server's business; here stands only how it travels.
import * as z from 'zod/mini'
import { severities } from './escalation.ts'
import { Moment } from './ids.ts'

export const listNames = ['words', 'rules', 'lowering'] as const
export const ListName = z.enum(listNames)
export type ListName = (typeof listNames)[number]

/** One change of a draft, by the line of the version it starts from; `line` 0 puts a row at the head. */
export const listChanges = ['put', 'add', 'drop'] as const
export const mostRowLetters = 4_000
export const mostChanges = 60
export const ListChange = z.strictObject({ list: ListName, line: z.int().check(z.minimum(0), z.maximum(100_000)), do: z.enum(listChanges), row: z.string().check(z.maxLength(mostRowLetters)) })
export type ListChange = z.infer<typeof ListChange>
export const ListChanges = z.array(ListChange).check(z.maxLength(mostChanges))

export const VersionNumber = z.int().check(z.minimum(1), z.maximum(1_000_000))
export const versionKinds = ['seed', 'edit', 'rollback'] as const

/** Why a draft is refused before it is saved. */
export const listFaults = [
  'too_large', 'no_such_line', 'class_name', 'word_kind', 'no_forms', 'id_twice', 'severity', 'place_or_severity', 'no_such_class', 'nothing_to_find', 'bracket_open', 'bracket_too_many', 'too_many_forms',
  'join', 'word_missing', 'alternative_empty', 'category', 'too_slow', 'other',
] as const
export const ListFault = z.enum(listFaults)
export type ListFault = (typeof listFaults)[number]
/** `line` stands in the draft; null when it is about a list as a whole. `what` is the piece that is wrong. */
export const ListProblem = z.object({ list: ListName, line: z.nullable(z.int()), fault: ListFault, what: z.string() })
export type ListProblem = z.infer<typeof ListProblem>

export const ListVersionView = z.object({
  number: VersionNumber, kind: z.enum(versionKinds), fromNumber: z.nullable(VersionNumber), by: z.nullable(z.string()), at: Moment, reason: z.nullable(z.string()),
})
export type ListVersionView = z.infer<typeof ListVersionView>

export const ListsView = z.object({
  current: VersionNumber,
  /** the version this node works with; another than `current` while that cannot be read */
  running: z.nullable(VersionNumber),
  /** the house came with newer lists than the edited ones were made from */
  hasOffer: z.boolean(),
  versions: z.array(ListVersionView),
})
export type ListsView = z.infer<typeof ListsView>

export const ListTexts = z.object({ words: z.string(), rules: z.string(), lowering: z.string() })
export type ListTexts = z.infer<typeof ListTexts>

const VerdictSeverityView = z.enum(['none', ...severities])
/** What the draft finds in a line typed into the test box. */
export const TriedLine = z.object({
  severity: VerdictSeverityView,
  isHeld: z.boolean(),
  findings: z.array(z.object({ category: z.string(), severity: VerdictSeverityView, rule: z.string(), span: z.tuple([z.int(), z.int()]), isHolding: z.boolean() })),
})
export type TriedLine = z.infer<typeof TriedLine>

const Judgement = z.object({ severity: VerdictSeverityView, isHeld: z.boolean(), rules: z.array(z.string()) })
/** A labelled line that the draft judges differently. */
export const ChangedLine = z.object({ text: z.string(), category: z.string(), label: VerdictSeverityView, before: Judgement, after: Judgement, isWorse: z.boolean() })
export type ChangedLine = z.infer<typeof ChangedLine>
export const ListImpact = z.object({ lines: z.int(), right: z.tuple([z.int(), z.int()]), raised: z.array(ChangedLine), lowered: z.array(ChangedLine) })
export type ListImpact = z.infer<typeof ListImpact>

export const ListTrial = z.object({ problems: z.array(ListProblem), tried: z.array(TriedLine), impact: z.nullable(ListImpact) })
export type ListTrial = z.infer<typeof ListTrial>

export const TrialLines = z.array(z.string().check(z.maxLength(600))).check(z.maxLength(8))
export const SaveReason = z.string().check(z.minLength(1), z.maxLength(200))
export const OfferAnswer = z.enum(['take', 'keep'])
