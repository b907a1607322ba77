// Rows of notes left alone: by when each is read, by whom it was, its answer. The words stand in the note's own conversation.
import type { Severity } from '#shared/escalation'
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import { at, type Asker } from './pool.ts'

export interface SoloNoteRow {
  /** also the id of its place */
  id: Id
  areaId: Id
  conversationId: Id
  sealedKey: Buffer | null
  visitId: Id | null
  returnId: Id | null
  clientId: Id
  /** of the visit's open escalation, else what was found in it when it was written */
  severity: Severity | null
  writtenAt: number
  readBy: number
  readAt: number | null
  readerName: string | null
  answeredAt: number | null
  answererId: Id | null
  answererName: string | null
  answererRoles: Role[] | null
  sealedAnswer: Buffer | null
  /** the writer has a way to an answer: their visit goes on, or they have words to come back by */
  canBeAnswered: boolean
}

const rowSql = (now: string) => `select n.id, n.area_id as "areaId", n.conversation_id as "conversationId", c.sealed_key as "sealedKey", n.visit_id as "visitId", n.return_id as "returnId",
  n.client_id as "clientId", coalesce(e.severity, n.severity) as severity, n.written_at as "writtenAt", n.read_by as "readBy", n.read_at as "readAt", r.shown_name as "readerName",
  n.answered_at as "answeredAt", n.answerer_id as "answererId", a.shown_name as "answererName", a.roles as "answererRoles", n.sealed_answer as "sealedAnswer",
  n.return_id is not null or (v.ended_at is null and v.expires_at > ${now}) as "canBeAnswered"
  from solo_notes n join conversations c on c.id = n.conversation_id left join visits v on v.id = n.visit_id left join staff r on r.id = n.reader_id
  left join staff a on a.id = n.answerer_id left join escalations e on e.conversation_id = n.conversation_id and e.state <> 'closed'`

export function soloNoteQueries(ask: Asker) {
  return {
    add: (n: { id: Id; areaId: Id; conversationId: Id; visitId: Id; clientId: Id; severity: Severity | null; now: number; readBy: number }) =>
      ask.run(
        `insert into solo_notes (id, area_id, conversation_id, visit_id, return_id, client_id, severity, written_at, read_by)
         select $1, $2, $3, v.id, v.return_id, $5, $6, $7, $8 from visits v where v.id = $4`,
        [n.id, n.areaId, n.conversationId, n.visitId, n.clientId, n.severity, at(n.now), at(n.readBy)],
      ),
    find: (id: Id, now: number) => ask.row<SoloNoteRow>(`${rowSql('$2')} where n.id = $1`, [id, at(now)]),
    byClientId: (visitId: Id, clientId: Id, now: number) => ask.row<SoloNoteRow>(`${rowSql('$3')} where n.visit_id = $1 and n.client_id = $2`, [visitId, clientId, at(now)]),
    /** A visit's own notes, and those of earlier visits under the same words; the newest first. */
    ofVisit: (visitId: Id, now: number) =>
      ask.rows<SoloNoteRow>(
        `${rowSql('$2')} where c.sealed_key is not null and (n.visit_id = $1 or n.return_id = (select w.return_id from visits w where w.id = $1)) order by n.written_at desc limit 10`,
        [visitId, at(now)],
      ),
    /** What a desk shows: everything unread, and what was read since a moment; what is due first stands first. */
    forDesk: (areaId: Id, readSince: number, now: number) =>
      ask.rows<SoloNoteRow>(
        `${rowSql('$3')} where n.area_id = $1 and c.sealed_key is not null and (n.read_at is null or n.read_at >= $2) order by n.read_at is not null, n.read_by, n.written_at limit 100`,
        [areaId, at(readSince), at(now)],
      ),
    /** Who is to be told of it in their page: the writer, and whoever came back by the same words. */
    visitsOf: async (id: Id, now: number) =>
      (await ask.rows<{ id: Id }>(
        `select v.id from solo_notes n join visits v on v.id = n.visit_id or v.return_id = n.return_id where n.id = $1 and v.ended_at is null and v.expires_at > $2`,
        [id, at(now)],
      )).map((row) => row.id),
    /** @returns 0 when somebody has read it already */
    read: (id: Id, staffId: Id, now: number) => ask.run('update solo_notes set read_at = $3, reader_id = $2 where id = $1 and read_at is null', [id, staffId, at(now)]),
    /** @returns 0 when it has an answer already */
    answer: (id: Id, staffId: Id, sealedAnswer: Buffer, now: number) =>
      ask.run('update solo_notes set answered_at = $4, answerer_id = $2, sealed_answer = $3 where id = $1 and answered_at is null', [id, staffId, sealedAnswer, at(now)]),
    /** The longest overdue first. */
    overdue: (now: number, most: number, without: readonly Id[]) =>
      ask.rows<{ id: Id }>('select id from solo_notes where read_at is null and overdue_told_at is null and read_by <= $1 and id <> all($3) order by read_by, id limit $2', [at(now), most, without]),
    /** @returns 0 when another node was quicker, or somebody has read it */
    tellOverdue: (id: Id, now: number) => ask.run('update solo_notes set overdue_told_at = $2 where id = $1 and overdue_told_at is null and read_at is null', [id, at(now)]),
  }
}
