// A room as anyone may see it from outside: state, light, until when, who hosts, when it opens next.
import type { Id } from '#shared/ids'
import { dueNow, type PlannedView } from '#shared/openings'
import type { RoomView } from '#shared/views'
import type { Context } from '../context.ts'
import type { Queries } from '../storage/ports.ts'
import type { RoomRow } from '../storage/postgres/rooms.ts'
import { readPlan } from './plan.ts'

function viewOf(context: Context, row: RoomRow, plan: readonly PlannedView[], seated: number): RoomView {
  const now = context.clock.now()
  const isOver = row.state === 'closed' || row.state === 'after'
  const own = isOver ? plan.filter(({ roomId }) => roomId === row.id) : []
  const next = own.find(({ opensAt }) => opensAt > now)
  const due = row.state === 'closed' ? own.find(({ opensAt, closesAt }) => opensAt <= now && now < closesAt) : undefined
  return {
    roomId: row.id, name: row.name, kind: row.kind, audience: row.audience, state: row.state,
    presence: context.presence.band(row.id, row.state), hostName: row.hostName, closesAt: row.closesAt,
    nextOpensAt: next?.opensAt ?? null, nextClosesAt: next?.closesAt ?? null, dueUntil: due?.closesAt ?? null,
    theme: row.state === 'closed' ? ((due ?? next)?.theme ?? row.theme) : row.theme,
    closingWords: isOver ? (row.closingWords ?? (context.settings.closingWords || null)) : null,
    sisterOf: row.sisterOf, isFull: seated >= row.capacity, isLocked: row.isLocked, isAdmitting: row.isAdmitting, isQuiet: row.isQuiet, slowMs: Math.max(row.slowMs, row.ruleSlowMs), ruleWhy: row.ruleWhy,
  }
}

/** All rooms of an area (or of all areas), in the house's order. A second room that was opened beside a full one is there while it is open. */
export async function roomViews(context: Context, areaId?: Id): Promise<RoomView[]> {
  const [rows, plan] = await Promise.all([context.store.rooms.all(areaId), readPlan(context, context.store, areaId)])
  const shown = rows.filter(({ sisterOf, state }) => sisterOf === null || state !== 'closed')
  return Promise.all(shown.map(async (row) => viewOf(context, row, plan, await seatedIn(context, context.store, row))))
}

/** One room as it stands inside a transaction, for the fact that tells of its change. */
export async function roomViewOf(context: Context, from: Queries, roomId: Id): Promise<{ row: RoomRow; view: RoomView }> {
  const row = await from.rooms.find(roomId)
  if (!row) throw new Error('a room lost its row')
  const plan = row.state === 'closed' || row.state === 'after' ? await readPlan(context, from, row.areaId) : []
  return { row, view: viewOf(context, row, plan, await seatedIn(context, from, row)) }
}

/** The planned opening that is due in a room now, or within half an hour. */
export async function dueIn(context: Context, from: Queries, roomId: Id): Promise<PlannedView | undefined> {
  return dueNow((await readPlan(context, from)).filter((one) => one.roomId === roomId), context.clock.now())
}

async function seatedIn({ clock, settings }: Context, from: Queries, row: RoomRow): Promise<number> {
  return row.conversationId ? from.seats.count(row.conversationId, clock.now() - settings.seatGraceMs) : 0
}
