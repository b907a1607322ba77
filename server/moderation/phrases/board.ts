// What several lines have of classes of words, one bit for each question about them: the room is used again for the next lines.

const bitCount = 4
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
    else if (this.#round >= highest) {
      this.#marks.fill(0)
      this.#round = 1
    }
  }

  of(key: number): number {
    const mark = this.#marks[key] ?? 0
    return mark >> bitCount === this.#round ? mark & ((1 << bitCount) - 1) : 0
  }

  mark(key: number, bits: number): void {
    const round = this.#round << bitCount
    const mark = this.#marks[key] ?? 0
    if (mark >= round) this.#marks[key] = mark | bits
    else {
      this.classes[this.count++] = key
      this.#marks[key] = round | bits
    }
  }

  /** Classes kept as letters, from one of them to another. */
  markAll(keys: string, from: number, to: number, bits: number): void {
    for (let at = from; at < to; at += 1) this.mark(keys.charCodeAt(at), bits)
  }
}
