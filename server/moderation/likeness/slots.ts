// A text as places in one table of weights: every two, three and four letters that stand together, and every class of the lists that was
// found in it. Nothing is looked up but numbers, so that weighing a line costs a few microseconds.
import type { Hits } from '../phrases/hits.ts'
import type { Reading } from '../reading/reading.ts'

const bits = 17
export const slotCount = 1 << bits
/** One letter alone says too little: without it more is found, and less of ordinary talk. */
const shortest = 2
const longest = 4
/** Stand before the first letter and after the last. */
const edge = 0x1f

const slotOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - bits)
const step = (hash: number, code: number): number => (Math.imul(hash, 0x9e3779b1) + Math.imul(code + 1, 0x85ebca6b)) | 0

export function slotOfClass(name: string): number {
  let hash = 0x51ed270b
  for (let at = 0; at < name.length; at += 1) hash = step(hash, name.charCodeAt(at))
  return slotOf(hash)
}

/** Where a text stands in the table: the first `count` of `places`. */
export type Slots = { places: Int32Array; count: number }
const slots: Slots = { places: new Int32Array(4_096), count: 0 }

/** @returns room that is used again for the next text */
export function slotsOf({ letters }: Reading, hits: Hits, classSlots: Int32Array): Slots {
  const most = (letters.length + 2) * longest + hits.count
  if (slots.places.length < most) slots.places = new Int32Array(most * 2)
  const { places } = slots
  const end = letters.length + 2
  let count = 0
  for (let from = 0; from < end; from += 1) {
    let hash = 0
    for (let at = from; at < from + longest && at < end; at += 1) {
      hash = step(hash, at === 0 || at === end - 1 ? edge : letters.charCodeAt(at - 1))
      if (at - from + 1 >= shortest) places[count++] = slotOf(hash)
    }
  }
  for (let rank = 0; rank < hits.count; rank += 1) {
    const slot = classSlots[hits.classes[rank] ?? 0] ?? -1
    if (slot >= 0) places[count++] = slot
  }
  slots.count = count
  return slots
}
