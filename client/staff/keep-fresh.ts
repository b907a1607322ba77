// One reading of what staff see, kept fresh (rule LK15): at once when the line is up or the records come back, a little after anything
// that changed, again after one that failed, and every half minute whatever happens. A stale desk looks like a quiet night.
import type { StaffLink } from './staff-link.ts'

const calmMs = 300
const failedMs = 3_000
const anyhowMs = 30_000

export interface Freshness {
  /** something changed: read once, however much changed */
  soon: () => void
  stop: () => void
}

/** @param read answers false when it failed */
export function keepFresh(link: Pick<StaffLink, 'watchLine' | 'hear'>, read: () => Promise<boolean>): Freshness {
  let calm: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let isDatabaseUp = true
  let isStopped = false
  const now = async () => {
    clearTimeout(again)
    if ((await read()) || isStopped) return
    clearTimeout(again)
    again = setTimeout(() => void now(), failedMs)
  }
  const soon = () => {
    calm ??= setTimeout(() => {
      calm = undefined
      void now()
    }, calmMs)
  }
  const anyhow = setInterval(() => void now(), anyhowMs)
  const stops = [
    link.watchLine((isUp) => isUp && void now()),
    link.hear('heartbeat', (beat) => {
      if (beat.isDatabaseUp && !isDatabaseUp) void now()
      isDatabaseUp = beat.isDatabaseUp
    }),
  ]
  return {
    soon,
    stop() {
      isStopped = true
      clearTimeout(calm)
      clearTimeout(again)
      clearInterval(anyhow)
      for (const stop of stops) stop()
    },
  }
}
