// What was missed, and what stood before: always the place's open conversation, under today's rights (rule ME5).
import { Refusal } from '#shared/refusal'
import type { Output } from '#shared/protocol'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { Actor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { readAfter, readBefore } from './read-place.ts'
import type { Reader } from './entry-body.ts'

export const readerOf = (actor: Actor): Reader => (actor.kind === 'staff' ? { isStaff: true } : { isStaff: false, visitId: actor.visitId })

export async function readPlace({ context, actor, input }: Call<'place:read', Actor, PlaceTarget>): Promise<Output<'place:read'>> {
  const conversation = await context.store.rooms.openConversation(input.placeId)
  if (!conversation) throw new Refusal('room_closed')
  const place = await context.store.rooms.place(input.placeId)
  const afterSeq = Math.max(input.afterSeq, conversation.firstSeq - 1)
  return { entries: await readAfter(context, context.store, conversation, afterSeq, readerOf(actor)), lastSeq: place?.lastSeq ?? 0 }
}

export async function readEarlier({ context, actor, input }: Call<'place:earlier', Actor, PlaceTarget>): Promise<Output<'place:earlier'>> {
  const conversation = await context.store.rooms.openConversation(input.placeId)
  if (!conversation) throw new Refusal('room_closed')
  const page = await readBefore(context, context.store, conversation, input.beforeSeq, readerOf(actor))
  // In the quiet minutes after, what was said lies before the first line that can be read (RO12).
  const entries = page.entries.filter(({ seq }) => seq >= conversation.firstSeq)
  return { entries, hasEarlier: page.hasEarlier && entries.length === page.entries.length }
}
