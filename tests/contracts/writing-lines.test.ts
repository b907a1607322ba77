// A line that comes alone is written by a statement of its own. What it may not do there, it may not do among others, and the other
// way round: every reason against a line, asked both ways.
import { randomBytes, randomUUID } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeEntryWriter, postEntries } from '#server/storage/postgres/entry-writer'
import { askerOf, makePool } from '#server/storage/postgres/pool'
import { makeStore } from '#server/storage/postgres/store'
import { makeTalkLine, type TalkLine } from '#server/storage/postgres/talk-line'
import type { NewEntry } from '#server/storage/ports'
import { freshDatabase, type FreshDatabase } from '#tests/setup/database'

const now = Date.UTC(2026, 10, 20, 12)
const area = randomUUID()
let database: FreshDatabase
let client: Client
let pool: Pool
let talk: TalkLine
beforeAll(async () => {
  database = await freshDatabase()
  client = new Client(database.url)
  await client.connect()
  pool = makePool(database.url)
  // As the store does: the database may be dropped before the last connection has said goodbye.
  pool.on('error', () => undefined)
  talk = makeTalkLine(pool)
})
afterAll(async () => {
  await talk.close()
  await pool.end()
  await client.end()
  await database.drop()
})

/** A room with somebody seated, and a line of theirs; `alter` makes one thing different. */
async function lineWhere(alter: string, change: Partial<NewEntry> = {}): Promise<NewEntry> {
  const line = await lineIn(client, change)
  const { placeId: place, visitId: visit } = line
  if (alter === 'said before') await postEntries(askerOf(client, () => undefined), [{ ...line, id: randomUUID() }], now - 500)
  else if (alter === 'spoke just now') await postEntries(askerOf(client, () => undefined), [{ ...line, id: randomUUID(), clientId: randomUUID() }], now - 500)
  else if (alter) await client.query(alter.replaceAll(':place', `'${place}'`).replaceAll(':visit', `'${visit}'`).replaceAll(':now', `'${new Date(now).toISOString()}'::timestamptz`))
  if (alter === 'spoke just now') await client.query(`update conversations set slow_ms = 60000 where place_id = '${place}'`)
  return line
}

async function lineIn(client: Client, change: Partial<NewEntry> = {}): Promise<NewEntry> {
  const [place, conversation, visit] = [randomUUID(), randomUUID(), randomUUID()]
  const at = new Date(now - 1_000)
  await client.query("insert into areas (id, name) values ($1, 'ここ') on conflict do nothing", [area])
  await client.query("insert into places (id, area_id, kind) values ($1, $2, 'room')", [place, area])
  await client.query("insert into conversations (id, place_id, state, sealed_key, first_seq, opened_at) values ($1, $2, 'open', $3, 1, $4)", [conversation, place, randomBytes(60), at])
  await client.query('insert into visits (id, area_id, secret_hash, created_at, expires_at) values ($1, $2, $3, $4, $5)', [visit, area, randomBytes(32), at, new Date(now + 60_000)])
  await client.query("insert into seats (id, conversation_id, visit_id, mark, is_watching, entered_at, seen_at) values ($1, $2, $3, 'leaf', false, $4, $4)", [randomUUID(), conversation, visit, at])
  return { id: randomUUID(), placeId: place, conversationId: conversation, visitId: visit, clientId: randomUUID(), kind: 'message', audience: 'everyone', sealed: randomBytes(40), isPaced: true, ...change }
}

const cases: [why: string, alter: string, outcome: string, change?: Partial<NewEntry>][] = [
  ['nothing stands against it', '', 'posted'],
  ['it was said before', 'said before', 'repeat'],
  ['the visit is over', 'update visits set ended_at = :now where id = :visit', 'signed_out'],
  ['the visit ran out this moment', 'update visits set expires_at = :now where id = :visit', 'signed_out'],
  ['the seat is left', 'update seats set left_at = :now where visit_id = :visit', 'not_seated'],
  ['no seat was ever taken', 'delete from seats where visit_id = :visit', 'not_seated'],
  ['its writer rests', "update seats set rest_until = :now + interval '1 second' where visit_id = :visit", 'asked_to_rest'],
  ['its writer rested until this moment', 'update seats set rest_until = :now where visit_id = :visit', 'posted'],
  ['the room is paused', "update conversations set state = 'paused' where place_id = :place", 'paused'],
  ['the room is paused, and it is a whisper', "update conversations set state = 'paused' where place_id = :place", 'posted', { kind: 'whisper', audience: 'staff' }],
  ['the room rests', "update conversations set state = 'resting' where place_id = :place", 'resting'],
  ['the room is closed', "update conversations set state = 'closed', closed_at = :now where place_id = :place", 'closed'],
  ['its key is forgotten', 'update conversations set sealed_key = null where place_id = :place', 'closed'],
  ['the room is quiet', 'update places set quiet_since = :now where id = :place', 'quiet'],
  ['the room is quiet, and it is a stamp', 'update places set quiet_since = :now where id = :place', 'posted', { kind: 'stamp' }],
  ['the room is slow, and its writer spoke just now', 'spoke just now', 'slow'],
  ['the room is slow, and its writer has not spoken', 'update conversations set slow_ms = 60000 where place_id = :place', 'posted'],
  ['it belongs to another conversation', '', 'closed', { conversationId: randomUUID() }],
]

