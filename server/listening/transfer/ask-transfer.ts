// 引き継ぐ (rule LI11): a talk is offered to a colleague whose hands are free, with a note that must be written. They may say no.
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import { readText } from '#shared/text-rule'
import type { Context } from '../../context.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { handsObstacle, mayListen, onDuty } from '../duty.ts'
import { holdListening } from '../hold.ts'
import type { ListeningTarget } from '../targets.ts'
import { noteOf } from './transfer-view.ts'

export async function askTransfer({ context, actor, input }: Call<'listening:transfer', StaffActor, ListeningTarget>): Promise<Record<string, never>> {
  const note = readText(input.note)
  if ('refused' in note) throw new Refusal(note.refused)
  return context.store.transact(async (tx) => {
    const row = await holdListening(tx, input.listeningId)
    const known = await tx.transfers.find(input.transferId)
    if (known) return repeated(known.listeningId === row.id && known.fromStaff === actor.staffId)
    if (row.state !== 'talking' || row.listenerId !== actor.staffId || !row.sealedKey) throw new Refusal('moved_on')
    await checkColleague(tx, context, row, input.toStaffId)
    const sealedNote = context.keys.open(row.conversationId, row.sealedKey).seal(noteOf(input.transferId), note.text)
    const now = context.clock.now()
    const added = await tx.transfers.add({ id: input.transferId, listeningId: row.id, fromStaff: actor.staffId, toStaff: input.toStaffId, sealedNote, conversationId: row.conversationId, now })
    if (added === 0) throw new Refusal('moved_on')
    tx.record({ kind: 'desk.changed', areaId: row.areaId, why: 'transfer' })
    return {}
  })
}

function repeated(isSame: boolean): Record<string, never> {
  if (!isSame) throw new Refusal('not_found')
  return {}
}

async function checkColleague(tx: Tx, context: Context, row: ListeningRow, staffId: Id): Promise<void> {
  const colleague = await tx.staff.findLive(staffId)
  if (!colleague || colleague.areaId !== row.areaId || staffId === row.listenerId || !mayListen(colleague)) throw new Refusal('not_found')
  const isThere = (await onDuty(context, tx, row.areaId)).some((person) => person.staffId === staffId)
  const obstacle = isThere ? await handsObstacle(context, tx, { staffId, areaId: row.areaId, sessionLimit: colleague.sessionLimit }, await tx.staff.shift(staffId)) : 'not_on_shift'
  if (obstacle) throw new Refusal(obstacle)
  // Whom the person asked not to meet again is simply not free; why is nobody's business.
  if (row.avoidStaff.includes(staffId)) throw new Refusal('hands_full')
}
