// Rows of private notes, and of the two-minute notes owed after a talk.
import type { Id } from '#shared/ids'
import type { Outcome, Topic } from '#shared/listening'
import { at, type Asker } from './pool.ts'

export interface NoteRow { id: Id; at: number; by: string; sealed: Buffer | null }

const rowSql = 'select n.id, n.at, s.shown_name as by, n.sealed from notes n join staff s on s.id = n.staff_id'

export function noteQueries(ask: Asker) {
  return {
    /** @returns 0 when this client id was written already */
    add: (n: { id: Id; placeId: Id; conversationId: Id; staffId: Id; clientId: Id; sealed: Buffer; now: number }) =>
      ask.run(
        'insert into notes (id, place_id, conversation_id, staff_id, client_id, sealed, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (staff_id, client_id) do nothing',
        [n.id, n.placeId, n.conversationId, n.staffId, n.clientId, n.sealed, at(n.now)],
      ),
    byClientId: (staffId: Id, clientId: Id, conversationId: Id) => ask.row<NoteRow>(`${rowSql} where n.staff_id = $1 and n.client_id = $2 and n.conversation_id = $3`, [staffId, clientId, conversationId]),
    of: (conversationId: Id) => ask.rows<NoteRow>(`${rowSql} where n.conversation_id = $1 order by n.at desc, n.id desc limit 200`, [conversationId]),

    owe: (listeningId: Id, staffId: Id, now: number) =>
      ask.run('insert into after_notes (listening_id, staff_id, due_at) values ($1, $2, $3) on conflict (listening_id, staff_id) do nothing', [listeningId, staffId, at(now)]),
    /** The talk came back to them: what was owed is owed again only when it ends. */
    forgive: (listeningId: Id, staffId: Id) => ask.run('delete from after_notes where listening_id = $1 and staff_id = $2 and at is null', [listeningId, staffId]),
    owed: async (staffId: Id) =>
      (await ask.rows<{ id: Id }>('select listening_id as id from after_notes where staff_id = $1 and at is null order by due_at', [staffId])).map(({ id }) => id),
    owing: async (areaId: Id) =>
      (await ask.rows<{ id: Id }>('select distinct n.staff_id as id from after_notes n join staff s on s.id = n.staff_id where s.area_id = $1 and n.at is null', [areaId])).map(({ id }) => id),
    isOwed: async (listeningId: Id, staffId: Id) => (await ask.row('select 1 from after_notes where listening_id = $1 and staff_id = $2', [listeningId, staffId])) !== undefined,
    /** @returns 0 when it was written already */
    save: (n: { listeningId: Id; staffId: Id; topics: readonly Topic[]; outcome: Outcome; strain: number; now: number }) =>
      ask.run('update after_notes set topics = $3, outcome = $4, strain = $5, at = $6 where listening_id = $1 and staff_id = $2 and at is null', [
        n.listeningId, n.staffId, n.topics, n.outcome, n.strain, at(n.now),
      ]),
  }
}
