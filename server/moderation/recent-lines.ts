// What each person wrote in the last minutes, so that words and numbers sent in pieces are read together and what repeats is noticed
// (rules MO3, MO9), under whatever nickname of the same pass. Only this node's memory, words for ten minutes at most, gone with the
// visit. The log in the database is the truth: a node that does not know somebody, or has heard that they wrote elsewhere, reads their
// last lines from there and judges them again, so neither a restart nor another node loses what was said.
import type { Id } from '#shared/ids'
import type { EarlierLine } from './subject.ts'

export const wordsKeptMs = 10 * 60_000
export const findingsKeptMs = 20 * 60_000
export const mostLines = 20

export type RecentLine = { clientId: Id; line: EarlierLine }
/** One person's last lines, oldest first. `isStale`: they have written where this node did not see it. */
export type Recent = { lines: RecentLine[]; seats: Set<Id>; isStale: boolean }

export interface RecentLines {
  recall(authorId: Id): Recent | undefined
  /** `seatId` is the name they write under: another node's lines are known by it */
  remember(authorId: Id, recent: Recent, seatId?: Id): void
  /** Somebody sitting there wrote through another node. */
  wroteElsewhere(seatId: Id): void
  forget(authorId: Id): void
  /** Words grow old also when nobody writes. */
  sweep(): void
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
      if (!people.has(authorId) && people.size >= most) forget(people.keys().next().value ?? '')
      for (const each of people.get(authorId)?.seats ?? []) recent.seats.add(each)
      people.set(authorId, recent)
      if (seatId !== undefined && !recent.seats.has(seatId)) {
        recent.seats.add(seatId)
        authorOf.set(seatId, authorId)
      }
      timer ??= setInterval(sweep, sweepEveryMs).unref()
    },
    wroteElsewhere(seatId) {
      const recent = people.get(authorOf.get(seatId) ?? '')
      if (recent) recent.isStale = true
    },
  }
}

/** Lines too old for anything go; of the others the words go before what was found in them. */
function prune(recent: Recent, now: number): Recent {
  const { lines } = recent
  let first = Math.max(0, lines.length - mostLines)
  while (first < lines.length && now - (lines[first] as RecentLine).line.atMs > findingsKeptMs) first += 1
  if (first > 0) lines.splice(0, first)
  for (let at = 0; at < lines.length; at += 1) {
    const { clientId, line } = lines[at] as RecentLine
    if (now - line.atMs <= wordsKeptMs) break
    if (line.text !== '') lines[at] = { clientId, line: { text: '', atMs: line.atMs, ...(line.found ? { found: line.found } : {}) } }
  }
  return recent
}
