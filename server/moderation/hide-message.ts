// Taking a line down with a reason, putting it back, and letting a held line appear (rules MO5, MO6, HA3). Each leaves a trace and
// an audit row. A line that was held and released, or hidden and put back, stands in several places: its first one is its origin.
import type { Seq } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import { placeLog } from '../messages/place-log.ts'
import { viewEntry } from '../messages/entry-body.ts'
import type { Context } from '../context.ts'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { Tx } from '../storage/ports.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

type Nothing = Record<string, never>

const standing = ['message', 'released', 'restored']

/** A line of talk under the place's lock, by its origin. */
export async function lineAt(tx: Tx, placeId: string, seq: Seq) {
  await tx.lockPlace(placeId)
  const conversation = await tx.rooms.openConversation(placeId)
  const asked = conversation && (await tx.entries.find(placeId, conversation.id, seq))
  if (!conversation?.sealedKey || !asked || !standing.includes(asked.kind)) throw new Refusal('not_found')
  const row = asked.kind === 'message' ? asked : await tx.entries.find(placeId, conversation.id, asked.targetSeq ?? 0)
  if (!row) throw new Refusal('not_found')
  return { conversation: { ...conversation, sealedKey: conversation.sealedKey }, row }
}

type LineAt = Awaited<ReturnType<typeof lineAt>>

function wordsOf(context: Context, { conversation, row }: LineAt) {
  const entry = viewEntry(context.keys.open(conversation.id, conversation.sealedKey), row, { isStaff: true })
  if (entry.kind !== 'message') throw new Refusal('not_found')
  return { author: entry.author, text: entry.text, ...(entry.isCovered ? { isCovered: true } : {}), ...(entry.isGraphic ? { isGraphic: true } : {}) }
}

/** A second try, or a second host, finds it hidden already: the same answer, nothing twice. Wherever it stands its words go, and the
 * trace is left where everyone reads. */
export async function hideMessage({ context, actor, input, target }: Call<'message:hide', StaffActor, PlaceTarget>): Promise<Nothing> {
  return context.store.transact(async (tx) => {
    const { conversation, row } = await lineAt(tx, input.placeId, input.seq)
    const again = await tx.entries.standsAgainAt(input.placeId, row.seq)
    if ((await tx.entries.hide(input.placeId, row.seq, input.reason)) === 0) return {}
    await placeLog(tx, context, conversation).hidden(Math.max(row.seq, again ?? 0), input.reason)
    await tx.records.audit({ staffId: actor.staffId, action: 'message.hide', objectKind: 'entry', objectId: row.id, reasonCode: input.reason, now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: 'hidden' })
    return {}
  })
}

/** Undone: what everyone had read stands again with its words; what was held waits in the queue once more. */
export async function unhideMessage({ context, actor, input, target }: Call<'message:unhide', StaffActor, PlaceTarget>): Promise<Nothing> {
  return context.store.transact(async (tx) => {
    const line = await lineAt(tx, input.placeId, input.seq)
    const { conversation, row } = line
    if ((await tx.entries.unhide(input.placeId, row.seq)) === 0) return {}
    const log = placeLog(tx, context, conversation)
    if (!row.isHeld) await log.restored(row.seq, wordsOf(context, line))
    else if (row.visitId) await log.heldAgain(row.seq, row.visitId)
    await tx.records.audit({ staffId: actor.staffId, action: 'message.unhide', objectKind: 'entry', objectId: row.id, reasonCode: input.reason, now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: row.isHeld ? 'held' : 'released' })
    return {}
  })
}

/** The held line is written again, for everyone, in a line that names its place; the first line stays as staff saw it. */
export async function releaseMessage({ context, actor, input, target }: Call<'message:release', StaffActor, PlaceTarget>): Promise<Nothing> {
  return context.store.transact(async (tx) => {
    const line = await lineAt(tx, input.placeId, input.seq)
    const { conversation, row } = line
    if ((await tx.entries.release(input.placeId, row.seq)) === 0) return {}
    await placeLog(tx, context, conversation).released(row.seq, wordsOf(context, line))
    await tx.records.audit({ staffId: actor.staffId, action: 'message.release', objectKind: 'entry', objectId: row.id, reasonCode: input.reason, now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: 'released' })
    return {}
  })
}
