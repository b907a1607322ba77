// What this process knows of one receiver (rule HO11): what is under way to it, and whether it takes letters at all. While it does
// not, one letter asks again for all of them; the first try of a new one is never held back by what became of others.
import type { LetterChannel } from '../../storage/postgres/notices.ts'
import { backOffMs } from './back-off.ts'

export interface Lane {
  /** who carries letters to it, each one at a time */
  carriers: Set<Promise<void>>
  failures: number
  /** its last refusal was of that letter, not of any */
  isChoosing: boolean
  asksAgainAt: number
}

/** A receiver that says these is there, and may take another letter: it is asked by the next one after two seconds at most. */
const saidOfLetter: ReadonlySet<string> = new Set(['status_400', 'status_409', 'status_413', 'status_422'])
const failuresOfLetters = 3

export const newLane = (): Lane => ({ carriers: new Set(), failures: 0, isChoosing: false, asksAgainAt: 0 })

/** May one that was tried before go to a receiver that takes none? By the only carrier there is: what others have under way asks as well. */
export function mayTryAgain({ carriers, asksAgainAt }: Lane, now: number): boolean {
  return carriers.size === 1 && now >= asksAgainAt
}

export function noteArrival(lane: Lane): void {
  lane.failures = 0
}

/** Letters that fail side by side are one failure. The least of the wait, so that a single letter waits for its own alone. */
export function noteFailure(lane: Lane, channel: LetterChannel, now: number, problem: string): void {
  lane.isChoosing = saidOfLetter.has(problem)
  if (lane.failures > 0 && now < lane.asksAgainAt) return
  lane.failures = Math.min(lane.failures + 1, lane.isChoosing ? failuresOfLetters : Infinity)
  lane.asksAgainAt = now + backOffMs(channel, lane.failures, 0)
}
