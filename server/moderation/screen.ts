// The pipeline every text passes before anyone hears it (rules MO1–MO4): an ordered list of checks, the strictest verdict wins,
// and a check that throws or takes too long means hold, never allow.
import { performance } from 'node:perf_hooks'
import { severities } from '#shared/escalation'
import type { Finding, Verdict, VerdictSeverity } from '#shared/moderation'
import { heldCounter } from '../metrics.ts'
import { contact } from './checks/contact.ts'
import { flood } from './checks/flood.ts'
import { links } from './checks/links.ts'
import { personal } from './checks/personal.ts'
import { said } from './checks/said.ts'
import { repeated } from './repeated.ts'
import { ruleBook } from './rule-book.ts'
import { nobodyBefore, subjectOf, type ScreenContext, type Subject } from './subject.ts'

/** Pure: a line and what the same person wrote before it in, findings out. */
export type Check = (subject: Subject) => Finding[]

const checks: readonly [name: string, check: Check][] = [['said', said], ['contact', contact], ['personal', personal], ['links', links], ['flood', flood]]
const patienceMs = 50
const order: readonly VerdictSeverity[] = ['none', ...severities]

export function screen(text: string, context: ScreenContext = nobodyBefore, list: readonly [string, Check][] = checks): Verdict {
  ruleBook()
  const subject = subjectOf(text, context)
  const findings: Finding[] = []
  let hasFailed = false
  for (const [, check] of list) {
    const began = performance.now()
    const spent = process.cpuUsage()
    try {
      findings.push(...check(subject))
    } catch {
      hasFailed = true
    }
    if (performance.now() - began > patienceMs && cpuMs(spent) > patienceMs) hasFailed = true
  }
  findings.push(...repeated(findings, context))
  const severity = findings.reduce<VerdictSeverity>((worst, { severity: found }) => (order.indexOf(found) > order.indexOf(worst) ? found : worst), 'none')
  const isHeld = hasFailed || findings.some((finding) => finding.isHolding)
  heldCounter.inc({ severity, held: String(isHeld) })
  return { severity, isHeld, findings }
}

const ordinary = ['こんばんは。はじめて来ました。', '今日は少しだけ外を歩きました。', '夜になると、なかなか眠れなくて。', 'お茶をいれて、本を読んでいます。', 'わかります。うちもそうです。']
let isWarm = false

/** The rules are put together and run a few times before the doors open, so that nobody's first line pays for it. */
export function warmScreening(): void {
  if (isWarm) return
  isWarm = true
  for (let round = 0; round < 40; round++) for (const text of ordinary) screen(text)
}

/** Time this process really worked: a machine that is busy with other things is no reason to hold a line. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}
