// How much a line is like those that were labelled so: the sum of its weights, by the length of the line.
import type { Slots } from './slots.ts'
import { heads, type ByHead, type Weights } from './weights.ts'

/** A long line is not more like something only because it is long. */
const byLength = 0.4
/** Of a line far longer than those it learned from, what its parts are like on the average counts. */
const mostParts = 400
const sums = new Float64Array(heads.length)

export function weigh(slots: Slots, weights: Weights): ByHead {
  sum(slots, weights.table)
  const parts = slots.count || 1
  const share = Math.min(1, mostParts / parts) / Math.min(parts, mostParts) ** byLength
  return {
    danger: headOf(0, weights, share), imminent: headOf(1, weights, share), hurt: headOf(2, weights, share), grave: headOf(3, weights, share), contact: headOf(4, weights, share),
    personal: headOf(5, weights, share),
  }
}

const headOf = (at: number, { scale, bias }: Weights, share: number): number => (bias[at] ?? 0) + (sums[at] ?? 0) * (scale[at] ?? 0) * share

/** Each head is one byte, below zero too: shifted up to the sign and down again. */
function sum({ places, count }: Slots, table: Int32Array): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = 0
  let f = 0
  for (let i = 0; i < count; i += 1) {
    const at = (places[i] ?? 0) * 2
    const four = table[at] ?? 0
    const two = table[at + 1] ?? 0
    a += (four << 24) >> 24
    b += (four << 16) >> 24
    c += (four << 8) >> 24
    d += four >> 24
    e += (two << 24) >> 24
    f += (two << 16) >> 24
  }
  sums[0] = a
  sums[1] = b
  sums[2] = c
  sums[3] = d
  sums[4] = e
  sums[5] = f
}
