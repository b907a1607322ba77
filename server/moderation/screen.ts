// The pipeline every text passes before anyone hears it (rules MO1–MO4): an ordered list of checks, the strictest verdict wins,
// and a check that throws or takes too long means hold, never allow.
import { performance } from 'node:perf_hooks'
import { severities } from '#shared/escalation'
import type { Finding, Verdict, VerdictSeverity } from '#shared/moderation'
import { countVerdict, failedCheckCounter } from '../metrics.ts'
import { contact } from './checks/contact.ts'
import { english } from './checks/english.ts'
import { flood } from './checks/flood.ts'
import { links } from './checks/links.ts'
import { personal } from './checks/personal.ts'
import { said } from './checks/said.ts'
import { findInStaffLine } from './house-rules.ts'
import { weights } from './likeness/weights.ts'
import { begin, workedSince } from './processor-time.ts'
import { repeated } from './repeated.ts'
import { ruleBook } from './rule-book.ts'
import { nobodyBefore, subjectOf, type EarlierLine, type ScreenContext, type Subject } from './subject.ts'

/** Pure: a line and what the same person wrote before it in, findings out. */
export type Check = (subject: Subject) => Finding[]
/** A verdict, and the line as it stands among the earlier ones when the next is judged. */
export type Judgement = { verdict: Verdict; line: EarlierLine }

export const checks: readonly [name: string, check: Check][] = [['said', said], ['contact', contact], ['english', english], ['personal', personal], ['links', links], ['flood', flood]]
const patienceMs = 50
const order: readonly VerdictSeverity[] = ['none', ...severities]

export function judgeLine(text: string, context: ScreenContext = nobodyBefore, list: readonly [string, Check][] = checks): Judgement {
  // The first line of a process must not be the one that waits for lists and weights: to read them is no work of a check.
  if (!context.book) ruleBook()
  weights()
  const subject = subjectOf(text, context)
  const findings: Finding[] = []
  let hasFailed = false
  let began = begin()
  for (const [name, check] of list) {
    try {
      for (const finding of context.isStaff ? findInStaffLine(check, subject) : check(subject)) findings.push(finding)
      const ended = performance.now()
      if (ended - began > patienceMs && isSlow(name, began)) hasFailed = true
      began = begin(ended)
    } catch {
      failedCheckCounter.inc({ check: name, why: 'threw' })
      hasFailed = true
      began = begin()
    }
  }
  if (findings.length > 0) weighTogether(findings, context)
  let severity: VerdictSeverity = 'none'
  let isHeld = hasFailed
  for (const finding of findings) {
    if (order.indexOf(finding.severity) > order.indexOf(severity)) severity = finding.severity
    isHeld ||= finding.isHolding
  }
  countVerdict(severity, isHeld)
  if (findings.length > 0) subject.line.found = findings
  return { verdict: { severity, isHeld, findings }, line: subject.line }
}

/** Counted in any case; the line is held when the check itself worked that long, not when the machine was busy with other things. */
function isSlow(check: string, began: number): boolean {
  const isSlow = workedSince(began) > patienceMs
  failedCheckCounter.inc({ check, why: isSlow ? 'slow' : 'late' })
  return isSlow
}

function weighTogether(findings: Finding[], context: ScreenContext): void {
  // What its form tells needs no likeness beside it.
  const like = findings.findIndex(({ category }) => category === 'resembles_personal')
  if (like >= 0 && findings.some(({ category }) => category.startsWith('pii_'))) findings.splice(like, 1)
  findings.push(...repeated(findings, context))
}

export const screen = (text: string, context?: ScreenContext, list?: readonly [string, Check][]): Verdict => judgeLine(text, context, list).verdict

const ordinary = ['こんばんは。はじめて来ました。', '今日は少しだけ外を歩きました。', '夜になると、なかなか眠れなくて。', 'お茶をいれて、本を読んでいます。', 'わかります。うちもそうです。']
let isWarm = false

/** The rules are put together and run a few times before the doors open, so that nobody's first line pays for it. */
export function warmScreening(): void {
  if (isWarm) return
  isWarm = true
  for (let round = 0; round < 10; round++) for (const text of ordinary) screen(text)
}
