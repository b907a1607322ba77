// Finds a pattern in the words of a reading. For each place the nearest earlier place that fits is taken, so the time grows with the
// number of places found, never with their combinations.
import { isLaughing } from '../reading/letters.ts'
import { gap, gapBefore } from '../reading/units.ts'
import { sentenceOf, type Reading } from '../reading/reading.ts'
import type { Hits } from './hits.ts'
import { Marks } from './marks.ts'
import type { Join } from './pattern.ts'

export type BuiltItem = { classes: number[]; isAtClauseStart: boolean; isAtClauseEnd: boolean; mayEnd: boolean }
export type BuiltChain = { items: BuiltItem[]; joins: Join[] }
export type BuiltPattern = { all: BuiltChain[]; notInSentence: BuiltChain[]; notInMessage: BuiltChain[] }
/** from, to: letters of the reading */
export type Match = { from: number; to: number }

export function matchPattern(pattern: BuiltPattern, reading: Reading, hits: Hits): Match[] {
  const [first, ...others] = pattern.all
  if (!first) return []
  let matches = matchChain(first, reading, hits)
  if (matches.length === 0) return matches
  for (const chain of others) if (matchChain(chain, reading, hits).length === 0) return []
  for (const chain of pattern.notInMessage) if (matchChain(chain, reading, hits).length > 0) return []
  for (const chain of pattern.notInSentence) {
    const against = matchChain(chain, reading, hits)
    if (against.length === 0) continue
    const marked = sentencesOf(reading, against)
    matches = matches.filter((match) => !marked.touches(firstSentence(reading, match), lastSentence(reading, match) + 1))
    if (matches.length === 0) return matches
  }
  return matches
}

export const firstSentence = (reading: Reading, { from }: Match): number => sentenceOf(reading, from)
export const lastSentence = (reading: Reading, { to }: Match): number => sentenceOf(reading, to - 1)

/** The sentences any of these stand in. */
export function sentencesOf(reading: Reading, matches: readonly Match[]): Marks {
  return new Marks(reading.sentences, matches.map((match) => ({ from: firstSentence(reading, match), to: lastSentence(reading, match) + 1 })))
}

function matchChain(chain: BuiltChain, reading: Reading, hits: Hits): Match[] {
  let partial: Match[] = []
  for (let i = 0; i < chain.items.length; i += 1) {
    const item = chain.items[i] as BuiltItem
    const next: Match[] = item.mayEnd ? partial.filter(({ to }) => endsClause(reading, to)) : []
    const join = i === 0 ? null : (chain.joins[i - 1] as Join)
    for (let c = 0; c < item.classes.length; c += 1) {
      for (let place = hits.lastOf(item.classes[c] ?? 0); place >= 0; place = hits.before[place] ?? -1) {
        const from = hits.from[place] ?? 0
        const to = hits.to[place] ?? 0
        if (item.isAtClauseStart && gapBefore(reading.units, from) < gap.space) continue
        if (item.isAtClauseEnd && !endsClause(reading, to)) continue
        if (join === null) next.push({ from, to })
        else {
          const head = nearestBefore(partial, from, join, reading)
          if (head) next.push({ from: head.from, to })
        }
      }
    }
    if (next.length === 0) return []
    partial = next.length > 1 ? next.sort((a, b) => a.to - b.to || a.from - b.from) : next
  }
  return partial
}

function endsClause({ units, letters }: Reading, to: number): boolean {
  return to >= letters.length || gapBefore(units, to) > gap.none || isLaughing(letters.charCodeAt(to))
}

/** The partial match that ends last at or before `from`, if it is near enough (partial is sorted by its end). */
function nearestBefore(partial: Match[], from: number, join: Join, reading: Reading): Match | null {
  let low = 0
  let high = partial.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((partial[middle] as Match).to <= from) low = middle + 1
    else high = middle
  }
  const head = partial[low - 1]
  if (!head || from - head.to > join.reach) return null
  if (join.scope !== 'message' && sentenceOf(reading, head.to - 1) !== sentenceOf(reading, from)) return null
  return head
}
