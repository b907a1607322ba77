// When a batch of lines leaves (rule ME11): at the end of this turn of the loop, with all lines that were there to be read. In a busy
// house a little later, so that the lines of all rooms go in one commit: each is then cheaper, and more of one room is told at once. The
// wait begins when a batch could leave, not when its first line came: what was told just now is answered meanwhile, and rooms that went
// in turns go together.
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

/** So many lines within so many milliseconds are a busy house. */
export const busyLines = 8
export const busyWithinMs = 16
const longestWaitMs = 4
/** So many go without waiting. */
const enough = 128

export interface Rounds {
  /** A line is there. */
  came(): void
  /** Those who wait could go; resolves when they do. */
  leave(waiting: () => number): Promise<void>
}

/** Of this machine, not of the house: how long a turn takes and not what time it is. */
export interface Beat { now(): number; pause(ms: number): Promise<unknown>; endOfTurn(): Promise<unknown> }
const ownBeat: Beat = { now: () => performance.now(), pause, endOfTurn: () => new Promise((done) => void setImmediate(done)) }

export function makeRounds({ now, pause, endOfTurn }: Beat = ownBeat): Rounds {
  /** when the last lines came, the oldest at `turn` */
  const came = new Float64Array(busyLines).fill(Number.NEGATIVE_INFINITY)
  let turn = 0
  return {
    came() {
      came[turn] = now()
      turn = (turn + 1) % busyLines
    },
    async leave(waiting) {
      await endOfTurn()
      if (waiting() >= enough || now() - (came[turn] ?? 0) >= busyWithinMs) return
      await pause(longestWaitMs)
      await endOfTurn()
    },
  }
}
