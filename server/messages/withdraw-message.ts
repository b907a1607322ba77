// 取り消す (rules ME9, HA2): one's own line goes from everyone's screen while its place lives, for good. A held one leaves the queue. What
// staff may have to act upon they keep; nobody else can tell the difference.
import { Refusal } from '#shared/refusal'
import { takeBack } from '../moderation/ask-rewrite.ts'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { VisitorActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { forgetTakenBack } from './forget-taken-back.ts'
import { placeLog } from './place-log.ts'

type Nothing = Record<string, never>

/** Somebody else's line, one that was taken down, or one taken back already: nothing happens, and nothing is said about it. */
export async function withdrawMessage({ context, actor, input, target }: Call<'message:withdraw', VisitorActor, PlaceTarget>): Promise<Nothing> {
  const { placeId } = input
  return context.store.transact(async (tx) => {
    await tx.lockPlace(placeId)
    const conversation = await tx.rooms.openConversation(placeId)
    if (!conversation?.sealedKey || conversation.state === 'after') throw new Refusal('room_closed')
    const asked = await tx.entries.find(placeId, conversation.id, input.seq)
    const row = asked?.kind === 'released' || asked?.kind === 'restored' ? await tx.entries.find(placeId, conversation.id, asked.targetSeq ?? 0) : asked
    if (!row || row.visitId !== actor.visitId) return {}
    if (await takeBack(tx, context, { placeId, seq: row.seq, visitId: actor.visitId, areaId: target.place.areaId })) return {}
    if ((await tx.takenBack.mark(placeId, row.seq)) === 0) return {}
    const isForgotten = (await forgetTakenBack(tx, context, { placeId, seq: row.seq })) > 0
    await placeLog(tx, context, conversation).takenBack(row.seq)
    await tx.records.audit({ staffId: null, action: 'message.withdraw', objectKind: 'entry', objectId: row.id, reasonCode: isForgotten ? 'forgotten' : 'kept', now: context.clock.now() })
    return {}
  })
}
