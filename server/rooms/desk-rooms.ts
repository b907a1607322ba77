// The rooms as the desk sees them: with their hosts, held lines and reports waiting. Numbers here are for staff only.
import type { DeskRoomView, ReportView } from '#shared/views'
import { dueNow } from '#shared/openings'
import type { Context } from '../context.ts'
import { readName } from '../messages/seat-name.ts'
import type { KnockRow } from '../storage/postgres/knocks.ts'
import type { StaffActor } from '../transport/actor.ts'
import { readPlan } from './plan.ts'
import { roomViews } from './room-view.ts'

/** Whose page has not asked for so long has gone. */
const knockSeenMs = 60_000
const mostKnocks = 200

export async function deskRooms(context: Context, actor: StaffActor): Promise<{ rooms: DeskRoomView[]; reports: ReportView[] }> {
  const [views, plan, rows, reports] = await Promise.all([roomViews(context, actor.areaId), readPlan(context, context.store, actor.areaId), context.store.rooms.all(actor.areaId), context.store.records.openReports(actor.areaId)])
  const now = context.clock.now()
  const open = rows.flatMap(({ conversationId }) => conversationId ?? [])
  const [knocks, newcomers, resting] = await Promise.all([context.store.knocks.waiting(open, now - knockSeenMs, mostKnocks), context.store.seats.newcomers(open, now - context.settings.newcomerMs), context.store.rests.ofArea(actor.areaId, now)])
  const rooms = await Promise.all(
    views.map(async (view): Promise<DeskRoomView> => {
      const row = rows.find(({ id }) => id === view.roomId)
      const conversationId = row?.conversationId
      const isMine = (staffIds: readonly { staffId: string }[]) => actor.roles.includes('supervisor') || staffIds.some(({ staffId }) => staffId === actor.staffId)
      const hosts = conversationId ? await context.store.rooms.hosts(conversationId) : []
      return {
        ...view, visitors: context.live.visitorsIn(view.roomId), isHostedByMe: hosts.some(({ staffId }) => staffId === actor.staffId),
        hosts: hosts.map(({ staffId, name, roles }) => ({ staffId, name, roles: roles as DeskRoomView['hosts'][number]['roles'] })),
        heldCount: conversationId ? await context.store.entries.heldIn(conversationId) : 0,
        hostSlowMs: row?.slowMs ?? 0,
        knocks: conversationId && isMine(hosts) ? await knockViews(context, conversationId, knocks) : [],
        newcomers: newcomers.filter((seat) => seat.conversationId === conversationId).map(({ id }) => id),
        resting: resting.filter(({ placeId }) => placeId === null || placeId === view.roomId).map(({ seatId, reason, until, placeId }) => ({ seatId, reason, until, isEverywhere: placeId === null })),
        due: dueNow(plan.filter(({ roomId }) => roomId === view.roomId), context.clock.now()) ?? null,
        reportCount: reports.filter(({ placeId }) => placeId === view.roomId).length,
      }
    }),
  )
  return { rooms, reports: reports.map(({ id, ...rest }) => ({ reportId: id, ...rest })) }
}

/** A nickname is all a host can tell by; it is sealed with the conversation. */
async function knockViews(context: Context, conversationId: string, all: readonly KnockRow[]): Promise<DeskRoomView['knocks']> {
  const own = all.filter((knock) => knock.conversationId === conversationId)
  const sealedKey = own.length > 0 ? (await context.store.rooms.conversation(conversationId))?.sealedKey : null
  if (!sealedKey) return []
  const key = context.keys.open(conversationId, sealedKey)
  return own.map(({ id, sealedName, mark, at }) => ({ knockId: id, name: readName(key, { id, sealedName }), mark, at }))
}
