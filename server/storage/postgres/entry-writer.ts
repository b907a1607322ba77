// Group commit (rule ME2): one batch in flight; whatever arrives meanwhile travels together in the next. Each writer is
// answered only after its batch is durable. The same client id asked twice at once is one row and one answer. When a batch leaves is
// told by rounds.ts: the more there is to do the fewer commits it takes.
import type { NewEntry, Posted } from '../ports.ts'
import { at, type Asker } from './pool.ts'
import { makeRounds } from './rounds.ts'
import { bytesList, idsList, listOf, valuesOf, type Statement, type TalkLine } from './talk-line.ts'

const batchMax = 256

const sql = `select * from post_entries($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::boolean[], $10::bigint[], $11::bytea[], $12::boolean[], $13)`

/** Writes rows in one statement inside a transaction, where more must happen with it. */
export async function postEntries(asker: Asker, rows: readonly NewEntry[], now: number): Promise<Posted[]> {
  const column = <K extends keyof NewEntry>(key: K) => rows.map((row) => row[key] ?? null)
  const judged = await asker.rows<{ outcome: Posted['outcome']; seq: number | null; at: number }>(sql, [
    column('id'), column('placeId'), column('conversationId'), column('visitId'), column('staffId'), column('clientId'), column('kind'),
    column('audience'), rows.map((row) => row.isHeld ?? false), column('targetSeq'), column('sealed'), rows.map((row) => row.isPaced ?? false), at(now),
  ])
  return judged.map(({ outcome, seq, at: when }) => ({ outcome, seq: seq ?? 0, at: when }))
}

/** How talk is asked for (talk-line.ts): one question at a time, and its rows as they come. */
type Ask = TalkLine['ask']

const one: Statement = { name: 'line', text: 'select post_entry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)' }
const many: Statement = { name: 'lines', text: 'select seqs, outcomes, ats from post_lines($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)' }
const asText = (value: number | boolean | null): string | null => (value === null ? null : String(value))

async function postMany(ask: Ask, rows: readonly NewEntry[], now: number): Promise<Posted[]> {
  const ids = (key: 'id' | 'placeId' | 'conversationId' | 'visitId' | 'staffId' | 'clientId') => idsList(rows.map((row) => row[key]))
  const list = (key: 'kind' | 'audience' | 'targetSeq') => listOf(rows.map((row) => row[key]))
  // One alone was tried as a plain one before.
  const isPlain = rows.length > 1 && rows.every(({ visitId }) => visitId)
  const [written] = await ask(many, [
    ids('id'), ids('placeId'), ids('conversationId'), ids('visitId'), isPlain ? null : ids('staffId'), ids('clientId'), list('kind'), list('audience'),
    listOf(rows.map(({ isHeld = false }) => isHeld)), list('targetSeq'), bytesList(rows.map(({ sealed }) => sealed)), listOf(rows.map(({ isPaced = false }) => isPaced)), new Date(now).toISOString(),
  ])
  if (!written) throw new Error('lines were not answered')
  const [seqs = [], outcomes, ats] = written.map(valuesOf)
  return rows.map((_row, i) => ({ outcome: (outcomes?.[i] ?? 'posted') as Posted['outcome'], seq: Number(seqs[i]), at: Number(ats?.[i] ?? now) }))
}

/** A visitor's line alone, where nothing stands against it; whatever else is said by the other statement. */
async function postOne(ask: Ask, row: NewEntry, now: number): Promise<Posted[]> {
  const { id, placeId, conversationId, visitId, clientId, kind, audience, isHeld = false, targetSeq = null, sealed, isPaced = false } = row
  if (!visitId) return postMany(ask, [row], now)
  const [written] = await ask(one, [id, placeId, conversationId, visitId, clientId, kind, audience, asText(isHeld), asText(targetSeq), sealed, asText(isPaced), new Date(now).toISOString()])
  const seq = Number(written?.[0] ?? 0)
  return seq > 0 ? [{ outcome: 'posted', seq, at: now }] : postMany(ask, [row], now)
}

type Waiting = { row: NewEntry; key: string; done: (posted: Posted) => void; failed: (error: unknown) => void }

export function makeEntryWriter(ask: Ask, now: () => number, rounds = makeRounds()) {
  let waiting: Waiting[] = []
  const underWay = new Map<string, Promise<Posted>>()
  let isWriting = false

  async function write(): Promise<void> {
    if (isWriting) return
    isWriting = true
    while (waiting.length > 0) {
      await rounds.leave(() => waiting.length)
      const batch = waiting.splice(0, batchMax)
      try {
        const [first] = batch
        const posted = batch.length === 1 && first ? await postOne(ask, first.row, now()) : await postMany(ask, batch.map(({ row }) => row), now())
        batch.forEach((one, i) => one.done(posted[i] as Posted))
      } catch (error) {
        batch.forEach((one) => one.failed(error))
      }
      for (const { key } of batch) underWay.delete(key)
    }
    isWriting = false
  }

  return function post(row: NewEntry): Promise<Posted> {
    const key = `${row.placeId}|${row.visitId ?? row.staffId ?? row.conversationId}|${row.clientId}`
    const known = underWay.get(key)
    if (known) return known.then((posted) => ({ ...posted, outcome: posted.outcome === 'posted' ? 'repeat' : posted.outcome }))
    rounds.came()
    const promise = new Promise<Posted>((done, failed) => waiting.push({ row, key, done, failed }))
    underWay.set(key, promise)
    void write()
    return promise
  }
}
