// Taking a line down with a reason, and letting a held line appear (rules MO5, MO6). Both leave a trace and an audit row.
import { Refusal } from '#shared/refusal'
import { placeLog } from '../messages/place-log.ts'
import { viewEntry } from '../messages/entry-body.ts'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

type Nothing = Record<string, never>

/** A second try, or a second host, finds it hidden already: the same answer, nothing twice. A line that was held and released stands
 * in two places: both lose their words, and the trace is left where everyone reads. */
export async function hideMessage({ context, actor, input, target }: Call<'message:hide', StaffActor, PlaceTarget>): Promise<Nothing> {
  return context.store.transact(async (tx) => {
    await tx.lockPlace(input.placeId)
    const conversation = await tx.rooms.openConversation(input.placeId)
    const row = conversation && (await tx.entries.find(input.placeId, conversation.id, input.seq))
    if (!conversation || !row || !['message', 'released'].includes(row.kind)) throw new Refusal('not_found')
    const twin = row.kind === 'released' ? row.targetSeq : await tx.entries.releasedAs(input.placeId, input.seq)
    if (twin) await tx.entries.hide(input.placeId, twin, input.reason)
    if ((await tx.entries.hide(input.placeId, input.seq, input.reason)) === 0) return {}
    await placeLog(tx, context, conversation).hidden(Math.max(input.seq, twin ?? 0), input.reason)
    await tx.records.audit({ staffId: actor.staffId, action: 'message.hide', objectKind: 'entry', objectId: row.id, reasonCode: input.reason, now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: 'hidden' })
    return {}
  })
}

/** The held line is written again, for everyone, in a line that names its place; the first line stays as staff saw it. */
export async function releaseMessage({ context, actor, input, target }: Call<'message:release', StaffActor, PlaceTarget>): Promise<Nothing> {
  return context.store.transact(async (tx) => {
    await tx.lockPlace(input.placeId)
    const conversation = await tx.rooms.openConversation(input.placeId)
    const row = conversation && (await tx.entries.find(input.placeId, conversation.id, input.seq))
    if (!conversation?.sealedKey || !row) throw new Refusal('not_found')
    if ((await tx.entries.release(input.placeId, input.seq)) === 0) return {}
    const entry = viewEntry(context.keys.open(conversation.id, conversation.sealedKey), row, { isStaff: true })
    if (entry.kind !== 'message') throw new Refusal('not_found')
    await placeLog(tx, context, conversation).released(input.seq, { author: entry.author, text: entry.text })
    await tx.records.audit({ staffId: actor.staffId, action: 'message.release', objectKind: 'entry', objectId: row.id, now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: 'released' })
    return {}
  })
}
