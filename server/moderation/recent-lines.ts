// What each person wrote in the last minutes, so that words and numbers sent in pieces are read together and what repeats is noticed
// (rules MO3, MO9), under whatever nickname of the same pass. Only this node's memory, words for ten minutes at most, gone with the
// visit. The log in the database is the truth: a node that does not know somebody, or has heard that they wrote elsewhere, reads their
// last lines from there and judges them again, so neither a restart nor another node loses what was said.
import type { Id } from '#shared/ids'
import { mostTogether } from './checks/just-before.ts'
import type { EarlierLine } from './subject.ts'
import { Traces } from './traces.ts'

export const wordsKeptMs = 10 * 60_000
export const findingsKeptMs = 20 * 60_000
export const mostLines = 20
/** Lines before those in which something was found: without their words, as long as what was found counts. */
export const mostFoundBefore = 20

/** One person's last lines, oldest first. `isStale`: they have written where this node did not see it. */
export type Recent = { lines: EarlierLine[]; traces: Traces; seats: Id[]; isStale: boolean }

export interface RecentLines {
  recall(authorId: Id): Recent | undefined
  /** `seatId` is the name they write under: another node's lines are known by it */
  remember(authorId: Id, recent: Recent, seatId?: Id): void
  /** Somebody sitting there wrote through another node. */
  wroteElsewhere(seatId: Id): void
  /** News may not have come: anybody may have written elsewhere. */
  doubtAll(): void
  forget(authorId: Id): void
  /** Words grow old also when nobody writes. */
  sweep(): void
}

export function recentOf(lines: readonly EarlierLine[]): Recent {
  const recent: Recent = { lines: [], traces: new Traces(), seats: [], isStale: false }
  for (const line of lines) addLine(recent, line)
  return recent
}

/** While no news flow the log knows what was said elsewhere, and the memory what is not in the log yet. */
export function withRemembered(read: Recent, remembered: Recent | undefined): Recent {
  if (!remembered) return read
  const known = new Set(read.lines.map(({ clientId }) => clientId))
  const others = remembered.lines.filter(({ clientId }) => !known.has(clientId))
  if (others.length === 0) return read
  const lines = [...read.lines, ...others].sort((a, b) => a.atMs - b.atMs)
  // What each gave is known beside other lines than now stand before it.
  for (const line of lines) line.known = undefined
  return recentOf(lines)
}

export function addLine({ lines, traces }: Recent, line: EarlierLine): void {
  lines.push(line)
  traces.add(line)
  line.sketch = undefined
  // With the next ones only the last are read together: what the others gave is worked out again should it ever be asked for.
  const older = lines.at(-mostTogether)
  if (older) older.known = undefined
}

const most = 20_000
const sweepEveryMs = 60_000

export function makeRecentLines(now: () => number): RecentLines {
  const people = new Map<Id, Recent>()
  const authorOf = new Map<Id, Id>()
  let timer: NodeJS.Timeout | undefined

  function forget(authorId: Id): void {
    for (const seatId of people.get(authorId)?.seats ?? []) authorOf.delete(seatId)
    people.delete(authorId)
  }

  function sweep(): void {
    for (const [authorId, recent] of people) if (prune(recent, now()).lines.length === 0) forget(authorId)
    if (people.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    forget, sweep,
    recall(authorId) {
      const recent = people.get(authorId)
      if (!recent || recent.isStale) return undefined
      return prune(recent, now())
    },
    remember(authorId, recent, seatId) {
      const before = people.get(authorId)
      if (before !== recent) {
        if (!before && people.size >= most) forget(people.keys().next().value ?? '')
        recent.seats = before?.seats ?? []
        people.set(authorId, recent)
      }
      if (seatId !== undefined && !recent.seats.includes(seatId)) {
        recent.seats.push(seatId)
        authorOf.set(seatId, authorId)
      }
      timer ??= setInterval(sweep, sweepEveryMs).unref()
    },
    wroteElsewhere(seatId) {
      const recent = people.get(authorOf.get(seatId) ?? '')
      if (recent) recent.isStale = true
    },
    doubtAll() {
      for (const recent of people.values()) recent.isStale = true
    },
  }
}

/** Lines too old for anything go; of the others the words go before what was found in them. */
function prune(recent: Recent, now: number): Recent {
  const { lines, traces } = recent
  // Said before the clock was set back, or dated by a database whose clock is ahead: no later than now, or it would grow old an hour late
  // and all behind it with it.
  for (const line of lines) if (line.atMs > now) line.atMs = now
  const beyond = lines.length - mostLines
  let kept = 0
  let at = 0
  // From the first that is neither one too many nor old all stay as they are: nearly always one goes, or none.
  for (; at < lines.length; at += 1) {
    const line = lines[at] as EarlierLine
    const ageMs = now - line.atMs
    if (at >= beyond && ageMs <= wordsKeptMs) break
    // However much else is said between them, three quiet signs are three (MO9): what was found outlasts the words it was found in.
    if (ageMs > findingsKeptMs || (at < beyond && !hasFound(line))) continue
    lines[kept] = withoutWords(line)
    traces.blank(at, kept)
    kept += 1
  }
  drop(recent, kept, at - kept)
  drop(recent, 0, lines.length - mostLines - mostFoundBefore)
  return recent
}

function drop({ lines, traces }: Recent, from: number, count: number): void {
  if (count <= 0) return
  lines.splice(from, count)
  traces.remove(from, count)
}

const withoutWords = (line: EarlierLine): EarlierLine => (line.text === '' ? line : { ...line, text: '', known: undefined })
const hasFound = ({ found }: EarlierLine): boolean => found?.some(({ severity }) => severity !== 'none') === true
