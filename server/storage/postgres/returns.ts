// Rows of words to come back by. The words are nowhere: `bucket` finds the few rows a hash is tried against.
import type { Id } from '#shared/ids'
import type { Mark } from '#shared/people'
import { at, type Asker } from './pool.ts'

export interface ReturnRow {
  id: Id
  areaId: Id
  wordsHash: string
  sealedKey: Buffer
  sealedName: Buffer | null
  mark: Mark | null
  lastListenerId: Id | null
  lastListenerName: string | null
}

const rowSql = `select r.id, r.area_id as "areaId", r.words_hash as "wordsHash", r.sealed_key as "sealedKey", r.sealed_name as "sealedName", r.mark,
  s.id as "lastListenerId", s.shown_name as "lastListenerName" from return_words r left join staff s on s.id = r.last_listener_id and s.disabled_at is null`

const ofVisit = '(select v.return_id from visits v where v.id = $1)'

export function returnQueries(ask: Asker) {
  return {
    add: (r: { id: Id; areaId: Id; bucket: number; wordsHash: string; sealedKey: Buffer; visitId: Id; clientId: Id; now: number }) =>
      ask.run(
        'insert into return_words (id, area_id, bucket, words_hash, sealed_key, made_by_visit, client_id, made_at, used_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8)',
        [r.id, r.areaId, r.bucket, r.wordsHash, r.sealedKey, r.visitId, r.clientId, at(r.now)],
      ),
    /** Other words for the same person: those from before open nothing any more. */
    change: (id: Id, bucket: number, wordsHash: string, now: number) => ask.run('update return_words set bucket = $2, words_hash = $3, made_at = $4, used_at = $4 where id = $1', [id, bucket, wordsHash, at(now)]),
    inBucket: (bucket: number) => ask.rows<ReturnRow>(`${rowSql} where r.bucket = $1 order by r.used_at desc limit 16`, [bucket]),
    ofVisit: (visitId: Id) => ask.row<ReturnRow>(`${rowSql} where r.id = ${ofVisit}`, [visitId]),
    /** The visit, and the notes left in it, belong to these words from now on. */
    bind: async (visitId: Id, id: Id) => {
      await ask.run('update visits set return_id = $2 where id = $1', [visitId, id])
      await ask.run('update solo_notes set return_id = $2 where visit_id = $1', [visitId, id])
    },
    use: (id: Id, now: number) => ask.run('update return_words set used_at = $2 where id = $1', [id, at(now)]),
    keepName: (id: Id, sealedName: Buffer, mark: Mark) => ask.run('update return_words set sealed_name = $2, mark = $3 where id = $1', [id, sealedName, mark]),
    keepListener: (visitId: Id, staffId: Id) => ask.run(`update return_words set last_listener_id = $2 where id = ${ofVisit}`, [visitId, staffId]),
    /** The notes that belong to it are due at once. @returns their conversations */
    dueNotes: async (id: Id, now: number) =>
      (await ask.rows<{ id: Id }>('update conversations c set erase_at = $2 from solo_notes n where n.conversation_id = c.id and n.return_id = $1 and c.erased_at is null returning c.id', [id, at(now)])).map((row) => row.id),
    drop: (id: Id) => ask.run('delete from return_words where id = $1', [id]),
    dropUnused: (before: number, most: number) => ask.run('delete from return_words where id in (select id from return_words where used_at < $1 limit $2)', [at(before), most]),
  }
}
