// A held line is worked out together with who wrote it (rule HA2): staff ask, perhaps with words that could be used; the writer
// writes anew (see rewrites in send-message.ts), or takes the line back.
import { Refusal } from '#shared/refusal'
import { readText } from '#shared/text-rule'
import { placeLog } from '../messages/place-log.ts'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { Tx } from '../storage/ports.ts'
import type { Context } from '../context.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { lineAt } from './hide-message.ts'
import { passStaffWords } from './pass-staff-words.ts'

type Nothing = Record<string, never>

export async function askRewrite({ context, actor, input, target }: Call<'message:ask-rewrite', StaffActor, PlaceTarget>): Promise<Nothing> {
  const proposal = input.proposal === undefined ? null : readText(input.proposal)
  if (proposal && 'refused' in proposal) throw new Refusal(proposal.refused)
  passStaffWords(context, proposal?.text)
  return context.store.transact(async (tx) => {
    const { conversation, row } = await lineAt(tx, input.placeId, input.seq)
    if (!row.isHeld || row.hiddenReason || !row.visitId) throw new Refusal('moved_on')
    const author = { kind: 'staff', part: target.part ?? 'supervisor', name: actor.name } as const
    await placeLog(tx, context, conversation).asked(row.seq, { author, reason: input.reason, ...(proposal ? { text: proposal.text } : {}) }, row.visitId, input.clientId)
    await tx.records.audit({ staffId: actor.staffId, action: 'message.ask_rewrite', objectKind: 'entry', objectId: row.id, reasonCode: input.reason, now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: 'held' })
    return {}
  })
}

/** The writer takes a held line back: it leaves the queue, and staff still see that it was there.
 * @returns false when it is held no more: then nothing is taken back */
export async function takeBack(tx: Tx, context: Context, line: { placeId: string; seq: number; visitId: string; areaId: string }): Promise<boolean> {
  await tx.lockPlace(line.placeId)
  const conversation = await tx.rooms.openConversation(line.placeId)
  if (!conversation || (await tx.entries.withdraw(line.placeId, line.seq, line.visitId)) === 0) return false
  await placeLog(tx, context, conversation).withdrawn(line.seq, line.visitId)
  await tx.records.audit({ staffId: null, action: 'message.withdraw', objectKind: 'entry', objectId: (await tx.entries.find(line.placeId, conversation.id, line.seq))?.id, reasonCode: 'held', now: context.clock.now() })
  tx.record({ kind: 'desk.changed', areaId: line.areaId, why: 'held' })
  return true
}
