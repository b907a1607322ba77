// 控え (rule LI14): private notes of those who care for a place, sealed like its words. There is no way from here to the visitor.
import { Refusal } from '#shared/refusal'
import { readText } from '#shared/text-rule'
import type { NoteView } from '#shared/views'
import { noteBound, noteView } from '../listening/session-extras.ts'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

export async function writeNote({ context, actor, input }: Call<'note:write', StaffActor, PlaceTarget>): Promise<NoteView> {
  const read = readText(input.text)
  if ('refused' in read) throw new Refusal(read.refused)
  return context.store.transact(async (tx) => {
    const conversation = await tx.rooms.openConversation(input.placeId)
    if (!conversation?.sealedKey) throw new Refusal('room_closed')
    const id = context.ids.next()
    const sealed = context.keys.open(conversation.id, conversation.sealedKey).seal(noteBound(id), read.text)
    await tx.notes.add({ id, placeId: input.placeId, conversationId: conversation.id, staffId: actor.staffId, clientId: input.clientId, sealed, now: context.clock.now() })
    const row = await tx.notes.byClientId(actor.staffId, input.clientId, conversation.id)
    const view = row && noteView(context, conversation, row)
    if (!view) throw new Refusal('not_found')
    return view
  })
}
