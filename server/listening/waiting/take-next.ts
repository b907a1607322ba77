// つぎの方を迎える (rules LI8, LI10): a listener takes when ready; the database decides who gets whom. Nobody is assigned.
import { Refusal } from '#shared/refusal'
import type { SessionView } from '#shared/views'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import type { Context } from '../../context.ts'
import { hearPlace } from '../../rooms/hear-place.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import { handsObstacle } from '../duty.ts'
import { tellVisitor } from '../listening-view.ts'
import { sessionView } from '../session-view.ts'

export async function takeNext({ context, actor, ear }: Call<'listening:take', StaffActor>): Promise<SessionView> {
  const row = await context.store.transact((tx) => take(tx, context, actor))
  await hearPlace(context, ear, row.id, actor.staffId)
  return sessionView(context, row)
}

async function take(tx: Tx, context: Context, actor: StaffActor): Promise<ListeningRow> {
  const { staffId, areaId } = actor
  const shift = await tx.staff.lockShift(staffId)
  const sessionLimit = (await tx.staff.findLive(staffId))?.sessionLimit ?? 1
  const obstacle = await handsObstacle(context, tx, { staffId, areaId, sessionLimit }, shift)
  if (obstacle) throw new Refusal(obstacle)
  const slot = await tx.listenings.freeSlot(staffId, sessionLimit)
  if (slot === null) throw new Refusal('hands_full')
  const now = context.clock.now()
  const id = await tx.listenings.takeNext({ areaId, staffId, slot, now, answerBy: now + context.settings.callAnswerMs })
  // Somebody may be waiting still, held at this moment by a colleague who was quicker.
  if (id === null) throw new Refusal((await tx.listenings.waiting(areaId, now)).some((row) => !row.avoidStaff.includes(staffId)) ? 'already_taken' : 'nobody_waiting')
  await tx.seats.look({ id: context.ids.next(), placeId: id, staffId, part: 'listener', now })
  await tellVisitor(tx, context, id)
  const row = await tx.listenings.find(id)
  if (!row) throw new Refusal('moved_on')
  return row
}
