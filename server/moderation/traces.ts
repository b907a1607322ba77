// What is asked of each of a person's last lines for every new one: by which id it was sent, and which letters stand together in it.
// The traces of all of them lie side by side in plain numbers, so that twenty lines are one walk over a kilobyte and not over as many
// objects all over the memory (which took 5 of 33 µs a line).
import type { Id } from '#shared/ids'
import { read } from './reading/reading.ts'
import type { EarlierLine } from './subject.ts'

/** A bit for every two letters that stand together, some sharing one: enough to tell nearly all lines that are not alike. */
export type Sketch = { pairs: number; a: number; b: number; c: number; d: number }
const bits = new Int32Array(4)

export function sketchOf(letters: string): Sketch {
  bits.fill(0)
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const bit = Math.imul((letters.charCodeAt(at) << 16) | letters.charCodeAt(at + 1), 0x9e3779b1) >>> 25
    bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31))
  }
  const [a = 0, b = 0, c = 0, d = 0] = bits
  return { pairs: Math.max(0, letters.length - 1), a, b, c, d }
}

function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** An id as a number: another may have the same. */
function markOf(id: Id): number {
  let mark = 0
  for (let at = 0; at < id.length; at += 1) mark = (Math.imul(mark, 31) + id.charCodeAt(at)) | 0
  return mark
}

/** of each line: the mark of its id, then its sketch */
const size = 6

/** In the order of the lines they are of. */
export class Traces {
  readonly #numbers: number[] = []

  add({ clientId = '', text, sketch }: EarlierLine): void {
    const { pairs, a, b, c, d } = sketch ?? sketchOf(text === '' ? '' : read(text).letters)
    this.#numbers.push(markOf(clientId), pairs, a, b, c, d)
  }

  remove(from: number, count: number): void {
    this.#numbers.splice(from * size, count * size)
  }

  /** The words of a line are gone, and with them which letters stood in them: only its id is kept, there or further to the front. */
  blank(line: number, to: number): void {
    this.#numbers[to * size] = this.#numbers[line * size] ?? 0
    this.#numbers.fill(0, to * size + 1, (to + 1) * size)
  }

  /** Is there any line that may have been sent with this id? */
  mayHold(clientId: Id): boolean {
    const mark = markOf(clientId)
    for (let at = 0; at < this.#numbers.length; at += size) if (this.#numbers[at] === mark) return true
    return false
  }

  /** Alike lines differ in fewer than a quarter of the pairs of the shorter one, and a bit that differs comes of a pair that differs. */
  mayBeAlike(line: number, { pairs, a, b, c, d }: Sketch): boolean {
    const own = this.#numbers
    const at = line * size
    const differing = countBits((own[at + 2] ?? 0) ^ a) + countBits((own[at + 3] ?? 0) ^ b) + countBits((own[at + 4] ?? 0) ^ c) + countBits((own[at + 5] ?? 0) ^ d)
    return differing === 0 || differing * 4 < Math.min(own[at + 1] ?? 0, pairs)
  }
}
