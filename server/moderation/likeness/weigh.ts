// How much a line is like those that were labelled so: the sum of its weights, by the length of the line.
import { heads, type ByHead, type Weights } from './weights.ts'

/** A long line is not more like something only because it is long. */
const byLength = 0.4
const sums = new Float64Array(heads.length)

export function weigh(slots: Int32Array, { table, scale, bias }: Weights): ByHead {
  const [a = 0, b = 0, c = 0, d = 0] = sum(slots, table)
  const share = 1 / (slots.length || 1) ** byLength
  const of = (at: number, total: number): number => (bias[at] ?? 0) + total * (scale[at] ?? 0) * share
  return { danger: of(0, a), imminent: of(1, b), hurt: of(2, c), contact: of(3, d) }
}

function sum(slots: Int32Array, table: Int8Array): Float64Array {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let i = 0; i < slots.length; i += 1) {
    const at = (slots[i] ?? 0) << 2
    a += table[at] ?? 0
    b += table[at + 1] ?? 0
    c += table[at + 2] ?? 0
    d += table[at + 3] ?? 0
  }
  sums[0] = a
  sums[1] = b
  sums[2] = c
  sums[3] = d
  return sums
}
