// The pipeline every text passes before anyone hears it (rules MO1–MO4): an ordered list of checks, the strictest verdict wins,
// and a check that throws or takes too long means hold, never allow.
import { performance } from 'node:perf_hooks'
import { severities } from '#shared/escalation'
import type { Finding, Verdict, VerdictSeverity } from '#shared/moderation'
import { heldCounter } from '../metrics.ts'
import { contactData } from './checks/contact-data.ts'
import { cryForHelp } from './checks/cry-for-help.ts'

/** Pure: a text in, findings out. */
export type Check = (text: string) => Finding[]

const checks: readonly [name: string, check: Check][] = [
  ['cry-for-help', cryForHelp],
  ['contact-data', contactData],
]
const patienceMs = 50
const order: readonly VerdictSeverity[] = ['none', ...severities]

export function screen(text: string, list: readonly [string, Check][] = checks): Verdict {
  const findings: Finding[] = []
  let hasFailed = false
  for (const [, check] of list) {
    const began = performance.now()
    const spent = process.cpuUsage()
    try {
      findings.push(...check(text))
    } catch {
      hasFailed = true
    }
    if (performance.now() - began > patienceMs && cpuMs(spent) > patienceMs) hasFailed = true
  }
  const severity = findings.reduce<VerdictSeverity>((worst, { severity: found }) => (order.indexOf(found) > order.indexOf(worst) ? found : worst), 'none')
  const isHeld = hasFailed || findings.some((finding) => finding.isHolding)
  heldCounter.inc({ severity, held: String(isHeld) })
  return { severity, isHeld, findings }
}

/** Time this process really worked: a machine that is busy with other things is no reason to hold a line. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}
