// A clock that stands still until it is moved: deadlines are met by moving it, never by sleeping.
import type { Clock } from '#server/context'

/** Tuesday, 24 November 2026, 20:00 in Tokyo. */
export const evening = Date.UTC(2026, 10, 24, 11, 0, 0)

export class MovingClock implements Clock {
  #now: number
  constructor(start = evening) {
    this.#now = start
  }
  now(): number {
    return this.#now
  }
  move(ms: number): void {
    this.#now += ms
  }
}
