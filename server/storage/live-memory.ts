// What may be lost, for one node: who is connected where, and the counters of limits. Nothing here is an address or a text.
import type { Id } from '#shared/ids'
import { makeLimit, type Limit } from './limit-memory.ts'
import type { Live } from './ports.ts'

export function makeLiveMemory(): Live {
  const byPlace = new Map<Id, Map<string, Id>>()
  /** how many lines each visit has */
  const linesOf = new Map<Id, number>()
  const placesOf = new Map<string, Set<Id>>()
  const visitOf = new Map<string, Id>()
  const limits = new Map<string, Limit>()

  function departOne(connectionId: string, placeId: Id): void {
    const there = byPlace.get(placeId)
    there?.delete(connectionId)
    if (there?.size === 0) byPlace.delete(placeId)
    placesOf.get(connectionId)?.delete(placeId)
  }

  function take(name: string, key: string, points: number, perMs: number): number {
    let limit = limits.get(name)
    if (limit?.points !== points || limit.perMs !== perMs) limits.set(name, (limit = makeLimit(points, perMs)))
    return limit.take(key)
  }

  return {
    arrive(placeId, visitId, connection) {
      if (!connection.isOpen()) return
      const { id: connectionId } = connection
      const there = byPlace.get(placeId) ?? new Map<string, Id>()
      byPlace.set(placeId, there.set(connectionId, visitId))
      placesOf.set(connectionId, (placesOf.get(connectionId) ?? new Set()).add(placeId))
      if (!visitOf.has(connectionId)) linesOf.set(visitId, (linesOf.get(visitId) ?? 0) + 1)
      visitOf.set(connectionId, visitId)
    },
    depart(connectionId, placeId) {
      if (placeId !== undefined) {
        departOne(connectionId, placeId)
        return [placeId]
      }
      const places = [...(placesOf.get(connectionId) ?? [])]
      for (const place of places) departOne(connectionId, place)
      placesOf.delete(connectionId)
      const visitId = visitOf.get(connectionId)
      visitOf.delete(connectionId)
      if (visitId !== undefined) {
        const left = (linesOf.get(visitId) ?? 0) - 1
        if (left > 0) linesOf.set(visitId, left)
        else linesOf.delete(visitId)
      }
      return places
    },
    vacate(placeId, visitId) {
      for (const [connectionId, there] of [...(byPlace.get(placeId) ?? [])]) if (visitId === undefined || there === visitId) departOne(connectionId, placeId)
    },
    visitorsIn: (placeId) => new Set(byPlace.get(placeId)?.values()).size,
    isConnected: (visitId) => linesOf.has(visitId),
    take,
    takeEach(key, asked) {
      for (const { limit, points, perMs } of asked) {
        const waitMs = take(limit, key, points, perMs)
        if (waitMs > 0) return waitMs
      }
      return 0
    },
    exchange: () => Promise.resolve(),
    isStaffElsewhere: () => false,
    dayKey: () => null,
    holdLease: () => Promise.resolve(true),
    letGoLease: () => Promise.resolve(),
  }
}
