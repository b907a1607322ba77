// A room as anyone may see it from outside: state, light, until when, who hosts.
import type { Id } from '#shared/ids'
import type { RoomView } from '#shared/views'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'
import type { RoomRow } from '../storage/postgres/rooms.ts'
import { nextOpening } from './next-opening.ts'

type Hours = { roomId: Id; opensMinute: number }[]

function viewOf(context: Context, row: RoomRow, hours: Hours, seated: number): RoomView {
  return {
    roomId: row.id, name: row.name, kind: row.kind, audience: row.audience, state: row.state,
    presence: context.presence.band(row.id, row.state), hostName: row.hostName, closesAt: row.closesAt,
    nextOpensAt: row.state === 'closed' ? nextOpening(hours.filter(({ roomId }) => roomId === row.id), context.clock.now()) : null,
    isFull: seated >= row.capacity, isLocked: row.isLocked, isQuiet: row.isQuiet, slowMs: Math.max(row.slowMs, row.ruleSlowMs), ruleWhy: row.ruleWhy,
  }
}

/** All rooms of an area (or of all areas), in the house's order. */
export async function roomViews(context: Context, areaId?: Id): Promise<RoomView[]> {
  const [rows, hours] = await Promise.all([context.store.rooms.all(areaId), context.store.rooms.hours()])
  return Promise.all(rows.map(async (row) => viewOf(context, row, hours, await seatedIn(context, context.store, row))))
}

/** One room as it stands inside a transaction, for the fact that tells of its change. */
export async function roomViewOf(context: Context, from: Queries, roomId: Id): Promise<{ row: RoomRow; view: RoomView }> {
  const row = await from.rooms.find(roomId)
  if (!row) throw new Error('a room lost its row')
  const hours = row.state === 'closed' ? await from.rooms.hours() : []
  return { row, view: viewOf(context, row, hours, await seatedIn(context, from, row)) }
}

async function seatedIn({ clock, settings }: Context, from: Queries, row: RoomRow): Promise<number> {
  return row.conversationId ? from.seats.count(row.conversationId, clock.now() - settings.seatGraceMs) : 0
}
