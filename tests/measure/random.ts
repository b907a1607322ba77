// Chance with a seed: the same seed gives the same numbers on every machine (mulberry32, by Tommy Ettinger, public domain).

export interface Chance {
  /** in [0, 1) */
  next(): number
  /** in [0, below) */
  whole(below: number): number
  /** log-normal: half of all numbers lie below the median, `spread` is the deviation of their logarithm */
  logNormal(median: number, spread: number): number
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    whole: (below) => Math.floor(next() * below),
    logNormal(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return median * Math.exp(spread * normal)
    },
  }
}

/** A seed of its own for each part, so that one part's draws do not shift another's. */
export function seedFor(seed: number, part: string): number {
  let hash = (2_166_136_261 ^ seed) >>> 0
  for (const unit of part) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash
}
