// How long it may still take (rule LI3): worked out from who listens, when each is free again, and how long talks have taken.
// Both ends of the range are told; without a basis there is no estimate.

/** When one listener may be free again: at the earliest, and at the latest. */
export interface FreeIn { soonestMs: number; latestMs: number }

export interface Basis {
  listeners: readonly FreeIn[]
  /** over past talks, null while there are too few */
  averageTalkMs: number | null
  boxMs: number
  breakMs: number
}

const minuteMs = 60_000

/** @param rank 1 for the next. @returns minutes, rounded to fives so that it promises nothing it cannot keep */
export function estimateMinutes(rank: number, basis: Basis): [number, number] | null {
  const { listeners, averageTalkMs } = basis
  if (listeners.length === 0 || (averageTalkMs === null && rank > listeners.length)) return null
  const soonest = served(rank, listeners.map((one) => one.soonestMs), (averageTalkMs ?? basis.boxMs) + basis.breakMs)
  const latest = served(rank, listeners.map((one) => one.latestMs), basis.boxMs + basis.breakMs)
  const from = Math.max(1, Math.floor(soonest / minuteMs / 5) * 5)
  return [from, Math.max(from, 5, Math.ceil(latest / minuteMs / 5) * 5)]
}

/** The moment at which the rank-th person is called, when each listener takes the next as soon as they are free. */
function served(rank: number, freeIn: number[], talkMs: number): number {
  const free = [...freeIn]
  for (let n = 1; n < rank; n++) free.push(takeSmallest(free) + talkMs)
  return takeSmallest(free)
}

function takeSmallest(values: number[]): number {
  const smallest = Math.min(...values)
  values.splice(values.indexOf(smallest), 1)
  return smallest
}

/** The place in line: near the front it is known, further back it is told as a range, since risk goes first. */
export function positionRange(rank: number): [number, number] {
  return rank <= 3 ? [rank, rank] : rank <= 6 ? [rank - 1, rank + 1] : [rank - 2, rank + 3]
}
