// What the database holds when all is over, read past the wire and every node; lines are opened with the house's own key.
import pg from 'pg'
import { makeKeyRing } from '#server/records/key-ring'
import { viewEntry } from '#server/messages/entry-body'
import type { Id } from '#shared/ids'
import type { Escalation, History, Stored } from '../history/history.ts'

/** The whole log of a long run takes its time. */
const patienceMs = 300_000

export interface LogAddress { databaseUrl: string; masterKey: Buffer }

async function withDatabase<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: patienceMs, query_timeout: patienceMs })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export function askDatabase<T extends object>(databaseUrl: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  return withDatabase(databaseUrl, async (client) => (await client.query(sql, [...values])).rows as T[])
}

export async function topOf(databaseUrl: string, roomId: Id): Promise<number> {
  const [row] = await askDatabase<{ n: number | string }>(databaseUrl, 'select last_seq as n from places where id = $1', [roomId])
  return Number(row?.n ?? 0)
}

interface Row { place: string; seq: string; id: string; rowId: string; kind: string; byVisit: string | null; sealed: Buffer | null; conversationId: string; sealedKey: Buffer | null; us: string | null }

/** @param isTimed ask which commit was when; the rig's own server keeps that, an embedded node's does not */
export async function lookIntoLog(history: History, { databaseUrl, masterKey }: LogAddress, rooms: readonly Id[], idOf: (text: string) => string | null, isTimed = true): Promise<void> {
  const keys = makeKeyRing(masterKey)
  const rows = await askDatabase<Row>(
    databaseUrl,
    `select e.place_id as place, e.seq, e.client_id as id, e.id as "rowId", e.kind, e.author_visit as "byVisit", e.sealed, e.conversation_id as "conversationId", c.sealed_key as "sealedKey",
       ${isTimed ? "(extract(epoch from pg_xact_commit_timestamp(e.xmin)) * 1000000)::bigint" : 'null'} as us
     from entries e join conversations c on c.id = e.conversation_id where e.place_id = any($1) order by e.place_id, e.seq`,
    [rooms],
  )
  const wordsOf = (row: Row): string => {
    const key = row.sealedKey ? keys.open(row.conversationId, row.sealedKey) : null
    const shown = viewEntry(key, { ...row, id: row.rowId, seq: Number(row.seq) } as never, { isStaff: true })
    return shown.kind === 'message' ? (idOf(shown.text) ?? 'other words') : 'does not open'
  }
  for (const row of rows) {
    const isLine = row.kind === 'message' && row.byVisit !== null
    const says = isLine ? wordsOf(row) : null
    const stored: Stored = { place: row.place, seq: Number(row.seq), id: row.id, isLine, says, committedAt: row.us === null ? null : Number(row.us) }
    history.stored.push(stored)
  }
}

/** Asks again and again: it is seen within a millisecond or two. Given up after a while, as the raise may never come to be. */
export function untilRaised(databaseUrl: string, raiseId: Id): Promise<void> {
  return withDatabase(databaseUrl, async (client) => {
    const givenUpAt = performance.now() + patienceMs
    while (performance.now() < givenUpAt && (await client.query('select 1 from raises where raise_id = $1', [raiseId])).rowCount === 0);
  })
}

/** Has anybody outside the house been told of it, as far as is noted? */
export async function isToldOutside(databaseUrl: string, raiseId: Id): Promise<boolean> {
  const told = await askDatabase(databaseUrl, 'select 1 from raises r join notices n on n.escalation_id = r.escalation_id where r.raise_id = $1 and n.delivered_at is not null', [raiseId])
  return told.length > 0
}

/** @param nameOf who a visit is */
export async function lookAtEscalations(databaseUrl: string, nameOf: (visitId: Id) => string): Promise<Escalation[]> {
  const rows = await askDatabase<{ id: string; visitId: string; raiseIds: string[]; notices: number; delivered: number }>(
    databaseUrl,
    `select e.id, e.visit_id as "visitId", array(select r.raise_id from raises r where r.escalation_id = e.id) as "raiseIds",
       (select count(*)::int from notices n where n.escalation_id = e.id) as notices,
       (select count(*)::int from notices n where n.escalation_id = e.id and n.delivered_at is not null) as delivered
     from escalations e`,
  )
  return rows.map(({ id, visitId, raiseIds, notices, delivered }) => ({ id, by: nameOf(visitId), raiseIds, notices, delivered }))
}
