// The words of a verdict. Lists and rules stay on the server (rule MO1).
import type { Severity } from './escalation.ts'

export type VerdictSeverity = 'none' | Severity

/** Whom a finding concerns: its writer, somebody else, staff who wrote it, or nobody in particular. */
export const findingKinds = ['danger', 'target', 'staff_line', 'quiet'] as const
export type FindingKind = (typeof findingKinds)[number]

export type Finding = {
  /** what was found, e.g. 'ideation', 'pii_phone' */
  category: string
  severity: VerdictSeverity
  /** the rule's id, for the log and the word-list page */
  rule: string
  /** UTF-16 offsets in the text as typed */
  span: [from: number, to: number]
  /** hold the whole message before anyone sees it */
  isHolding: boolean
}

export type Verdict = { severity: VerdictSeverity; isHeld: boolean; findings: Finding[] }