describe('writing a line', () => {
  it.each(cases)('[ME2] alone or among others it is judged the same where %s', async (_why, alter, outcome, change) => {
    const asker = askerOf(client, () => undefined)
    const alone = await lineWhere(alter, change)
    const among = await lineWhere(alter, change)
    const write = makeEntryWriter(talk.ask, () => now)
    const [first, second] = [await write(alone), await postEntries(asker, [await lineWhere(''), among], now)]
    expect([first.outcome, second[1]?.outcome]).toEqual([outcome, outcome])
    expect(first.seq).toBe(second[1]?.seq)
    // Written together on the connection of talk they are judged so too.
    const [other, third] = [await lineWhere(''), await lineWhere(alter, change)]
    const [, , last] = await Promise.all([write(other), write(await lineWhere('')), write(third)])
    expect(last).toEqual({ ...second[1], seq: first.seq })
    // A number nobody got is not left out.
    const { rows } = await client.query('select p.last_seq as last, coalesce(max(e.seq), 0) as most, count(e.seq) as n from places p left join entries e on e.place_id = p.id where p.id = any($1) group by p.id', [[alone.placeId, among.placeId]])
    for (const { last, most, n } of rows) expect([most, n]).toEqual([last, last])
  })

  it.each([['one planned while the house was small reads the whole room', Infinity, true], ['it is planned anew now and then, and reads one', 0, false]] as const)('[ME3] a line said again is looked for by what keeps it single, also in a house that grew large since it began: %s', async (_how, lastMs, readsAll) => {
    const [small, grown] = [200, 5_000]
    const own = await freshDatabase()
    const [asking, its] = [new Client(own.url), makePool(own.url)]
    its.on('error', () => undefined)
    await asking.connect()
    const line = makeTalkLine(its, lastMs)
    try {
      await asking.query('alter table entries set (autovacuum_enabled = off)')
      const said = await lineIn(asking)
      const others = await Promise.all([lineIn(asking), lineIn(asking)])
      const write = makeEntryWriter(line.ask, () => now)
      const sayAgain = () => Promise.all([said, ...others].map((each) => write({ ...each, id: randomUUID() })))
      const growTo = (most: number) => asking.query("insert into entries (place_id, seq, id, conversation_id, kind, audience, author_visit, author_key, client_id, at) select $1::uuid, -n, gen_random_uuid(), $2::uuid, 'message', 'everyone', $3::uuid, $3::uuid, gen_random_uuid(), now() from generate_series(1, $4::int) n on conflict do nothing", [said.placeId, said.conversationId, said.visitId, most])
      // Said before it, as most is. Few enough for either index, and already a page more in the wider one.
      await growTo(small)
      await sayAgain()
      await sayAgain()
      await growTo(grown)
      const readByPlace = async () => {
        // What a session has counted it tells at once when asked to.
        await line.ask({ name: 'count', text: 'select pg_stat_force_next_flush()' }, [])
        await line.ask({ name: 'counted', text: 'select 1' }, [])
        return Number((await asking.query("select idx_tup_read as n from pg_stat_user_indexes where indexrelname = 'entries_pkey'")).rows[0].n)
      }
      const before = await readByPlace()
      expect((await sayAgain()).map(({ outcome }) => outcome)).toEqual(['repeat', 'repeat', 'repeat'])
      expect(await readByPlace() - before > grown).toBe(readsAll)
    } finally {
      await line.close()
      await its.end()
      await asking.end()
      await own.drop()
    }
  })

  /** Another line of the same person. */
  const again = (line: NewEntry): NewEntry => ({ ...line, id: randomUUID(), clientId: randomUUID() })
  const waitsForLock = async () => (await pool.query("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rowCount

  it('[ME2] lines that come together are numbered as they came, each room by itself, with and without one that is refused among them', async () => {
    const write = makeEntryWriter(talk.ask, () => now)
    const [here, there, gone] = [await lineWhere(''), await lineWhere(''), await lineWhere('update visits set ended_at = :now where id = :visit')]
    const stamp: NewEntry = { ...again(here), kind: 'stamp', targetSeq: 1, isPaced: false }
    const whisper: NewEntry = { ...again(there), kind: 'whisper', audience: 'staff', isHeld: true, isPaced: false, sealed: null }
    const together = await Promise.all([here, there, stamp, again(here), whisper].map(write))
    expect(together).toEqual([1, 1, 2, 3, 2].map((seq) => ({ outcome: 'posted', seq, at: now })))
    const among = await Promise.all([again(there), gone, again(here), stamp].map(write))
    expect(among).toEqual([{ outcome: 'posted', seq: 3, at: now }, { outcome: 'signed_out', seq: 0, at: now }, { outcome: 'posted', seq: 4, at: now }, { outcome: 'repeat', seq: 2, at: now }])
    const { rows } = await client.query('select id, kind, audience, is_held as "isHeld", target_seq as "targetSeq", sealed, author_visit as "visitId", author_key as "authorKey", client_id as "clientId", conversation_id as "conversationId" from entries where id = any($1) order by kind', [[stamp.id, whisper.id]])
    const asWritten = ({ id, kind, audience, isHeld = false, targetSeq = null, sealed, visitId, clientId, conversationId }: NewEntry) => ({ id, kind, audience, isHeld, targetSeq, sealed, visitId, authorKey: visitId, clientId, conversationId })
    expect(rows).toEqual([stamp, whisper].map(asWritten))
  })

  it('[ME2] lines that waited together for a place are judged as it is when they have it', async () => {
    const write = makeEntryWriter(talk.ask, () => now)
    const [free, removed] = [await lineWhere(''), await lineWhere('')]
    await client.query('begin')
    await client.query('select 1 from places where id = $1 for no key update', [removed.placeId])
    await client.query('update seats set left_at = $2 where visit_id = $1', [removed.visitId, new Date(now)])
    const waiting = Promise.all([free, removed].map(write))
    await expect.poll(waitsForLock).toBe(1)
    await client.query('commit')
    expect((await waiting).map(({ outcome }) => outcome)).toEqual(['posted', 'not_seated'])
  })

  it('[ME3] two nodes that say the same lines at once, in whatever order, write each once and wait for each other nowhere', async () => {
    const other = makeTalkLine(pool)
    const [here, there] = [makeEntryWriter(talk.ask, () => now), makeEntryWriter(other.ask, () => now)]
    const seats: NewEntry[] = []
    while (seats.length < 12) seats.push(await lineWhere(''))
    for (let round = 0; round < 10; round += 1) {
      const [both, mine, others] = [seats.map(again), seats.map(again), seats.map(again)]
      const [asked, ofOthers] = await Promise.all([Promise.all([...mine, ...both].map(here)), Promise.all([...others, ...both].toReversed().map(there))])
      expect([...asked, ...ofOthers].filter(({ outcome }) => outcome === 'posted')).toHaveLength(3 * seats.length)
      expect(asked.slice(seats.length).map(({ seq }) => seq)).toEqual(ofOthers.slice(0, seats.length).map(({ seq }) => seq).toReversed())
    }
    const { rows } = await client.query('select p.last_seq as last, max(e.seq) as most, count(e.seq) as n from places p join entries e on e.place_id = p.id where p.id = any($1) group by p.id', [seats.map(({ placeId }) => placeId)])
    expect(rows).toEqual(seats.map(() => ({ last: 30, most: 30, n: 30 })))
    await other.close()
  })

  it('[WI13] lines that the database throws away because somebody waited for them, and they for somebody, are written by themselves', async () => {
    const store = makeStore(makePool(database.url), { now: () => now }, () => undefined)
    const [first, second] = [await lineWhere(''), await lineWhere('')].sort((a, b) => (a.placeId < b.placeId ? -1 : 1))
    const take = (placeId = '') => client.query('select 1 from places where id = $1 for no key update', [placeId])
    const clashes = async () => Number((await pool.query('select deadlocks as n from pg_stat_database where datname = current_database()')).rows[0].n)
    const before = await clashes()
    await client.query('begin')
    await take(second?.placeId)
    const writing = Promise.all([first, second].map((line) => store.post(line as NewEntry)))
    await expect.poll(waitsForLock).toBe(1)
    await take(first?.placeId)
    await client.query('commit')
    expect(await writing).toEqual([{ outcome: 'posted', seq: 1, at: now }, { outcome: 'posted', seq: 1, at: now }])
    await expect.poll(clashes).toBe(before + 1)
    await store.close()
  })

  it('[ME1] a line of which the database says nothing is not said to be kept', async () => {
    const write = makeEntryWriter(async () => [], () => now)
    const lines = [await lineWhere(''), await lineWhere('')]
    for (const some of [lines, lines.slice(1)]) expect((await Promise.allSettled(some.map(write))).map(({ status }) => status)).toEqual(some.map(() => 'rejected'))
  })

  it('[WI8] has another connection when its own has fallen, between two lines or under one', async () => {
    const write = makeEntryWriter(talk.ask, () => now)
    const fell = async () => void (await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%post_entry(%' and pid <> pg_backend_pid()"))
    expect((await write(await lineWhere(''))).outcome).toBe('posted')
    await fell()
    // The fall may be noticed only by the line that meets it; it is told so, and the next one is written.
    const met = await write(await lineWhere('')).catch((error: Error) => error)
    if (!(met instanceof Error)) expect(met.outcome).toBe('posted')
    const line = await lineWhere('')
    await client.query('begin')
    await client.query('select 1 from places where id = $1 for update', [line.placeId])
    const waiting = write(line).catch((error: Error) => error)
    await expect.poll(async () => (await client.query("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rowCount).toBe(1)
    await fell()
    expect(await waiting).toBeInstanceOf(Error)
    await client.query('rollback')
    expect((await write(line)).outcome).toBe('posted')
  })
})
