// What this process knows of one receiver (rule HO11): what is under way to it, and whether it takes letters at all. While it does
// not, one letter asks again for all of them; the first try of a new one is never held back by what became of others.
import type { LetterChannel } from '../../storage/postgres/notices.ts'
import { backOffMs } from './back-off.ts'

export interface Lane {
  /** who carries letters to it, each one at a time */
  carriers: Set<Promise<void>>
  failures: number
  asksAgainAt: number
}

export const newLane = (): Lane => ({ carriers: new Set(), failures: 0, asksAgainAt: 0 })

/** May one that was tried before go to a receiver that takes none? By the only carrier there is: what others have under way asks as well. */
export function mayTryAgain({ carriers, asksAgainAt }: Lane, now: number): boolean {
  return carriers.size === 1 && now >= asksAgainAt
}

export function noteArrival(lane: Lane): void {
  lane.failures = 0
}

/** Letters that fail side by side are one failure. The least of the wait, so that a single letter waits for its own alone. */
export function noteFailure(lane: Lane, channel: LetterChannel, now: number): void {
  if (lane.failures > 0 && now < lane.asksAgainAt) return
  lane.failures += 1
  lane.asksAgainAt = now + backOffMs(channel, lane.failures, 0)
}
