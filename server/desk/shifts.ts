// Going on and off shift (rule LI8). Nobody goes off with a person in their hands; what they host rests by the room's own rule,
// what they look into is heard no more.
import { Refusal } from '#shared/refusal'
import type { DeskView } from '#shared/views'
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import { eachDue } from '../each-due.ts'
import { endLook } from '../listening/talk/part-listener.ts'
import type { Tx } from '../storage/ports.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import type { Sweep } from '../watcher.ts'
import { deskView } from './desk-view.ts'

export async function startShift({ context, actor }: Call<'shift:start', StaffActor>): Promise<DeskView> {
  await context.store.transact(async (tx) => {
    await tx.staff.startShift({ id: context.ids.next(), staffId: actor.staffId, areaId: actor.areaId, now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: actor.areaId, why: 'shift' })
  })
  return deskView(context, actor)
}

export async function endShift({ context, actor }: Call<'shift:end', StaffActor>): Promise<DeskView> {
  await context.store.transact(async (tx) => {
    await tx.staff.lockShift(actor.staffId)
    if ((await tx.listenings.heldBy(actor.staffId)).length > 0) throw new Refusal('hands_full')
    await goOff(tx, context, actor.staffId, actor.areaId)
  })
  return deskView(context, actor)
}

async function goOff(tx: Tx, context: Context, staffId: Id, areaId: Id): Promise<void> {
  const now = context.clock.now()
  await tx.staff.endShift(staffId, now)
  await tx.rooms.unhostAll(staffId, now)
  await tx.transfers.lapseTo(staffId, now)
  for (const { placeId } of await tx.seats.looksOf(staffId)) await endLook(tx, placeId, staffId, now)
  tx.record({ kind: 'desk.changed', areaId, why: 'shift' })
}

const forgottenMs = 6 * 60 * 60_000

/** A shift nobody has been seen in for hours was forgotten: the next day does not begin on duty. */
async function endForgotten(context: Context): Promise<void> {
  const seenBefore = context.clock.now() - forgottenMs
  await eachDue(context, 'shifts', await context.store.staff.forgottenShifts(seenBefore), ({ staffId, areaId }) =>
    context.store.transact(async (tx) => {
      const shift = await tx.staff.lockShift(staffId)
      if (shift && shift.seenAt <= seenBefore && (await tx.listenings.heldBy(staffId)).length === 0) await goOff(tx, context, staffId, areaId)
    }))
}

export const shiftSweep: Sweep = { name: 'shifts-forgotten', everyMs: 60_000, run: endForgotten }
