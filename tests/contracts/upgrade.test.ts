// Every schema that has landed is kept as a small database, with one evening of ours in it, and must come up to the newest.
// A new migration brings its own: ENGAWA_KEEP_SCHEMA=1 npx vitest run tests/contracts/upgrade.test.ts
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { migrate } from '#server/storage/postgres/migrate'
import { freshDatabase } from '#tests/setup/database'
import { Evening } from '#tests/support/evening'
import { MovingClock } from '#tests/support/moving-clock'

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url))
const migrations = readdirSync(fileURLToPath(new URL('../../server/storage/postgres/migrations/', import.meta.url))).filter((name) => name.endsWith('.sql')).map((name) => name.slice(0, 4)).sort()
const fileOf = (migration: string) => `${folder}database-${migration}.sql`

/** One evening, small and whole: a room with talk, a whisper, a session and an escalation. */
async function keep(file: string): Promise<void> {
  const evening = await Evening.begin()
  const { roomId } = await evening.openRoom()
  const visitor = await evening.seated('こいし', roomId)
  await visitor.say(roomId, '三日ぶりに窓をあけました。')
  const supporter = await evening.staff('かえで', 'peer_supporter')
  await supporter.ask('shift:start')
  const { listeningId } = await visitor.ask('listening:ask', { clientId: crypto.randomUUID(), fromPlaceId: roomId, ageBand: 'unsaid', wish: 'talk' })
  await supporter.ask('listening:take')
  await visitor.ask('listening:answer', { listeningId, answer: 'go' })
  await supporter.say(listeningId, '来てくれて、ありがとうございます。')
  await visitor.ask('help:ask', { raiseId: crypto.randomUUID(), placeId: listeningId })
  const dump = execFileSync('pg_dump', ['--inserts', '--no-owner', '--no-privileges', evening.databaseUrl], { encoding: 'utf8' })
  writeFileSync(file, dump.split('\n').filter((line) => !/^(\\|--|SET |SELECT pg_catalog\.set_config)/.test(line)).join('\n').replace(/\n{3,}/g, '\n\n'))
  await evening.end()
}

async function columnsOf(url: string): Promise<string[]> {
  const client = new Client(url)
  await client.connect()
  const { rows } = await client.query("select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line from information_schema.columns where table_schema = 'public' order by 1")
  const functions = await client.query("select md5(prosrc) as line from pg_proc where pronamespace = 'public'::regnamespace order by proname")
  await client.end()
  return [...rows, ...functions.rows].map(({ line }) => line as string)
}

async function columnsOfNew(): Promise<string[]> {
  const database = await freshDatabase()
  const columns = await columnsOf(database.url)
  await database.drop()
  return columns
}

describe('schemas that have landed', () => {
  it('[OP19] the newest schema is kept as a small database', async () => {
    const newest = fileOf(migrations.at(-1) ?? '')
    if (process.env.ENGAWA_KEEP_SCHEMA) await keep(newest)
    expect(existsSync(newest), `missing ${newest}: see the head of this file`).toBe(true)
  })

  for (const name of readdirSync(folder).filter((each) => each.endsWith('.sql'))) {
    it(`[OP19] ${name} comes up to the newest schema, and an evening goes on in it`, async () => {
      const database = await freshDatabase({ isEmpty: true })
      const client = new Client(database.url)
      await client.connect()
      await client.query(readFileSync(folder + name, 'utf8'))
      await client.end()
      await migrate(database.url)
      // A migration that has landed is not edited any more: what comes up is what a new house gets.
      expect(await columnsOf(database.url)).toEqual(await columnsOfNew())
      const evening = await Evening.on(database.url, () => database.drop(), new MovingClock(), {})
      const [room] = await evening.context.store.rooms.all()
      expect(room).toMatchObject({ name: 'ほしの間', state: 'open' })
      const guest = await evening.visitor('あまおと')
      const place = await guest.ask('room:enter', { roomId: room?.id ?? '', nickname: 'あまおと', mark: 'snow', isWatching: false })
      expect(place.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))).toEqual(['三日ぶりに窓をあけました。'])
      await guest.say(room?.id ?? '', 'つづきから')
      const { rows } = await evening.context.pool.query("select count(*)::int as n from escalations where state = 'raised'")
      expect(rows).toEqual([{ n: 1 }])
      await evening.end()
    })
  }
})
