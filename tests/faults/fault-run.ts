// What one run is: a plan made from a seed (so that it can be saved and played again), and the holding of it.
import type { Chance } from '../measure/random.ts'
import type { History } from './history/history.ts'
import type { Rig } from './rig/rig.ts'

export type Profile = 'short' | 'full'
export const runNames = ['app-kill', 'postgres', 'redis', 'claim', 'ack', 'raise', 'silence', 'storm', 'rolling', 'model', 'fuzz', 'clock', 'disk'] as const
export type RunName = (typeof runNames)[number]

/** One step of a plan: plain data, written into the file of a failing schedule. */
export type Step = Record<string, string | number | boolean>

export interface Held {
  history: History
  chance: Chance
  plan: readonly Step[]
  profile: Profile
  /** marks the ids of this run */
  mark: number
}

export interface FaultRun {
  /** how much of it: kills, races, raises, clients, programs */
  size: Record<Profile, number>
  /** not over by then, at its whole size, it has failed; many times what it takes on a quiet machine */
  withinMs: Record<Profile, number>
  /** it mostly waits for what the service does by itself, and is held beside others: where no time of its own is judged, in a full profile too */
  beside?: 'short' | 'always'
  plan(chance: Chance, size: number, profile: Profile): Step[]
  /** @returns figures worth a word; throws SkippedRun when the machine lacks something */
  hold(rig: Rig, held: Held): Promise<Record<string, unknown>>
}

const minute = 60_000
/** A short run is over in one; a full one may be an afternoon's. */
export const within = (short: number, full: number): Record<Profile, number> => ({ short: short * minute, full: full * minute })

/** The machine does not allow it: said as skipped, and a full profile fails by it. */
export class SkippedRun extends Error {
  override readonly name = 'SkippedRun'
}
