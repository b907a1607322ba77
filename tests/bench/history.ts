// What talk costs when much was said before: the same house with ten thousand lines and with ten million. Sending, joining and
// catching up, one after the other; processor time of each, database included. As `ours` stands after, as `bare` before.
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Id } from '#shared/ids'
import { type Bench, put } from './bench-plan.ts'
import { binaryRow, copyRows } from './copy-rows.ts'
import { Line } from './line.ts'
import { textOf } from './load.ts'
import { type OurCrowd, gatherOurCrowd, visitorLine } from './our-crowd.ts'
import { type OurServer, startOurServer } from './our-server.ts'

const rooms = 4
const people = 5
const few = 10_000
const times = 300
const chunkRows = 2_000
// As long as the sealed form of a line of 186 bytes.
const sealedBytes = 330
const since2000 = Date.UTC(2000, 0, 1)
const columns = ['place_id', 'seq', 'id', 'conversation_id', 'kind', 'audience', 'author_key', 'client_id', 'is_held', 'sealed', 'at']

const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

interface Kept { placeId: Id; conversationId: Id; lastSeq: number }

/** Lines of one room as rows; their ids are chance, their words cannot be opened, which costs a reader the same every time. */
function* rowsOf({ placeId, conversationId, lastSeq }: Kept, count: number): Iterable<Buffer> {
  const at = Buffer.alloc(8)
  at.writeBigInt64BE(BigInt(Date.now() - since2000) * 1_000n)
  const seq = Buffer.alloc(8)
  const someone = uuidBytes(randomUUID())
  for (let done = 0; done < count; done += chunkRows) {
    const chance = randomBytes(chunkRows * 32 + sealedBytes)
    const chunk: Buffer[] = []
    for (let n = 0; n < Math.min(chunkRows, count - done); n += 1) {
      seq.writeBigInt64BE(BigInt(lastSeq + done + n + 1))
      const ids = chance.subarray(n * 32, n * 32 + 32)
      chunk.push(binaryRow([uuidBytes(placeId), seq, ids.subarray(0, 16), uuidBytes(conversationId), Buffer.from('message'), Buffer.from('everyone'), someone, ids.subarray(16), Buffer.of(0), chance.subarray(-sealedBytes), at]))
    }
    yield Buffer.concat(chunk)
  }
}

/** Fills the open conversations up to so many lines in all. Indexes but the key are made anew afterwards, as one does for so many. */
async function fill(bench: Bench, client: pg.Client, lines: number): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; sql: string }>("select indexname as name, indexdef as sql from pg_indexes where tablename = 'entries' and indexname not in (select conname from pg_constraint)")
  const { rows: places } = await client.query<Kept>('select p.id as "placeId", c.id as "conversationId", p.last_seq::int as "lastSeq" from places p join conversations c on c.place_id = p.id and c.closed_at is null order by p.id')
  const began = performance.now()
  await client.query('alter table entries set (autovacuum_enabled = false)')
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const place of places) {
    const count = Math.max(0, Math.round(lines / places.length) - place.lastSeq)
    await copyRows(client, `entries (${columns.join(', ')})`, rowsOf(place, count))
    await client.query('update places set last_seq = last_seq + $2 where id = $1', [place.placeId, count])
  }
  for (const { sql } of indexes) await client.query(sql)
  await client.query('vacuum (analyze) entries')
  bench.workshop.say(`${lines} lines stand, after ${Math.round((performance.now() - began) / 1_000)} s`)
}

/** Milliseconds of processor time for each, and the median one waits is told beside it. */
async function costOf(bench: Bench, server: OurServer, name: string, work: (n: number) => Promise<unknown>): Promise<number[]> {
  for (let n = 0; n < 30; n += 1) await work(n)
  const rounds: number[] = []
  for (let round = 0; round < bench.rounds; round += 1) {
    const before = server.cpuMs()
    for (let n = 0; n < times; n += 1) await work(30 + round * times + n)
    const after = server.cpuMs()
    rounds.push((after.app - before.app + after.database - before.database) / times)
  }
  bench.workshop.say(`${name}: ${rounds.map((each) => each.toFixed(2)).join(' ')} ms of processor time each`)
  return rounds
}

interface Costs { send: number[]; join: number[]; catchup: number[] }

async function costs(bench: Bench, server: OurServer, crowd: OurCrowd, guests: readonly Line[]): Promise<Costs> {
  const room = (n: number) => crowd.rooms[n % rooms] ?? crowd.rooms[0]
  const placeOf = (n: number): Id => room(n)?.name ?? ''
  const send = await costOf(bench, server, 'send', (n) => room(n)?.speakers[0]?.ask('message:send', { placeId: placeOf(n), clientId: randomUUID(), text: textOf(500_000 + n) }) ?? Promise.resolve())
  const lastSeqs = new Map<Id, number>()
  const guest = (n: number): Line | undefined => guests[n % guests.length]
  const join = await costOf(bench, server, 'join', async (n) => {
    const entered = (await guest(n)?.ask('room:enter', { roomId: placeOf(n), nickname: 'よもぎ', mark: 'leaf', isWatching: false })) as { lastSeq: number } | undefined
    lastSeqs.set(placeOf(n), entered?.lastSeq ?? 0)
  })
  const catchup = await costOf(bench, server, 'catch-up', async (n) => guest(n)?.ask('place:read', { placeId: placeOf(n), afterSeq: Math.max(0, (lastSeqs.get(placeOf(n)) ?? 0) - 50) }))
  return { send, join, catchup }
}

export async function measureHistory(bench: Bench, lines: number): Promise<void> {
  const server = await startOurServer(bench.workshop, rooms)
  const crowd = await gatherOurCrowd(server, people)
  // One for each room: everybody has one seat at a time.
  const guests: Line[] = []
  for (let n = 0; n < rooms; n += 1) guests.push(await visitorLine(server.url))
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  // Lines that come by COPY are told to nobody: what the house says next does not follow on what was heard.
  for (const line of crowd.lines) line.onEvent = () => undefined
  await fill(bench, client, few)
  const before = await costs(bench, server, crowd, guests)
  await fill(bench, client, lines)
  const after = await costs(bench, server, crowd, guests)
  await client.end()
  put(bench, 'growthSend', after.send, before.send)
  put(bench, 'growthJoin', after.join, before.join)
  put(bench, 'growthCatchup', after.catchup, before.catchup)
  bench.counts.faults += crowd.faults.length
  for (const fault of [...new Set(crowd.faults)].slice(0, 3)) bench.workshop.say(`history: ${fault}`)
  for (const line of [...crowd.lines, ...guests]) { line.onClose = () => undefined; line.close() }
  await server.stop()
}
