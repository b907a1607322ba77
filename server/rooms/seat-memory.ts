// What this node remembers of seats, so that a line of talk needs one trip to the database. Rights are not taken from here:
// the writing statement judges every line anew (rule ME2); a stale memory only costs a retry.
import type { Id } from '#shared/ids'
import type { Author } from '#shared/message'
import type { RoomKind } from '#shared/room'

export interface RememberedSeat {
  conversation: { id: Id; placeId: Id; areaId: Id; sealedKey: Buffer | null; roomKind: RoomKind | null }
  author: Author
}

export interface SeatMemory {
  remember(actorId: Id, seat: RememberedSeat): void
  recall(actorId: Id, placeId: Id): RememberedSeat | undefined
  forget(actorId: Id, placeId: Id): void
  /** A conversation is forgotten: its nicknames leave the memory too. */
  forgetConversation(conversationId: Id): void
  /** Somebody was heard to sit somewhere no more: a seat that was looked at before may not be theirs any more. */
  noteEnding(): void
  /** how many endings were heard of so far */
  endings(): number
}

const most = 20_000
const mostConversations = 2_000

export function makeSeatMemory(): SeatMemory {
  const seats = new Map<string, RememberedSeat>()
  const conversations = new Map<Id, RememberedSeat['conversation']>()
  let endings = 0
  const keyOf = (actorId: Id, placeId: Id) => `${actorId}|${placeId}`

  /** All who sit together share what is known of the place, with a key that does not keep the whole answer it came in. */
  function shared({ id, placeId, areaId, sealedKey, roomKind }: RememberedSeat['conversation']): RememberedSeat['conversation'] {
    const known = conversations.get(id)
    if (known && known.roomKind === roomKind && known.areaId === areaId && (known.sealedKey === sealedKey || (sealedKey && known.sealedKey?.equals(sealedKey)))) return known
    if (conversations.size >= mostConversations) conversations.delete(conversations.keys().next().value ?? '')
    const own = sealedKey && Buffer.alloc(sealedKey.length)
    if (own) sealedKey.copy(own)
    const made = { id, placeId, areaId, sealedKey: own, roomKind }
    conversations.set(id, made)
    return made
  }

  return {
    remember(actorId, { conversation, author }) {
      const seat = { conversation: shared(conversation), author }
      const key = keyOf(actorId, seat.conversation.placeId)
      seats.delete(key)
      if (seats.size >= most) seats.delete(seats.keys().next().value ?? '')
      seats.set(key, seat)
    },
    recall: (actorId, placeId) => seats.get(keyOf(actorId, placeId)),
    forget: (actorId, placeId) => void seats.delete(keyOf(actorId, placeId)),
    noteEnding: () => void (endings += 1),
    endings: () => endings,
    forgetConversation(conversationId) {
      conversations.delete(conversationId)
      for (const [key, seat] of seats) if (seat.conversation.id === conversationId) seats.delete(key)
    },
  }
}
