// One limit counted in this process: so many points in a window that begins with the first of them. Every line of talk spends two,
// so there is no timer and no promise here; windows that are over are swept away when there are twice as many as before.
import { performance } from 'node:perf_hooks'

export interface Limit {
  points: number
  perMs: number
  /** Spends one point. @returns 0, or the milliseconds to wait */
  take(key: string): number
}

const fewest = 1_000

export function makeLimit(points: number, perMs: number): Limit {
  const windows = new Map<string, { spent: number; until: number }>()
  let sweepAt = fewest

  function begin(key: string, now: number): number {
    if (windows.size >= sweepAt) {
      for (const [each, { until }] of windows) if (until <= now) windows.delete(each)
      sweepAt = Math.max(fewest, 2 * windows.size)
    }
    windows.set(key, { spent: 1, until: now + perMs })
    return points < 1 ? perMs : 0
  }

  return {
    points, perMs,
    take(key) {
      const now = performance.now()
      const window = windows.get(key)
      if (!window || window.until <= now) return begin(key, now)
      window.spent += 1
      return window.spent > points ? Math.max(1, Math.ceil(window.until - now)) : 0
    },
  }
}
