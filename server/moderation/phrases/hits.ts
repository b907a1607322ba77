// The classes of words found in a text, and where: the room is used again for the next text, so that finding leaves nothing behind.
// Places of a class are asked for by few patterns only; they hang together from the last one found.

const firstRoom = 256
/** Marks count up; before they could run over, all begins anew. */
const highest = 1 << 30

export class Hits {
  /** so many classes, in the order in which each was first found */
  count = 0
  classes = new Int32Array(firstRoom)
  /** by place: its letters, and the place of the same class found before it (-1: none) */
  places = 0
  from = new Int32Array(firstRoom)
  to = new Int32Array(firstRoom)
  before = new Int32Array(firstRoom)
  rankOfPlace = new Int32Array(firstRoom)
  /** by rank of a class, while words are unmasked: whether any place of it is left, then its new rank */
  #left = new Int32Array(firstRoom)
  /** by letter, while words are unmasked: how far masks reach that begin there, and that begin before it */
  #endFrom = new Int32Array(firstRoom)
  #endBefore = new Int32Array(firstRoom)
  /** by rank of a class: its last place */
  #last = new Int32Array(firstRoom)
  /** by class: its rank above `#floor`, or what an earlier text left below */
  #marks = new Int32Array(0)
  #floor = 1

  begin(classCount: number): void {
    this.#floor += this.count
    if (this.#marks.length < classCount) this.#marks = new Int32Array(classCount)
    else if (this.#floor > highest) {
      this.#marks.fill(0)
      this.#floor = 1
    }
    this.count = 0
    this.places = 0
  }

  has(key: number): boolean {
    return (this.#marks[key] ?? 0) >= this.#floor
  }

  /** Where in the order of finding, from 0; asked only of what was found. */
  rankOf(key: number): number {
    return (this.#marks[key] ?? 0) - this.#floor
  }

  /** The last place found of a class, -1 for none. */
  lastOf(key: number): number {
    const rank = (this.#marks[key] ?? 0) - this.#floor
    return rank < 0 ? -1 : (this.#last[rank] ?? -1)
  }

  add(key: number, from: number, to: number): void {
    const place = this.places
    if (place === this.from.length) this.#grow()
    let rank = (this.#marks[key] ?? 0) - this.#floor
    if (rank < 0) {
      rank = this.count
      this.count = rank + 1
      this.#marks[key] = this.#floor + rank
      this.classes[rank] = key
      this.#last[rank] = -1
    }
    this.from[place] = from
    this.to[place] = to
    this.before[place] = this.#last[rank] ?? -1
    this.rankOfPlace[place] = rank
    this.#last[rank] = place
    this.places = place + 1
  }

  /** What lies inside a longer place of the mask is not there, and neither is the mask; the very word, listed, is. */
  unmask(mask: number): void {
    if (!this.has(mask)) return
    const furthest = this.#spread(mask)
    const masked = this.rankOf(mask)
    this.#left.fill(0, 0, this.count)
    let kept = 0
    for (let place = 0; place < this.places; place += 1) {
      const rank = this.rankOfPlace[place] ?? 0
      const from = this.from[place] ?? 0
      const to = this.to[place] ?? 0
      const isInside = to <= (this.#endBefore[Math.min(from, furthest + 1)] ?? 0) || (from <= furthest && to < (this.#endFrom[from] ?? 0))
      const isMasked = rank === masked || isInside
      if (isMasked) continue
      this.from[kept] = from
      this.to[kept] = to
      this.rankOfPlace[kept] = rank
      this.#left[rank] = 1
      kept += 1
    }
    this.#keep(kept)
  }

  /** How far the masks reach that begin at each letter, and those that begin before it: one look for each word then, however many masks there are. @returns the last letter at which one begins */
  #spread(mask: number): number {
    let furthest = 0
    for (let place = this.lastOf(mask); place >= 0; place = this.before[place] ?? -1) furthest = Math.max(furthest, this.from[place] ?? 0)
    if (this.#endFrom.length < furthest + 2) {
      this.#endFrom = new Int32Array(furthest * 2 + 2)
      this.#endBefore = new Int32Array(furthest * 2 + 2)
    }
    this.#endFrom.fill(0, 0, furthest + 1)
    for (let place = this.lastOf(mask); place >= 0; place = this.before[place] ?? -1) {
      const from = this.from[place] ?? 0
      this.#endFrom[from] = Math.max(this.#endFrom[from] ?? 0, this.to[place] ?? 0)
    }
    this.#endBefore[0] = 0
    for (let at = 0; at <= furthest; at += 1) this.#endBefore[at + 1] = Math.max(this.#endBefore[at] ?? 0, this.#endFrom[at] ?? 0)
    return furthest
  }

  /** The first so many places, all else anew: the classes that are left stay in the order in which they were first found. */
  #keep(places: number): void {
    const had = this.count
    this.begin(0)
    for (let rank = 0; rank < had; rank += 1) {
      if (this.#left[rank] === 0) continue
      const key = this.classes[rank] ?? 0
      this.#marks[key] = this.#floor + this.count
      this.classes[this.count] = key
      this.#last[this.count] = -1
      this.#left[rank] = this.count
      this.count += 1
    }
    for (let place = 0; place < places; place += 1) {
      const rank = this.#left[this.rankOfPlace[place] ?? 0] ?? 0
      this.rankOfPlace[place] = rank
      this.before[place] = this.#last[rank] ?? -1
      this.#last[rank] = place
    }
    this.places = places
  }

  #grow(): void {
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const made = new Int32Array(old.length * 2)
      made.set(old)
      return made
    }
    this.classes = wider(this.classes)
    this.from = wider(this.from)
    this.to = wider(this.to)
    this.before = wider(this.before)
    this.rankOfPlace = wider(this.rankOfPlace)
    this.#last = wider(this.#last)
    this.#left = wider(this.#left)
  }
}
