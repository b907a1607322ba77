// How much a line is like those that were labelled so: the sum of its weights, by the length of the line.
import type { Slots } from './slots.ts'
import { heads, type ByHead, type Weights } from './weights.ts'

/** A long line is not more like something only because it is long. */
const byLength = 0.4
/** Of a line far longer than those it learned from, what its parts are like on the average counts. */
const mostParts = 400
const sums = new Float64Array(heads.length)

export function weigh(slots: Slots, { table, scale, bias }: Weights): ByHead {
  sum(slots, table)
  const parts = slots.count || 1
  const share = Math.min(1, mostParts / parts) / Math.min(parts, mostParts) ** byLength
  const of = (at: number): number => (bias[at] ?? 0) + (sums[at] ?? 0) * (scale[at] ?? 0) * share
  return { danger: of(0), imminent: of(1), hurt: of(2), grave: of(3), contact: of(4), personal: of(5) }
}

function sum({ places, count }: Slots, table: Int8Array): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = 0
  let f = 0
  for (let i = 0; i < count; i += 1) {
    const at = (places[i] ?? 0) * 6
    a += table[at] ?? 0
    b += table[at + 1] ?? 0
    c += table[at + 2] ?? 0
    d += table[at + 3] ?? 0
    e += table[at + 4] ?? 0
    f += table[at + 5] ?? 0
  }
  sums[0] = a
  sums[1] = b
  sums[2] = c
  sums[3] = d
  sums[4] = e
  sums[5] = f
}
