// The questions that every ask and every return begins with, put once for all who ask at the same moment (rule FA9). Alone, one is
// the plain question: arrays would be planned anew each time.
import type { Id } from '#shared/ids'
import { askTogether } from './ask-together.ts'
import type { Queries } from './queries.ts'

export function manyAtOnce(queries: Queries): Queries {
  const { visits, rooms, seats, staff } = queries
  const live = askTogether<{ id: Id; now: number }, Awaited<ReturnType<typeof visits.findLive>>>(async (asked) => {
    const [only] = asked
    if (asked.length === 1 && only) return [await visits.findLive(only.id, only.now)]
    const found = new Map((await visits.manyStanding(distinct(asked.map(({ id }) => id)))).map((row) => [row.id, row]))
    return asked.map(({ id, now }) => {
      const row = found.get(id)
      return row && row.expiresAt > now ? row : undefined
    })
  })
  const room = askTogether<Id, Awaited<ReturnType<typeof rooms.find>>>(async (ids) => {
    const [only = '', ...others] = distinct(ids)
    if (others.length === 0) return shared(ids, await rooms.find(only))
    const found = new Map((await rooms.many([only, ...others])).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id))
  })
  const seated = askTogether<{ conversationId: Id; seenSince: number }, number>(async (asked) => {
    const [only = '', ...others] = distinct(asked.map(({ conversationId }) => conversationId))
    const seenSince = Math.min(...asked.map((each) => each.seenSince))
    if (others.length === 0) return shared(asked, await seats.count(only, seenSince))
    const counts = new Map((await seats.counts([only, ...others], seenSince)).map(({ conversationId, n }) => [conversationId, n]))
    return asked.map(({ conversationId }) => counts.get(conversationId) ?? 0)
  })
  const sitting = askTogether<{ placeId: Id; visitId: Id }, Awaited<ReturnType<typeof seats.whereSitting>>>(async (pairs) => {
    const [only] = pairs
    if (pairs.length === 1 && only) return [await seats.whereSitting(only.placeId, only.visitId)]
    const found = new Map((await seats.manySitting(pairs)).map((row) => [`${row.placeId}|${row.visitId}`, row]))
    return pairs.map(({ placeId, visitId }) => found.get(`${placeId}|${visitId}`))
  })
  const names = askTogether<null, Awaited<ReturnType<typeof staff.names>>>(async (asked) => shared(asked, await staff.names()))
  return {
    ...queries,
    visits: { ...visits, findLive: (id, now) => live({ id, now }) },
    rooms: { ...rooms, find: room },
    seats: { ...seats, count: (conversationId, seenSince) => seated({ conversationId, seenSince }), whereSitting: (placeId, visitId) => sitting({ placeId, visitId }) },
    staff: { ...staff, names: () => names(null) },
  }
}

const distinct = (ids: readonly Id[]): Id[] => [...new Set(ids)]
const shared = <T>(asked: readonly unknown[], found: T): T[] => asked.map(() => found)
