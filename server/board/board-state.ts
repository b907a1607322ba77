// The coordinator's board (rule ES12): what needs a person, who is on duty, what works; no text of anyone. Reading it also
// notes that its reader's screen now has the news that waited for a line.
import type { BoardView } from '#shared/views'
import type { Context } from '../context.ts'
import type { Id } from '#shared/ids'
import { escalationView } from '../escalation/escalation-view.ts'
import { groupsOf, leavesAfterMs } from '../escalation/ladder/ladder.ts'
import { readQueue } from '../listening/waiting/queue.ts'
import { onDuty } from '../listening/duty.ts'
import { roomViews } from '../rooms/room-view.ts'
import type { OnCallRow } from '../storage/postgres/on-call.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

const dayMs = 24 * 60 * 60_000
const tokyoMs = 9 * 60 * 60_000
/** A channel's health is read from what it was to tell lately, and from everything still owed. */
const lately = 60 * 60_000

export async function boardState({ context, actor }: Call<'board:state', StaffActor>): Promise<BoardView> {
  const { store, clock } = context
  const now = clock.now()
  await store.notices.seenBy(actor.staffId, now)
  const [open, onCall, closedToday, rooms, queue, duty, parts] = await Promise.all([
    store.escalations.open(actor.areaId), store.onCall.of(actor.areaId), store.escalations.closedSince(actor.areaId, startOfToday(now)),
    roomViews(context, actor.areaId), readQueue(context, store, actor.areaId), onDuty(context, store, actor.areaId), partsOf(context, actor.areaId, now),
  ])
  return {
    now, me: { staffId: actor.staffId, name: actor.name, roles: [...actor.roles] },
    open: open.map((row) => escalationView(row, onCall)), closedToday, rooms,
    waiting: { count: queue.waiting.length, longestMs: queue.waiting.reduce((most, { askedAt }) => Math.max(most, now - askedAt), 0), listeners: queue.listeners.length },
    supervisors: duty.filter(({ roles }) => roles.includes('supervisor')).map(({ name }) => name),
    ladder: ladderOf(context, onCall), parts,
  }
}

function startOfToday(now: number): number {
  return Math.floor((now + tokyoMs) / dayMs) * dayMs - tokyoMs
}

function ladderOf({ settings }: Context, onCall: readonly OnCallRow[]): BoardView['ladder'] {
  return onCall.length === 0
    ? []
    : groupsOf(onCall).map((group, i) => ({ rung: i + 1, afterMs: i === 0 ? 0 : leavesAfterMs(i - 1, settings), who: group.map(({ label }) => label).join('・') }))
}

/** Null: this part is not in use here. An address without a way to send to it does not work. */
async function partsOf({ store, notify }: Context, areaId: Id, now: number): Promise<BoardView['parts']> {
  const [isAuditWhole, health, hooks, onCall] = await Promise.all([store.auditSeals.isWhole(), store.notices.health(areaId, now - lately), store.hooks.active(areaId), store.onCall.of(areaId)])
  const isMailUsed = hooks.some(({ kind }) => kind === 'email') || onCall.some(({ email }) => email !== null)
  return {
    database: true, audit: isAuditWhole,
    email: isMailUsed ? notify.hasMail && (health.get('email') ?? true) : null,
    webhook: hooks.some(({ kind }) => kind === 'webhook') ? (health.get('webhook') ?? true) : null,
  }
}
