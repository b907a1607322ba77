// Which patterns a line can fulfil at all, told from the classes of words found in it: each pattern asks for a set of items, one bit
// each, and only where every bit is there are places compared. What a line gave is kept as pairs, so that lines sent one after another
// are weighed together without reading them again.
import type { BuiltPattern } from './match.ts'

export type Wanted = {
  /** by class: pattern, bits, pattern, bits, … */
  asks: (Int32Array | undefined)[]
  /** by pattern: all bits, and those of its first chain */
  whole: Int32Array
  first: Int32Array
  /** bits gathered for the line at hand; always left empty */
  gathered: Int32Array
}

/** pattern, bits, pattern, bits, … */
export type Given = Int32Array

const mostBits = 31

export function wantedBy(patterns: readonly BuiltPattern[]): Wanted {
  const asks: number[][] = []
  const whole = new Int32Array(patterns.length)
  const first = new Int32Array(patterns.length)
  patterns.forEach(({ all }, pattern) => {
    let bit = 0
    const bits = new Map<number, number>()
    all.forEach(({ items }, chain) => {
      for (const { classes, mayEnd } of items) {
        if (mayEnd) continue
        if (bit === mostBits) throw new Error(`more than ${mostBits} parts in one pattern`)
        const own = 1 << bit
        bit += 1
        whole[pattern] = (whole[pattern] ?? 0) | own
        if (chain === 0) first[pattern] = (first[pattern] ?? 0) | own
        for (const each of classes) bits.set(each, (bits.get(each) ?? 0) | own)
      }
    })
    for (const [key, own] of bits) (asks[key] ??= []).push(pattern, own)
  })
  return { asks: Array.from(asks, (pairs) => pairs && Int32Array.from(pairs)), whole, first, gathered: new Int32Array(patterns.length) }
}

/** Adds what a class of words gives; `touched` collects the patterns that were given anything. */
export function give({ asks, gathered }: Wanted, key: number, touched: number[]): void {
  const pairs = asks[key]
  if (pairs === undefined) return
  for (let i = 0; i < pairs.length; i += 2) {
    const pattern = pairs[i] ?? 0
    if (gathered[pattern] === 0) touched.push(pattern)
    gathered[pattern] = (gathered[pattern] ?? 0) | (pairs[i + 1] ?? 0)
  }
}

export function isWhole({ gathered, whole }: Wanted, pattern: number): boolean {
  return gathered[pattern] === whole[pattern]
}

/** What was gathered, and the room is empty again. */
export function take({ gathered }: Wanted, touched: readonly number[]): Given {
  const given = new Int32Array(touched.length * 2)
  for (let i = 0; i < touched.length; i += 1) {
    const pattern = touched[i] ?? 0
    given[i * 2] = pattern
    given[i * 2 + 1] = gathered[pattern] ?? 0
    gathered[pattern] = 0
  }
  return given
}

/** Could a pattern whose words stand partly in earlier lines and partly in the newest be fulfilled by them together? */
export function mayBeFulfilledTogether(wanted: Wanted, earlier: readonly Given[], newest: Given): boolean {
  const { gathered, whole, first } = wanted
  const touched: number[] = []
  for (const given of earlier) {
    for (let i = 0; i < given.length; i += 2) {
      const pattern = given[i] ?? 0
      if (gathered[pattern] === 0) touched.push(pattern)
      gathered[pattern] = (gathered[pattern] ?? 0) | (given[i + 1] ?? 0)
    }
  }
  let isPossible = false
  for (let i = 0; i < newest.length && !isPossible; i += 2) {
    const pattern = newest[i] ?? 0
    const bits = newest[i + 1] ?? 0
    const before = gathered[pattern] ?? 0
    const start = first[pattern] ?? 0
    if (before === 0 || (before & start) === 0 || (bits & start) === 0) continue
    isPossible = (before | bits) === whole[pattern]
  }
  for (const pattern of touched) gathered[pattern] = 0
  return isPossible
}
