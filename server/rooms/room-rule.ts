// The house's own rule (RO3, HA7): open only while a host is there and a supervisor on shift, otherwise ひとやすみ; slower first, and
// also when more is held than people can look through; ten minutes' notice before the end; at the end the quiet room after
// (RO12), then closed. Also the slow change of the light.
import type { RuleAct, ruleHands } from '#shared/hands'
import type { RoomMove, RuleReason } from '#shared/room'
import type { Context } from '../context.ts'
import { eachDue } from '../each-due.ts'
import { placeLog } from '../messages/place-log.ts'
import type { Settings } from '../settings.ts'
import type { Tx } from '../storage/ports.ts'
import type { Sweep } from '../watcher.ts'
import { moveRoom, recordRoom } from './room-moves.ts'

type UnderRule = Awaited<ReturnType<Context['store']['rooms']['underRule']>>[number]

async function keepRule(context: Context): Promise<void> {
  const now = context.clock.now()
  const { hostGraceMs, supervisorGraceMs, hostNearMs } = context.settings
  // The host was quicker: the next round sees what is true then.
  await eachDue(context, 'room-rule', await context.store.rooms.underRule(now - hostGraceMs, now - supervisorGraceMs, now - hostNearMs), (room) => keepOne(context, room, now))
}

async function keepOne(context: Context, room: UnderRule, now: number): Promise<void> {
  const isAttended = room.hasHost && room.hasSupervisor
  if (room.state === 'after' && !isAttended) return moveByRule(context, room, 'close', 'nobody')
  if (room.closesAt !== null && room.closesAt <= now) return moveByRule(context, room, endOf(context, room), 'time')
  if (room.state === 'after') return
  const wanted = wantedByRule(room, context.settings)
  if (wanted.why !== room.ruleWhy || wanted.slowMs !== room.ruleSlowMs) await setRule(context, room, wanted)
  if (wanted.isResting && room.state !== 'resting') return moveByRule(context, room, 'rest', wanted.why ?? 'nobody')
  if (!wanted.isResting && room.state === 'resting') return moveByRule(context, room, 'wake', 'over')
  if (room.closesAt !== null && room.closingToldAt === null && room.closesAt - now <= context.settings.closingNoticeMs) await tellClosing(context, room, now)
}

type MoveByRule = Extract<RoomMove, 'rest' | 'wake' | 'fade' | 'close'>

function moveByRule<M extends MoveByRule>(context: Context, room: UnderRule, move: M, code: (typeof ruleHands)[`rule.${M}`]['codes'][number]): Promise<void> {
  return context.store.transact(async (tx) => {
    await moveRoom(tx, context, room.placeId, move, code === 'queue' ? 'queue' : 'nobody')
    await onRecord(tx, context, room, `rule.${move}`, code)
  })
}

/** What the rule does is on record as what people do is (HA3); nobody's name stands beside it. */
function onRecord(tx: Tx, context: Context, { conversationId }: UnderRule, action: RuleAct, reasonCode: string): Promise<unknown> {
  return tx.records.audit({ staffId: null, action, objectKind: 'conversation', objectId: conversationId, reasonCode, now: context.clock.now() })
}

export interface Wanted { isResting: boolean; slowMs: number; why: RuleReason | null }

/** Slow before it rests; and what began at one number ends well below it, so that a room does not flap. */
export function wantedByRule(room: Pick<UnderRule, 'hasHost' | 'hasSupervisor' | 'isHostNear' | 'held' | 'state' | 'ruleWhy'>, limits: Pick<Settings, 'ruleSlowMs' | 'heldSlowAt' | 'heldRestAt'>): Wanted {
  if (!room.hasHost || !room.hasSupervisor) return { isResting: true, slowMs: limits.ruleSlowMs, why: 'nobody' }
  const isQueueLong = room.held > (room.ruleWhy === 'queue' ? limits.heldSlowAt / 2 : limits.heldSlowAt)
  const isQueueTooLong = room.held > (room.ruleWhy === 'queue' && room.state === 'resting' ? limits.heldSlowAt : limits.heldRestAt)
  if (isQueueTooLong) return { isResting: true, slowMs: limits.ruleSlowMs, why: 'queue' }
  if (!room.isHostNear) return { isResting: false, slowMs: limits.ruleSlowMs, why: 'nobody' }
  return isQueueLong ? { isResting: false, slowMs: limits.ruleSlowMs, why: 'queue' } : { isResting: false, slowMs: 0, why: null }
}

/** Said in the flow when the room's pace changes by it; that it rests is said by the rest itself. */
async function setRule(context: Context, room: UnderRule, wanted: Wanted): Promise<void> {
  await context.store.transact(async (tx) => {
    await tx.lockPlace(room.placeId)
    if ((await tx.rooms.setRule(room.conversationId, wanted.slowMs, wanted.why)) === 0) return
    if (wanted.slowMs !== room.ruleSlowMs) await onRecord(tx, context, room, wanted.slowMs > 0 ? 'rule.slow' : 'rule.unslow', wanted.slowMs > 0 ? (wanted.why ?? 'nobody') : 'over')
    const conversation = await tx.rooms.conversation(room.conversationId)
    const wasSlow = Math.max(room.slowMs, room.ruleSlowMs) > 0
    const isSlow = Math.max(room.slowMs, wanted.slowMs) > 0
    if (conversation && wasSlow !== isSlow && !wanted.isResting && room.state !== 'resting') await placeLog(tx, context, conversation).notice(isSlow ? 'slowed' : 'unslowed')
    await recordRoom(tx, context, room.placeId)
  })
}

/** With people to look after it a room fades into the quiet minutes after; otherwise, and after those, it closes. */
function endOf({ settings }: Context, room: UnderRule): 'fade' | 'close' {
  const isAttended = room.hasHost && room.hasSupervisor && (room.state === 'open' || room.state === 'paused')
  return isAttended && settings.afterRoomMs > 0 ? 'fade' : 'close'
}

async function tellClosing(context: Context, room: UnderRule, now: number): Promise<void> {
  await context.store.transact(async (tx) => {
    if ((await tx.rooms.tellClosing(room.conversationId, now)) === 0) return
    const conversation = await tx.rooms.conversation(room.conversationId)
    if (conversation) await placeLog(tx, context, conversation).notice('closing_soon')
  })
}

async function changeLight(context: Context): Promise<void> {
  await eachDue(context, 'room-light', await context.store.rooms.all(), async (row) => {
    if (row.state !== 'closed' && context.presence.refresh(row.id)) await context.store.transact((tx) => recordRoom(tx, context, row.id).then(() => undefined))
  })
}

export const roomSweeps: Sweep[] = [
  { name: 'room-rule', everyMs: 1_000, run: keepRule },
  { name: 'room-light', everyMs: 15_000, run: changeLight },
]
