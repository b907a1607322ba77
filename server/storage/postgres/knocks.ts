// Rows of people who wait at a quiet entrance until a host lets them in.
import type { Id } from '#shared/ids'
import type { Mark } from '#shared/people'
import { at, type Asker } from './pool.ts'

export interface KnockRow { id: Id; conversationId: Id; visitId: Id; sealedName: Buffer; mark: Mark; at: number }
export type Knocked = { id: Id; admittedAt: number | null }

const columns = 'id, conversation_id as "conversationId", visit_id as "visitId", sealed_name as "sealedName", mark, at'

export function knockQueries(ask: Asker) {
  return {
    ofVisit: (conversationId: Id, visitId: Id) => ask.row<Knocked>('select id, admitted_at as "admittedAt" from knocks where conversation_id = $1 and visit_id = $2', [conversationId, visitId]),
    /** Waits, or waits on: its place in the row stays. */
    wait: (k: { id: Id; conversationId: Id; visitId: Id; sealedName: Buffer; mark: Mark; now: number }) =>
      ask.run(
        `insert into knocks (id, conversation_id, visit_id, sealed_name, mark, at, seen_at) values ($1, $2, $3, $4, $5, $6, $6)
         on conflict (conversation_id, visit_id) do update set sealed_name = $4, mark = $5, seen_at = $6 where knocks.id = $1`,
        [k.id, k.conversationId, k.visitId, k.sealedName, k.mark, at(k.now)],
      ),
    count: async (conversationId: Id) => (await ask.row<{ n: number }>('select count(*)::int as n from knocks where conversation_id = $1 and admitted_at is null', [conversationId]))?.n ?? 0,
    /** Whose page still asks, in the order they came. */
    waiting: (conversationIds: readonly Id[], seenSince: number, most: number) =>
      ask.rows<KnockRow>(`select ${columns} from knocks where conversation_id = any($1) and admitted_at is null and seen_at > $2 order by at limit $3`, [conversationIds, at(seenSince), most]),
    /** @param ids null: everyone who waits there. @returns those who did */
    admit: (conversationId: Id, ids: readonly Id[] | null, now: number) =>
      ask.rows<{ visitId: Id }>('update knocks set admitted_at = $3 where conversation_id = $1 and ($2::uuid[] is null or id = any($2)) and admitted_at is null returning visit_id as "visitId"', [conversationId, ids, at(now)]),
    drop: (conversationId: Id) => ask.run('delete from knocks where conversation_id = $1', [conversationId]),
    dropOfVisit: (visitId: Id) => ask.run('delete from knocks where visit_id = $1', [visitId]),
  }
}
