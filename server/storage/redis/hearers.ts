// Which places the other nodes hear, by what they say of themselves (rule WI17): where it is certain that nobody elsewhere hears a
// place, its lines need not be told. Whoever has not said yet hears everything, and who falls silent hears for as long as a line to
// a node that hangs can live.
import type { Id } from '#shared/ids'

export interface Hearers {
  /** A node was heard of. Until it says which places it hears, it hears all. */
  note(nodeId: Id, now: number): void
  /** Which places a node hears, and no others. */
  hearsOnly(nodeId: Id, placeIds: readonly Id[], now: number): void
  hearsToo(nodeId: Id, placeId: Id, now: number): void
  mayHear(placeId: Id, now: number): boolean
}

/** More than the patience of a page that is not answered (`socket.ts`): then it has dialled elsewhere. */
const forgetMs = 60_000

export function makeHearers(): Hearers {
  const nodes = new Map<Id, { places: Set<Id> | 'all'; at: number }>()

  function note(nodeId: Id, now: number): { places: Set<Id> | 'all' } {
    const known = nodes.get(nodeId) ?? { places: 'all' as const, at: now }
    known.at = now
    nodes.set(nodeId, known)
    return known
  }

  return {
    note: (nodeId, now) => void note(nodeId, now),
    hearsOnly(nodeId, placeIds, now) { note(nodeId, now).places = new Set(placeIds) },
    hearsToo(nodeId, placeId, now) {
      const { places } = note(nodeId, now)
      if (places !== 'all') places.add(placeId)
    },
    mayHear(placeId, now) {
      let may = false
      for (const [nodeId, { places, at }] of nodes) {
        if (now - at > forgetMs) nodes.delete(nodeId)
        else if (places === 'all' || places.has(placeId)) may = true
      }
      return may
    },
  }
}
