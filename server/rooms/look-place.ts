// Staff look into a place: with a reason, and with an audit row written before a word is shown (rule RE2).
import { Refusal } from '#shared/refusal'
import type { Output } from '#shared/protocol'
import type { Context } from '../context.ts'
import { readAfter } from '../messages/read-place.ts'
import { endLook } from '../listening/talk/part-listener.ts'
import { readingOrRefused } from '../records/reading-brake.ts'
import { sessionExtras } from '../listening/session-extras.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { hearPlace } from './hear-place.ts'
import type { PlaceTarget } from './room-targets.ts'
import { roomViewOf } from './room-view.ts'

export async function lookPlace({ context, actor, input, target, ear }: Call<'place:look', StaffActor, PlaceTarget>): Promise<Output<'place:look'>> {
  const reason = input.reason.trim()
  if (reason === '') throw new Refusal('reason_needed')
  // Who sits in the place by their work reads it; who looks in from outside is counted.
  const standing = await context.store.rooms.openConversation(input.placeId)
  if (target.part === null && standing) await readingOrRefused(context, actor, standing.id)
  const conversation = await context.store.transact(async (tx) => {
    await tx.lockPlace(input.placeId)
    const now = context.clock.now()
    const conversation = await tx.rooms.openConversation(input.placeId)
    if (!conversation) throw new Refusal('room_closed')
    if (target.part === null) {
      await tx.seats.look({ id: context.ids.next(), placeId: input.placeId, staffId: actor.staffId, part: 'supervisor', now })
      // Who is looked in on is told so on their own desk.
      tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: 'look' })
    }
    await tx.records.audit({
      staffId: actor.staffId, action: 'place.look', objectKind: 'conversation', objectId: conversation.id, reasonCode: target.part ?? 'supervisor', now,
      sealedReason: context.keys.sealOwn(`audit|${conversation.id}`, Buffer.from(reason)),
    })
    return conversation
  })
  await hearPlace(context, ear, input.placeId, actor.staffId)
  return { place: await placeView(context, conversation, target, input.afterSeq ?? 0), ...(await sessionExtras(context, conversation)) }
}

async function placeView(context: Context, conversation: { id: string; placeId: string; sealedKey: Buffer | null; firstSeq: number }, target: PlaceTarget, asked: number) {
  const place = await context.store.rooms.place(conversation.placeId)
  const lastSeq = place?.lastSeq ?? 0
  const from = Math.max(asked, conversation.firstSeq - 1, lastSeq - 300)
  return {
    placeId: conversation.placeId, kind: target.place.kind, conversationId: conversation.id, seat: null, lastSeq, hasEarlier: from >= conversation.firstSeq,
    room: target.place.kind === 'room' ? (await roomViewOf(context, context.store, conversation.placeId)).view : null,
    entries: await readAfter(context, context.store, conversation, from, { isStaff: true }),
  }
}

/** Hosts, listeners and professionals stay what they are here; only a look-in ends. */
export async function unlookPlace({ context, actor, input }: Call<'place:unlook', StaffActor>): Promise<Record<string, never>> {
  const look = await context.store.seats.looking(input.placeId, actor.staffId)
  if (look?.part === 'supervisor') {
    await context.store.transact(async (tx) => {
      await endLook(tx, input.placeId, actor.staffId, context.clock.now())
      tx.record({ kind: 'desk.changed', areaId: actor.areaId, why: 'look' })
    })
  }
  return {}
}
