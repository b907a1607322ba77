// The queue of held lines of one place, oldest first, each with up to five messages before and after it (rule HA1): a person judges
// a line in its talk, not by itself. However many there are, each can be reached: so many at once, and always the true number.
import type { Author, Entry, Held } from '#shared/message'
import type { Output } from '#shared/protocol'
import type { HeldView } from '#shared/views'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import { viewEntry } from '../messages/entry-body.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

const shownAtOnce = 50
const eachSide = 5

export async function listHeld({ context, input }: Call<'held:list', StaffActor, PlaceTarget>): Promise<Output<'held:list'>> {
  const { entries, rooms } = context.store
  const conversation = await rooms.openConversation(input.placeId)
  if (!conversation?.sealedKey) return { held: [], total: 0, hasMore: false }
  const key = context.keys.open(conversation.id, conversation.sealedKey)
  // One more than is shown tells whether there is more.
  const [found, asked, total] = await Promise.all([entries.held(conversation.id, input.afterSeq ?? 0, shownAtOnce + 1), entries.asked(conversation.id), entries.heldIn(conversation.id)])
  const rows = found.slice(0, shownAtOnce)
  const held = await Promise.all(rows.map(async (row): Promise<HeldView | null> => {
    const entry = viewEntry(key, row, { isStaff: true })
    if (entry.kind !== 'message' || !entry.held) return null
    const around = await entries.around(input.placeId, conversation.id, row.seq, eachSide)
    const shown = (side: typeof around.before): Entry[] => side.map((each) => viewEntry(key, each, { isStaff: true }))
    return { ...lineOf(entry, entry.held), isAsked: asked.includes(row.seq), before: shown(around.before), after: shown(around.after) }
  }))
  return { held: held.filter((one) => one !== null), total, hasMore: found.length > rows.length }
}

function lineOf({ seq, at, author, text }: { seq: number; at: number; author: Author; text: string }, held: Held) {
  return { seq, at, author, text, held }
}
