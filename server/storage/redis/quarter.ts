// What a node gives of a limit without asking the counter that all share (rule WI12): a quarter of a person's points in each window,
// remembered here. The first that must be asked for tells of those given before it, so that what nobody was told of is never more than
// one quarter for each node. Whoever speaks at an ordinary pace costs no trip.
import { performance } from 'node:perf_hooks'
import type { AskedLimit } from '../ports.ts'

interface Window { given: number; untold: number; until: number }
/** What the shared counter is asked: so many points at once, in a window that began here. */
export interface ToldLimit { points: number; spent: number; leftMs: number }

export interface Quarter {
  /** Gives one point of each, or of none. @returns whether it did */
  give(key: string, asked: readonly AskedLimit[]): boolean
  /** One point of each is asked for, with those given and not yet told; nothing is untold after it. */
  tell(key: string, asked: readonly AskedLimit[]): ToldLimit[]
}

const fewest = 1_000

/** @param mayGive limits that must be exact are not given from */
export function makeQuarter(mayGive: (limit: AskedLimit['limit']) => boolean): Quarter {
  const windows = new Map<string, Window>()
  let sweepAt = fewest

  function windowOf(key: string, { limit, perMs }: AskedLimit, now: number): Window {
    const name = `${key}:${limit}`
    const known = windows.get(name)
    if (known && known.until > now) return known
    if (windows.size >= sweepAt) {
      for (const [each, { until }] of windows) if (until <= now) windows.delete(each)
      sweepAt = Math.max(fewest, 2 * windows.size)
    }
    const window = { given: 0, untold: 0, until: now + perMs }
    windows.set(name, window)
    return window
  }

  return {
    give(key, asked) {
      const now = performance.now()
      const found: Window[] = []
      for (const each of asked) {
        if (!mayGive(each.limit)) return false
        const window = windowOf(key, each, now)
        if (window.given >= Math.floor(each.points / 4)) return false
        found.push(window)
      }
      for (const window of found) { window.given += 1; window.untold += 1 }
      return true
    },
    tell(key, asked) {
      const now = performance.now()
      return asked.map((each) => {
        if (!mayGive(each.limit)) return { points: each.points, spent: 1, leftMs: each.perMs }
        const window = windowOf(key, each, now)
        const told = { points: each.points, spent: 1 + window.untold, leftMs: Math.max(1, Math.ceil(window.until - now)) }
        window.untold = 0
        return told
      })
    },
  }
}
