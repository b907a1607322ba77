// Which patterns a line can fulfil at all, told from the classes of words found in it: a pattern is looked at only where its rarest part
// was found, and only where every other part is there as well are places compared. Of an ordinary line next to nothing is left to do.
import type { Board } from './board.ts'
import type { Hits } from './hits.ts'
import type { BuiltPattern } from './match.ts'

export type Wanted = {
  /** a bit for each class: there are such patterns. Of most classes there are none, and all bits together stay at hand */
  isRarest: Uint8Array
  /** by class: the patterns whose rarest part it belongs to, from `starts[class]` to `starts[class + 1]` */
  starts: Int32Array
  patterns: Int32Array
  /** by pattern: where its parts begin; of each part how many classes (below zero: not of the first chain), then those, the rarest part first */
  partsFrom: Int32Array
  parts: Int32Array
}

const mostParts = 31

/** `chances`: by class. Patterns from `anchored` on are only asked about, never looked for. */
export function wantedBy(patterns: readonly BuiltPattern[], anchored: number, chances: Float64Array): Wanted {
  const byClass: number[][] = []
  const partsFrom = new Int32Array(patterns.length + 1)
  const parts: number[] = []
  patterns.forEach(({ all }, pattern) => {
    const own = all.flatMap(({ items }, chain) => items.filter(({ mayEnd }) => !mayEnd).map(({ classes }) => ({ classes, isFirst: chain === 0, chance: chanceOfAny(classes, chances) })))
    if (own.length > mostParts) throw new Error(`more than ${mostParts} parts in one pattern`)
    own.sort((a, b) => a.chance - b.chance)
    for (const { classes, isFirst } of own) parts.push(isFirst ? classes.length : -classes.length, ...classes)
    partsFrom[pattern + 1] = parts.length
    // Where the clause's end would do for every part, any of them tells it.
    const rarest = own[0]?.classes ?? all[0]?.items.flatMap(({ classes }) => classes)
    if (pattern < anchored) for (const each of new Set(rarest)) (byClass[each] ??= []).push(pattern)
  })
  return { isRarest: bitsOf(byClass, chances.length), ...listed(byClass, chances.length), partsFrom, parts: Int32Array.from(parts) }
}

function bitsOf(byClass: readonly (number[] | undefined)[], classCount: number): Uint8Array {
  const bits = new Uint8Array((classCount >> 3) + 1)
  byClass.forEach((patterns, key) => {
    if (patterns) bits[key >> 3] = (bits[key >> 3] ?? 0) | (1 << (key & 7))
  })
  return bits
}

export function chanceOfAny(classes: readonly number[], chances: Float64Array): number {
  return classes.reduce((sum, each) => sum + (chances[each] ?? 0), 0)
}

/** Lists by class, one behind the other. */
export function listed(byClass: readonly (number[] | undefined)[], classCount: number): { starts: Int32Array; patterns: Int32Array } {
  const starts = new Int32Array(classCount + 1)
  const patterns: number[] = []
  for (let key = 0; key < classCount; key += 1) {
    patterns.push(...(byClass[key] ?? []))
    starts[key + 1] = patterns.length
  }
  return { starts, patterns: Int32Array.from(patterns) }
}

/** Was a word of every part found? `isFirstThere`: of the rarest one was, so that it need not be asked. */
export function isThere({ partsFrom, parts }: Wanted, pattern: number, hits: Hits, isFirstThere = false): boolean {
  const end = partsFrom[pattern + 1] ?? 0
  let at = partsFrom[pattern] ?? 0
  if (isFirstThere) at += 1 + Math.abs(parts[at] ?? 0)
  while (at < end) {
    const next = at + 1 + Math.abs(parts[at] ?? 0)
    let isFound = false
    for (at += 1; at < next && !isFound; at += 1) isFound = hits.has(parts[at] ?? 0)
    if (!isFound) return false
    at = next
  }
  return true
}

/** Patterns of which the rarest part was found: room that is used again for the next text. */
export class Asked {
  /** rules, some of them more than once */
  count = 0
  rules = new Int32Array(256)
  #compounds = new Uint8Array(64)
  #compoundCount = 0

  begin(compounds: number): void {
    this.count = 0
    this.#compoundCount = compounds
    if (this.#compounds.length < compounds) this.#compounds = new Uint8Array(compounds)
    else this.#compounds.fill(0, 0, compounds)
  }

  hasCompound(pattern: number): boolean {
    return this.#compounds[pattern] === 1
  }

  /** @param rank of the first class that is new */
  addFrom(rank: number, { isRarest, starts, patterns }: Wanted, { count, classes }: Hits): void {
    for (let at = rank; at < count; at += 1) {
      const key = classes[at] ?? 0
      if (((isRarest[key >> 3] ?? 0) & (1 << (key & 7))) === 0) continue
      const end = starts[key + 1] ?? 0
      for (let i = starts[key] ?? 0; i < end; i += 1) this.#add(patterns[i] ?? 0)
    }
  }

  #add(pattern: number): void {
    if (pattern < this.#compoundCount) {
      this.#compounds[pattern] = 1
      return
    }
    if (this.count === this.rules.length) {
      const wider = new Int32Array(this.count * 2)
      wider.set(this.rules)
      this.rules = wider
    }
    this.rules[this.count] = pattern
    this.count += 1
  }
}

/** The place, in the order of finding, of the first class it asks for. */
export function firstFound({ partsFrom, parts }: Wanted, pattern: number, hits: Hits): number {
  let first = hits.count
  const end = partsFrom[pattern + 1] ?? 0
  for (let at = partsFrom[pattern] ?? 0; at < end; ) {
    const next = at + 1 + Math.abs(parts[at] ?? 0)
    for (at += 1; at < next; at += 1) if (hits.has(parts[at] ?? 0)) first = Math.min(first, hits.rankOf(parts[at] ?? 0))
  }
  return first
}

/** Could a pattern whose words stand partly in earlier lines (`had` on the board) and partly in the newest (`has`) be fulfilled by them together? */
export function mayBeFulfilledTogether(wanted: Wanted, board: Board, had: number, has: number): boolean {
  const { starts, patterns } = wanted
  for (let i = 0; i < board.count; i += 1) {
    const key = board.classes[i] ?? 0
    for (let at = starts[key] ?? 0; at < (starts[key + 1] ?? 0); at += 1) if (isFulfilled(wanted, patterns[at] ?? 0, board, had, has)) return true
  }
  return false
}

/** Every part is on one side or the other, and of the first chain something on both. */
function isFulfilled({ partsFrom, parts }: Wanted, pattern: number, board: Board, had: number, has: number): boolean {
  let ofFirst = 0
  const end = partsFrom[pattern + 1] ?? 0
  for (let at = partsFrom[pattern] ?? 0; at < end; ) {
    const count = parts[at] ?? 0
    const next = at + 1 + Math.abs(count)
    let sides = 0
    for (at += 1; at < next; at += 1) sides |= board.of(parts[at] ?? 0)
    if (sides === 0) return false
    if (count > 0) ofFirst |= sides
  }
  return (ofFirst & had) !== 0 && (ofFirst & has) !== 0
}
