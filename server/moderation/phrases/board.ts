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

  /** @param there for those that stand in the sentence asked about (`where`); `anywhere` for all */
  mark({ keys, sides }: Heard, where: number, there: number, anywhere: number): void {
    const round = this.#round << bits
    for (let i = 0; i < keys.length; i += 1) {
      const own = (sides.charCodeAt(i) & where) === 0 ? anywhere : anywhere | there
      if (own === 0) continue
      const key = keys.charCodeAt(i)
      const mark = this.#marks[key] ?? 0
      if (mark >= round) this.#marks[key] = mark | own
      else {
        this.classes[this.count++] = key
        this.#marks[key] = round | own
      }
    }
  }
}
