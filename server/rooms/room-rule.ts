// The house's own rule (RO3): open only while a host is there and a supervisor on shift, otherwise ひとやすみ; ten minutes'
// notice before the end; closed when the time is over. Also the slow change of the light.
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import { placeLog } from '../messages/place-log.ts'
import type { Sweep } from '../watcher.ts'
import { moveRoom, recordRoom } from './room-moves.ts'

type UnderRule = Awaited<ReturnType<Context['store']['rooms']['underRule']>>[number]

async function keepRule(context: Context): Promise<void> {
  const now = context.clock.now()
  const { hostGraceMs, supervisorGraceMs } = context.settings
  for (const room of await context.store.rooms.underRule(now - hostGraceMs, now - supervisorGraceMs)) {
    try {
      await keepOne(context, room, now)
    } catch (error) {
      // The host was quicker: the next round sees what is true then.
      if (!(error instanceof Refusal && error.code === 'moved_on')) throw error
    }
  }
}

async function keepOne(context: Context, room: UnderRule, now: number): Promise<void> {
  if (room.closesAt !== null && room.closesAt <= now) return void (await context.store.transact((tx) => moveRoom(tx, context, room.placeId, 'close')))
  const mayBeOpen = room.hasHost && room.hasSupervisor
  if (!mayBeOpen && room.state !== 'resting') return void (await context.store.transact((tx) => moveRoom(tx, context, room.placeId, 'rest')))
  if (mayBeOpen && room.state === 'resting') return void (await context.store.transact((tx) => moveRoom(tx, context, room.placeId, 'wake')))
  if (room.closesAt !== null && room.closingToldAt === null && room.closesAt - now <= context.settings.closingNoticeMs) await tellClosing(context, room, now)
}

async function tellClosing(context: Context, room: UnderRule, now: number): Promise<void> {
  await context.store.transact(async (tx) => {
    if ((await tx.rooms.tellClosing(room.conversationId, now)) === 0) return
    const conversation = await tx.rooms.conversation(room.conversationId)
    if (conversation) await placeLog(tx, context, conversation).notice('closing_soon')
  })
}

async function changeLight(context: Context): Promise<void> {
  for (const row of await context.store.rooms.all()) {
    if (row.state !== 'closed' && context.presence.refresh(row.id)) await context.store.transact((tx) => recordRoom(tx, context, row.id).then(() => undefined))
  }
}

export const roomSweeps: Sweep[] = [
  { name: 'room-rule', everyMs: 1_000, run: keepRule },
  { name: 'room-light', everyMs: 15_000, run: changeLight },
]
