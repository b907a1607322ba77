// Asks the database "what is overdue?" every second (rule OP8). Deadlines are rows, so a restart or a second node loses none;
// one node at a time does it, under a lease that a node which stopped loses by itself. Every sweep is safe when two nodes do it: the lease
// spares the work, and where nobody can say who has it, all do it. Tests move the clock and call `round`.
import { Refusal } from '#shared/refusal'
import type { Context } from './context.ts'

export interface Sweep {
  name: string
  everyMs: number
  /** about the lines of this very node, or too urgent to wait for a lease to run out: done by every node, lease or not */
  isPerNode?: boolean
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
const duty = 'watcher'

export function makeWatcher(context: Context, sweeps: readonly Sweep[]): Watcher {
  const lastRun = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> | undefined

  async function runAll(): Promise<void> {
    const { store, live } = context
    // Whoever does not reach the records can do nothing of it, and must not keep it from the others.
    const isLeader = (store.isUp() || (await store.probe())) && (await live.holdLease(duty))
    for (const sweep of sweeps) {
      if (!sweep.isPerNode && !(isLeader && store.isUp())) continue
      const now = context.clock.now()
      const since = now - (lastRun.get(sweep.name) ?? Number.NEGATIVE_INFINITY)
      // A clock that was set back says that the last time lies ahead: then it is not known, and the sweep is due.
      if (since >= 0 && since < sweep.everyMs) continue
      lastRun.set(sweep.name, now)
      try {
        await sweep.run(context)
      } catch (error) {
        // One broken sweep must not stop the others; a database that is away is told elsewhere, and what it kept from being done is done next.
        if (error instanceof Refusal && error.code === 'unavailable') lastRun.delete(sweep.name)
        else context.log.error('a sweep failed', error, { event: sweep.name })
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
      await context.live.letGoLease(duty)
    },
  }
}
