// Asks the database "what is overdue?" every second (rule OP8). Deadlines are rows, so a restart or a second node loses none;
// an advisory lock lets one node at a time do each round. Tests move the clock and call `round`.
import { Refusal } from '#shared/refusal'
import type { Context } from './context.ts'

export interface Sweep {
  name: string
  everyMs: number
  /** Does what is due now; idempotent, and safe to be cut off anywhere. */
  run(context: Context): Promise<void>
}

export interface Watcher {
  /** One round: every sweep that is due by the context's clock, one after the other. */
  round(): Promise<void>
  start(): void
  stop(): Promise<void>
}

const everyMs = 1_000

export function makeWatcher(context: Context, sweeps: readonly Sweep[]): Watcher {
  const lastRun = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> | undefined

  async function runAll(): Promise<void> {
    for (const sweep of sweeps) {
      const now = context.clock.now()
      if (now - (lastRun.get(sweep.name) ?? Number.NEGATIVE_INFINITY) < sweep.everyMs) continue
      lastRun.set(sweep.name, now)
      try {
        await sweep.run(context)
      } catch (error) {
        // One broken sweep must not stop the others; a database that is away is told elsewhere.
        if (!(error instanceof Refusal && error.code === 'unavailable')) context.log.error('a sweep failed', error, { event: sweep.name })
      }
    }
  }

  const round = () => (underWay ??= runAll().finally(() => { underWay = undefined }))

  return {
    round,
    start() {
      timer = setInterval(() => void round(), everyMs)
    },
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
