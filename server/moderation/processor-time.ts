// How long the processor worked at something, told afterwards and only where it took long by the clock: to ask before every check would
// cost as much as the check. A machine that is busy with other things makes nothing slow here.
import { performance } from 'node:perf_hooks'

const freshMs = 5
type Usage = { user: number; system: number }
/** Of this thread alone where Node can tell; of the whole process otherwise. */
const usage: () => Usage = (process as { threadCpuUsage?: () => Usage }).threadCpuUsage ?? (() => process.cpuUsage())
let markedAt = -Infinity
let used = 0

function usedMs(): number {
  const { user, system } = usage()
  return (user + system) / 1_000
}

/** Something begins. @returns by the clock */
export function begin(now = performance.now()): number {
  if (now - markedAt > freshMs) {
    used = usedMs()
    markedAt = now
  }
  return now
}

/** What was worked since; what may have been worked between the mark and the beginning is not counted. */
export function workedSince(began: number): number {
  return usedMs() - used - (began - markedAt)
}
