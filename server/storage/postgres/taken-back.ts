// Lines their own writers took back (rules ME9, RE8): the mark on them, and which of them have words that nothing keeps.
import type { Id, Seq } from '#shared/ids'
import type { EntryRow } from '../ports.ts'
import { columns } from './entries.ts'
import { at, type Asker } from './pool.ts'

/** The line itself, or the one that this one is again. */
const origin = "case when e.kind in ('released', 'restored') then e.target_seq else e.seq end"

// What people are acting upon, or may have to: something was found in it, somebody reported it, a case of its writer or of its
// conversation is open, or the conversation is held. A line that was held at first is not among these rows: staff keep it as they saw it.
const isKept = `exists (select 1 from findings f where f.conversation_id = e.conversation_id and f.seq = ${origin})
  or exists (select 1 from reports r where r.place_id = e.place_id and (r.seq = ${origin}
    or r.seq in (select a.seq from entries a where a.conversation_id = e.conversation_id and a.kind in ('released', 'restored') and a.target_seq = ${origin})))
  or exists (select 1 from escalations x where x.state <> 'closed' and (x.conversation_id = e.conversation_id or x.session_id = e.place_id
    or x.visit_id = (select o.author_visit from entries o where o.place_id = e.place_id and o.seq = ${origin})))
  or coalesce(c.hold_until > $1, false)`

export interface TakenBackRow extends EntryRow {
  sealedKey: Buffer
  /** its writer had the whole visit erased, the nickname too */
  isNameGone: boolean
}

export function takenBackQueries(ask: Asker) {
  return {
    /** What everyone had read, and every place where it stands again. @returns 0 when it is held, was taken down, or was taken back already */
    mark: (placeId: Id, seq: Seq) =>
      ask.run(
        `update entries set hidden_reason = 'withdrawn' where place_id = $1 and hidden_reason is null and not is_held
           and ((seq = $2 and kind in ('message', 'stamp')) or (kind in ('released', 'restored') and target_seq = $2))`,
        [placeId, seq],
      ),
    /** Those with words that nothing keeps: of one line, or anywhere, without these rows. */
    due: (line: { placeId: Id; seq: Seq } | null, now: number, most: number, without: readonly Id[]) =>
      ask.rows<TakenBackRow>(
        `select ${columns('e.')}, c.sealed_key as "sealedKey",
           exists (select 1 from entries o join seats s on s.conversation_id = o.conversation_id and s.visit_id = o.author_visit and s.sealed_name is null
             where o.place_id = e.place_id and o.seq = ${origin}) as "isNameGone"
         from entries e join conversations c on c.id = e.conversation_id
         where e.hidden_reason = 'withdrawn' and (e.audience = 'everyone' or e.kind = 'whisper') and c.sealed_key is not null and ($2::uuid is null or (e.place_id = $2 and ${origin} = $3))
           and not (${isKept}) and e.id <> all($5) order by e.place_id, e.seq limit $4`,
        [at(now), line?.placeId ?? null, line?.seq ?? null, most, without],
      ),
    /** All that a visit wrote and that still stands, wherever it stands again; notes left alone have an end of their own. */
    markOfVisit: async (visitId: Id) => {
      const marked = await ask.rows<{ placeId: Id; seq: Seq; conversationId: Id; kind: string; audience: string }>(
        `update entries e set hidden_reason = 'withdrawn', is_held = false
         where e.place_id in (select c.place_id from seats s join conversations c on c.id = s.conversation_id where s.visit_id = $1) and e.author_key = $1
           and e.hidden_reason is null and e.kind in ('message', 'stamp', 'whisper') and not exists (select 1 from solo_notes n where n.id = e.place_id)
         returning place_id as "placeId", seq, conversation_id as "conversationId", kind, audience`,
        [visitId],
      )
      await ask.run(
        `update entries a set hidden_reason = 'withdrawn' from entries o
         where o.author_key = $1 and o.conversation_id = any($2) and a.place_id = o.place_id and a.conversation_id = o.conversation_id
           and a.target_seq = o.seq and a.kind in ('released', 'restored') and a.hidden_reason is null`,
        [visitId, [...new Set(marked.map(({ conversationId }) => conversationId))]],
      )
      return marked
    },
    /** Of these, what nothing keeps loses its words and its writer's name: nothing can be opened there any more. What was held at first stays with staff. */
    forgetOfVisit: (visitId: Id, conversationIds: readonly Id[], now: number) =>
      ask.run(
        `update entries x set hidden_reason = 'forgotten', sealed = null from entries e join conversations c on c.id = e.conversation_id
         where x.place_id = e.place_id and x.seq = e.seq and e.conversation_id = any($3) and e.hidden_reason = 'withdrawn' and (e.audience = 'everyone' or e.kind = 'whisper')
           and exists (select 1 from entries o where o.place_id = e.place_id and o.seq = ${origin} and o.author_key = $2) and not (${isKept})`,
        [at(now), visitId, conversationIds],
      ),
    /** Lines of a visit whose words are still there: for staff only. */
    keptOfVisit: async (visitId: Id) =>
      (await ask.row<{ n: number }>(
        `select count(*)::int as n from entries e where e.place_id in (select c.place_id from seats s join conversations c on c.id = s.conversation_id where s.visit_id = $1)
           and e.author_key = $1 and e.sealed is not null and e.kind in ('message', 'whisper') and not exists (select 1 from solo_notes n where n.id = e.place_id)`,
        [visitId],
      ))?.n ?? 0,
    /** The words are gone; who wrote stays for as long as the conversation, so that the same line sent again is still the same line. */
    forget: (placeId: Id, seq: Seq, sealed: Buffer | null) =>
      ask.run("update entries set hidden_reason = 'forgotten', sealed = $3 where place_id = $1 and seq = $2 and hidden_reason = 'withdrawn'", [placeId, seq, sealed]),
  }
}
