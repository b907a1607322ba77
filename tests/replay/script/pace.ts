// When each line of a dialogue is said (rule RP2): its own times; where one is missing, unreadable or backward, a gap by chance
// with a seed, median 20.8 s as measured over one-to-one chats; no gap longer than 80 s.
import { type Chance, makeChance, seedFor } from '../../measure/random.ts'
import type { Dialogue } from './dialogue.ts'

export const medianGapMs = 20_800
export const longestGapMs = 80_000
// From the tenth and ninetieth hundredth of the same measurement (8.6 s, 41.7 s).
const spread = 0.6

/** Milliseconds from the first line to each line, at the dialogue's own speed. */
export function momentsOf({ id, turns }: Pick<Dialogue, 'id' | 'turns'>, seed: number): number[] {
  const chance = makeChance(seedFor(seed, id))
  let moment = 0
  return turns.map((turn, index) => {
    if (index > 0) moment += gapBetween(turns[index - 1]?.at, turn.at, chance)
    return moment
  })
}

function gapBetween(earlier: string | undefined, later: string | undefined, chance: Chance): number {
  const gap = read(later) - read(earlier)
  const own = Number.isFinite(gap) && gap >= 0 ? gap : chance.logNormal(medianGapMs, spread)
  return Math.min(own, longestGapMs)
}

/** The corpora's times carry no zone; only their distance counts. */
function read(at: string | undefined): number {
  return at === undefined ? Number.NaN : Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(at) ? at : `${at}Z`)
}
