// Rows of a place's log. Reading is always of one conversation, in seq order.
import type { Id, Seq } from '#shared/ids'
import type { EntryRow } from '../ports.ts'
import { at, type Asker } from './pool.ts'

export const columns = (of = '') => `${of}place_id as "placeId", ${of}seq, ${of}id, ${of}conversation_id as "conversationId", ${of}kind, ${of}audience, ${of}author_visit as "visitId", ${of}author_staff as "staffId",
  ${of}client_id as "clientId", ${of}target_seq as "targetSeq", ${of}is_held as "isHeld", ${of}for_visit as "forVisit", ${of}hidden_reason as "hiddenReason", ${of}sealed, ${of}at`
const columnsHere = columns()

export function entryQueries(ask: Asker) {
  return {
    after: (placeId: Id, conversationId: Id, afterSeq: Seq, most: number) =>
      ask.rows<EntryRow>(`select ${columnsHere} from entries where place_id = $1 and seq > $3 and conversation_id = $2 order by seq limit $4`, [placeId, conversationId, afterSeq, most]),
    before: async (placeId: Id, conversationId: Id, beforeSeq: Seq, most: number) =>
      (await ask.rows<EntryRow>(`select ${columnsHere} from entries where place_id = $1 and seq < $3 and conversation_id = $2 order by seq desc limit $4`, [placeId, conversationId, beforeSeq, most])).reverse(),
    /** The last lines of one author, oldest first: those here, and those of the same visit in other places; before them as many again in
     * which something was found or that were held. */
    lastOf: async (authorId: Id, placeId: Id, since: number, most: number) =>
      (await ask.rows<EntryRow & { sealedKey: Buffer | null }>(
        `select ${columnsHere}, (select c.sealed_key from conversations c where c.id = conversation_id) as "sealedKey" from (
           select *, row_number() over (order by at desc, seq desc) as nth from entries
           where author_key = $1 and place_id in (select c.place_id from seats s join conversations c on c.id = s.conversation_id where s.visit_id = $1 union select $2::uuid)
             and at > $3 and kind in ('message', 'whisper')) said
         where nth <= $4 or (kind = 'message' and audience = 'staff') or exists (select 1 from findings f where f.entry_id = said.id)
         order by at desc, seq desc limit $4 * 2`,
        [authorId, placeId, at(since), most],
      )).reverse(),
    find: (placeId: Id, conversationId: Id, seq: Seq) =>
      ask.row<EntryRow>(`select ${columnsHere} from entries where place_id = $1 and seq = $3 and conversation_id = $2`, [placeId, conversationId, seq]),
    /** A line and every place where it stands again since it was released or restored. @returns 0 when all of it was hidden already */
    hide: (placeId: Id, seq: Seq, reason: string) =>
      ask.run(
        `update entries set hidden_reason = $3 where place_id = $1 and hidden_reason is null
           and (seq = $2 or (kind in ('released', 'restored') and target_seq = $2))`,
        [placeId, seq, reason],
      ),
    /** @returns 0 when it was not hidden, or its writer took it back */
    unhide: (placeId: Id, seq: Seq) =>
      ask.run("update entries set hidden_reason = null where place_id = $1 and seq = $2 and hidden_reason is not null and hidden_reason not in ('withdrawn', 'forgotten')", [placeId, seq]),
    /** Its own writer takes a held line back. @returns 0 when it is held no more */
    withdraw: (placeId: Id, seq: Seq, visitId: Id) =>
      ask.run("update entries set is_held = false, hidden_reason = 'withdrawn' where place_id = $1 and seq = $2 and author_visit = $3 and kind = 'message' and is_held and hidden_reason is null", [placeId, seq, visitId]),
    showTo: (placeId: Id, seq: Seq, visitId: Id) => ask.run('update entries set for_visit = $3 where place_id = $1 and seq = $2', [placeId, seq, visitId]),
    /** @returns 0 when it is not held, or was taken down meanwhile */
    release: (placeId: Id, seq: Seq) => ask.run('update entries set is_held = false where place_id = $1 and seq = $2 and is_held and hidden_reason is null', [placeId, seq]),
    /** The newest place where a line stands again since it was released or restored. */
    standsAgainAt: async (placeId: Id, seq: Seq) =>
      (await ask.row<{ seq: Seq | null }>("select max(seq) as seq from entries where place_id = $1 and kind in ('released', 'restored') and target_seq = $2", [placeId, seq]))?.seq ?? null,
    /** The held lines of a conversation that nobody has decided about, oldest first. */
    held: (conversationId: Id, afterSeq: Seq, most: number) =>
      ask.rows<EntryRow>(`select ${columnsHere} from entries where conversation_id = $1 and is_held and hidden_reason is null and seq > $2 order by seq limit $3`, [conversationId, afterSeq, most]),
    /** Up to so many lines of talk on each side of one, oldest first: what a person needs to judge it. */
    around: async (placeId: Id, conversationId: Id, seq: Seq, most: number) => {
      const side = (how: string) =>
        ask.rows<EntryRow>(`select ${columnsHere} from entries where place_id = $1 and conversation_id = $2 and kind in ('message', 'released', 'restored') and seq ${how} limit $4`, [placeId, conversationId, seq, most])
      const [before, after] = await Promise.all([side('< $3 order by seq desc'), side('> $3 order by seq')])
      return { before: before.reverse(), after }
    },
    /** The held lines whose writers were asked to put them differently. */
    asked: async (conversationId: Id) =>
      (await ask.rows<{ seq: Seq }>("select target_seq as seq from entries where conversation_id = $1 and kind = 'asked'", [conversationId])).map(({ seq }) => seq),
    /** How many lines of this visit have stood before everyone here; no further than asked. */
    stoodOf: async (placeId: Id, visitId: Id, most: number) =>
      (await ask.row<{ n: number }>(
        "select count(*)::int as n from (select 1 from entries where place_id = $1 and author_key = $2 and kind = 'message' and not is_held and hidden_reason is null limit $3) x",
        [placeId, visitId, most],
      ))?.n ?? 0,
    heldIn: async (conversationId: Id) =>
      (await ask.row<{ n: number }>('select count(*)::int as n from entries where conversation_id = $1 and is_held and hidden_reason is null', [conversationId]))?.n ?? 0,
  }
}
