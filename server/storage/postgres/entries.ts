// Rows of a place's log. Reading is always of one conversation, in seq order.
import type { Id, Seq } from '#shared/ids'
import type { EntryRow } from '../ports.ts'
import { at, type Asker } from './pool.ts'

const columns = `place_id as "placeId", seq, id, conversation_id as "conversationId", kind, audience, author_visit as "visitId", author_staff as "staffId",
  client_id as "clientId", target_seq as "targetSeq", is_held as "isHeld", hidden_reason as "hiddenReason", sealed, at`

export function entryQueries(ask: Asker) {
  return {
    after: (placeId: Id, conversationId: Id, afterSeq: Seq, most: number) =>
      ask.rows<EntryRow>(`select ${columns} from entries where place_id = $1 and seq > $3 and conversation_id = $2 order by seq limit $4`, [placeId, conversationId, afterSeq, most]),
    before: async (placeId: Id, conversationId: Id, beforeSeq: Seq, most: number) =>
      (await ask.rows<EntryRow>(`select ${columns} from entries where place_id = $1 and seq < $3 and conversation_id = $2 order by seq desc limit $4`, [placeId, conversationId, beforeSeq, most])).reverse(),
    /** The last lines of one author, oldest first: those here, and those of the same visit in other places. */
    lastOf: async (authorId: Id, placeId: Id, since: number, most: number) =>
      (await ask.rows<EntryRow & { sealedKey: Buffer | null }>(
        `select ${columns}, (select c.sealed_key from conversations c where c.id = conversation_id) as "sealedKey" from entries
         where author_key = $1 and place_id in (select c.place_id from seats s join conversations c on c.id = s.conversation_id where s.visit_id = $1 union select $2::uuid)
           and at > $3 and kind in ('message', 'whisper') order by at desc, seq desc limit $4`,
        [authorId, placeId, at(since), most],
      )).reverse(),
    find: (placeId: Id, conversationId: Id, seq: Seq) =>
      ask.row<EntryRow>(`select ${columns} from entries where place_id = $1 and seq = $3 and conversation_id = $2`, [placeId, conversationId, seq]),
    /** @returns 0 when it was hidden already */
    hide: (placeId: Id, seq: Seq, reason: string) => ask.run('update entries set hidden_reason = $3 where place_id = $1 and seq = $2 and hidden_reason is null', [placeId, seq, reason]),
    /** @returns 0 when it is not held, or was taken down meanwhile */
    release: (placeId: Id, seq: Seq) => ask.run('update entries set is_held = false where place_id = $1 and seq = $2 and is_held and hidden_reason is null', [placeId, seq]),
    /** Where a held line stands again since it was released. */
    releasedAs: async (placeId: Id, seq: Seq) =>
      (await ask.row<{ seq: Seq }>("select seq from entries where place_id = $1 and kind = 'released' and target_seq = $2", [placeId, seq]))?.seq,
    heldIn: async (conversationId: Id) =>
      (await ask.row<{ n: number }>('select count(*)::int as n from entries where conversation_id = $1 and is_held and hidden_reason is null', [conversationId]))?.n ?? 0,
  }
}
