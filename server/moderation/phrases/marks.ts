// Stretches of a reading marked once, so that whether a place touches any of them is one look, whatever their number: what lowers and
// what must not stand beside is compared in time that grows with the text only.
export type Stretch = { from: number; to: number }

export class Marks {
  readonly #before: Int32Array

  /** `to` is not marked itself; stretches outside [0, length) are cut. */
  constructor(length: number, stretches: readonly Stretch[]) {
    const edges = new Int32Array(length + 2)
    for (const { from, to } of stretches) {
      edges[from] = (edges[from] ?? 0) + 1
      edges[to] = (edges[to] ?? 0) - 1
    }
    const before = new Int32Array(length + 1)
    let depth = 0
    for (let at = 0; at < length; at += 1) {
      depth += edges[at] ?? 0
      before[at + 1] = (before[at] ?? 0) + (depth > 0 ? 1 : 0)
    }
    this.#before = before
  }

  touches(from: number, to: number): boolean {
    return (this.#before[to] ?? 0) > (this.#before[from] ?? 0)
  }
}
