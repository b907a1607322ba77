// The colleague accepts or declines (rule LI11). With accepting the first listener loses the right to hear at once, and the
// visitor is told in the same moment who listens now.
import { Refusal } from '#shared/refusal'
import type { Context } from '../../context.ts'
import { placeLog } from '../../messages/place-log.ts'
import { hearPlace } from '../../rooms/hear-place.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import type { TransferRow } from '../../storage/postgres/transfers.ts'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { handsObstacle } from '../duty.ts'
import { holdListening, logPlaceOf, nextState } from '../hold.ts'
import { tellVisitor } from '../listening-view.ts'
import { partListener } from '../talk/part-listener.ts'
import type { TransferTarget } from '../targets.ts'

export async function answerTransfer({ context, actor, input, target, ear }: Call<'transfer:answer', StaffActor, TransferTarget>): Promise<Record<string, never>> {
  const wanted = input.answer === 'accept' ? 'accepted' : 'declined'
  await context.store.transact(async (tx) => {
    const row = await holdListening(tx, target.transfer.listeningId)
    const transfer = await tx.transfers.find(input.transferId)
    if (transfer?.state === wanted) return
    if (transfer?.state !== 'asked') throw new Refusal('moved_on')
    if ((await tx.transfers.answer(transfer.id, wanted, context.clock.now())) === 0) throw new Refusal('moved_on')
    if (wanted === 'accepted') await handOver(tx, context, row, transfer, actor)
    tx.record({ kind: 'desk.changed', areaId: row.areaId, why: 'transfer' })
  })
  // Said again after the talk has gone on to somebody else, it opens nothing.
  if (wanted === 'accepted') await hearPlace(context, ear, target.transfer.listeningId, actor.staffId)
  return {}
}

async function handOver(tx: Tx, context: Context, row: ListeningRow, transfer: TransferRow, { staffId, areaId }: StaffActor): Promise<void> {
  const to = nextState(row, 'transfer')
  if (row.listenerId !== transfer.fromStaff) throw new Refusal('moved_on')
  const shift = await tx.staff.lockShift(staffId)
  const sessionLimit = (await tx.staff.findLive(staffId))?.sessionLimit ?? 1
  const obstacle = await handsObstacle(context, tx, { staffId, areaId, sessionLimit }, shift)
  const slot = obstacle ? null : await tx.listenings.freeSlot(staffId, sessionLimit)
  if (obstacle || slot === null) throw new Refusal(obstacle ?? 'hands_full')
  await partListener(tx, context, row)
  await tx.seats.look({ id: context.ids.next(), placeId: row.id, staffId, part: 'listener', now: context.clock.now() })
  if ((await tx.listenings.move(row.id, row.state, to, { listenerId: staffId, listenerSlot: slot, earlierListenerId: null })) === 0) throw new Refusal('moved_on')
  await placeLog(tx, context, logPlaceOf(row)).notice('listener_changed')
  await tellVisitor(tx, context, row.id)
}
