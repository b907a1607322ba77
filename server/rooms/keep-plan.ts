// 開く日 (rules RO8, RO11): a manager or supervisor keeps the rooms, when each opens, and the days the house has decided about. Every
// change is an audit row; what visitors are shown of it changes at once.
import type { Id } from '#shared/ids'
import { holidaysOf } from '#shared/holidays'
import { plannedBetween } from '#shared/openings'
import type { PlanView } from '#shared/views'
import { Refusal } from '#shared/refusal'
import { withoutControls } from '#shared/text-rule'
import { dayOf } from '#shared/tokyo'
import type { Context } from '../context.ts'
import { passStaffWords } from '../moderation/pass-staff-words.ts'
import type { Tx } from '../storage/ports.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import type { RoomTarget } from './room-targets.ts'
import { recordRoom } from './room-moves.ts'

const aheadMs = 42 * 24 * 60 * 60_000
const mostPerRoom = 60

export async function planState({ context, actor }: Call<'plan:state', StaffActor>): Promise<PlanView> {
  const now = context.clock.now()
  const [rows, openings, days] = await Promise.all([context.store.rooms.all(actor.areaId), context.store.openings.all(), context.store.openings.days(actor.areaId)])
  const rooms = rows.filter(({ sisterOf }) => sisterOf === null)
  const own = openings.filter(({ roomId }) => rooms.some(({ id }) => id === roomId))
  const year = Number(dayOf(now).slice(0, 4))
  return {
    now, days, openings: own, planned: plannedBetween(own, days, now, now + aheadMs).slice(0, 200),
    rooms: rooms.map(({ id, name, ownKind, audience, capacity, ownTheme, closingWords, state }) => ({ roomId: id, name, kind: ownKind, audience, capacity, theme: ownTheme, closingWords, isOpen: state !== 'closed' })),
    holidays: [...holidaysOf(year), ...holidaysOf(year + 1)].filter(([day]) => day >= dayOf(now)).slice(0, 30).map(([day, name]) => ({ day, name })),
    houseClosingWords: context.settings.closingWords,
  }
}

/** A name or a short text as it may stand on a screen: one line, nothing invisible. */
const plain = (text: string): string => withoutControls(text).replace(/\s+/gu, ' ').trim()

export async function keepRoom({ context, actor, input }: Call<'room:keep', StaffActor>): Promise<Record<string, never>> {
  const name = plain(input.name)
  if (name === '') throw new Refusal('empty')
  passStaffWords(context, name, input.theme, input.closingWords)
  await changePlan(context, actor, 'room.keep', input.roomId, async (tx) => {
    const known = await tx.rooms.find(input.roomId)
    if (known && (known.areaId !== actor.areaId || known.sisterOf !== null)) throw new Refusal('not_found')
    if (!known) {
      await tx.lockRooms(actor.areaId)
      await tx.rooms.addPlace(input.roomId, actor.areaId, 'room')
    }
    const kept = { name, kind: input.kind, audience: input.audience, capacity: input.capacity, theme: plain(input.theme ?? '') || null, closingWords: withoutControls(input.closingWords ?? '').trim() || null }
    if (known) await tx.rooms.change({ id: input.roomId, ...kept })
    else await tx.rooms.add({ id: input.roomId, ...kept })
  })
  return {}
}

export async function keepOpening({ context, actor, input, target }: Call<'opening:keep', StaffActor, RoomTarget>): Promise<Record<string, never>> {
  passStaffWords(context, input.theme)
  const known = await context.store.openings.all()
  const mine = known.filter(({ roomId }) => roomId === target.room.id)
  if (known.some(({ id, roomId }) => id === input.id && roomId !== target.room.id)) throw new Refusal('not_found')
  if (mine.length >= mostPerRoom && !mine.some(({ id }) => id === input.id)) throw new Refusal('too_large')
  await changePlan(context, actor, 'opening.keep', target.room.id, (tx) => tx.openings.keep({ ...input, lastDay: input.lastDay ?? null, theme: plain(input.theme ?? '') || null }))
  return {}
}

export async function dropOpening({ context, actor, input }: Call<'opening:drop', StaffActor>): Promise<Record<string, never>> {
  const opening = await context.store.openings.find(input.id)
  // Dropped already: the same answer.
  if (!opening) return {}
  const room = await context.store.rooms.find(opening.roomId)
  if (room?.areaId !== actor.areaId) throw new Refusal('not_found')
  await changePlan(context, actor, 'opening.drop', opening.roomId, (tx) => tx.openings.drop(input.id))
  return {}
}

export async function keepDay({ context, actor, input }: Call<'house-day:keep', StaffActor>): Promise<Record<string, never>> {
  const { effect } = input
  if (effect !== 'as_usual') passStaffWords(context, input.name)
  await changePlan(context, actor, 'house_day.keep', null, (tx) => (effect === 'as_usual' ? tx.openings.dropDay(actor.areaId, input.day) : tx.openings.keepDay(actor.areaId, { day: input.day, effect, name: plain(input.name) })))
  return {}
}

async function changePlan(context: Context, actor: StaffActor, action: string, roomId: Id | null, change: (tx: Tx) => Promise<unknown>): Promise<void> {
  await context.store.transact(async (tx) => {
    await change(tx)
    await tx.records.audit({ staffId: actor.staffId, action, ...(roomId ? { objectKind: 'room', objectId: roomId } : {}), now: context.clock.now() })
    // A day decided about may change every room; one room's plan only that one.
    const changed = roomId ? [roomId] : (await tx.rooms.all(actor.areaId)).filter(({ sisterOf }) => sisterOf === null).map(({ id }) => id)
    for (const id of changed) await recordRoom(tx, context, id)
  })
}
