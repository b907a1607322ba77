// What is counted (Prometheus). Labels come from closed sets only: never an id, a name or a text.
import type { VerdictSeverity } from '#shared/moderation'
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client'

export const registry = new Registry()

/** So often the waits of the loop are looked at. At the library's 10 ms a node with nothing to do was woken a hundred times a second, 6 ms of processor time. */
const loopLookedAtMs = 100

/** What the process itself is like: counted where somebody can read it. */
export const countProcess = (): void => collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: loopLookedAtMs })

const asked = new Map<string, Map<string, number>>()

/** Counts one thing asked: a number here, and a metric with its labels when somebody reads the metrics. */
export function countAsked(event: string, outcome: string): void {
  let outcomes = asked.get(event)
  if (!outcomes) asked.set(event, (outcomes = new Map()))
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
}

new Counter({
  name: 'engawa_asked_total', help: 'What was asked over the socket, by event and outcome', labelNames: ['event', 'outcome'], registers: [registry],
  collect() {
    this.reset()
    for (const [event, outcomes] of asked) for (const [outcome, count] of outcomes) this.inc({ event, outcome }, count)
  },
})

export const socketGauge = new Gauge({ name: 'engawa_sockets', help: 'Sockets connected', labelNames: ['as'], registers: [registry] })
const verdicts = new Map<VerdictSeverity, { held: number; free: number }>()
new Counter({
  name: 'engawa_screen_verdicts_total', help: 'Verdicts of the screening', labelNames: ['severity', 'held'], registers: [registry],
  // Every line counts once: in numbers of our own, handed over when somebody asks. The library puts the labels together each time.
  collect() {
    for (const [severity, counted] of verdicts) {
      this.inc({ severity, held: 'true' }, counted.held)
      this.inc({ severity, held: 'false' }, counted.free)
      counted.held = counted.free = 0
    }
  },
})

export function countVerdict(severity: VerdictSeverity, isHeld: boolean): void {
  let counted = verdicts.get(severity)
  if (!counted) verdicts.set(severity, (counted = { held: 0, free: 0 }))
  if (isHeld) counted.held += 1
  else counted.free += 1
}

export const failedCheckCounter = new Counter({ name: 'engawa_screen_failed_checks_total', help: 'Checks that threw or worked too long (slow), so that the line was held; late: long by the clock only, on a busy machine, and nothing was held for it', labelNames: ['check', 'why'], registers: [registry] })
export const noticeCounter = new Counter({ name: 'engawa_notices_total', help: 'Tellings of escalations', labelNames: ['channel', 'outcome'], registers: [registry] })
export const unknownCounter = new Counter({ name: 'engawa_refused_packets_total', help: 'Packets and requests that were not of the protocol', labelNames: ['why'], registers: [registry] })
export const dueFailedCounter = new Counter({ name: 'engawa_due_failed_total', help: 'Single things that were due and failed, by sweep; tried again in the next round', labelNames: ['sweep'], registers: [registry] })
