// What several lines have of classes of words, one bit for each question about them: the room is used again for the next lines.
import type { Heard } from './crossing.ts'

const bits = 4
const highest = 1 << 26

export class Board {
  /** classes that have any bit */
  count = 0
  classes: number[] = []
  #marks = new Int32Array(0)
  #round = 0

  begin(classCount: number): void {
    this.#round += 1
    this.count = 0
    if (this.#marks.length < classCount) this.#marks = new Int32Array(classCount)
    else if (this.#round === highest) {
      this.#marks.fill(0)
      this.#round = 1
    }
  }

  of(key: number): number {
    const mark = this.#marks[key] ?? 0
    return mark >> bits === this.#round ? mark & ((1 << bits) - 1) : 0
  }

  /** @param where only words that stand in the first or in the last sentence (`side`); all without */
  mark({ keys }: Heard, bit: number, where = 0): void {
    for (let i = 0; i < keys.length; i += 1) {
      const each = keys[i] ?? 0
      if (where !== 0 && (each & where) === 0) continue
      const key = each >> 2
      const known = this.of(key)
      if (known === 0) this.classes[this.count++] = key
      this.#marks[key] = (this.#round << bits) | known | bit
    }
  }
}
