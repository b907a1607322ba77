// The Store port on PostgreSQL: what the schema itself refuses, and what migrating promises.
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSettings } from '#server/settings'
import { migrate } from '#server/storage/postgres/migrate'
import { makePool } from '#server/storage/postgres/pool'
import { makeStore } from '#server/storage/postgres/store'
import { freshDatabase, type FreshDatabase } from '#tests/setup/database'

let database: FreshDatabase
let client: Client
beforeEach(async () => {
  database = await freshDatabase()
  client = new Client(database.url)
  await client.connect()
})
afterEach(async () => {
  await client.end()
  await database.drop()
})

describe('the schema', () => {
  it('[OP6] is brought to the newest state once, also by several processes at the same time', async () => {
    const empty = await freshDatabase({ isEmpty: true })
    const results = await Promise.allSettled([migrate(empty.url), migrate(empty.url), migrate(empty.url)])
    await migrate(empty.url)
    const there = new Client(empty.url)
    await there.connect()
    const { rows } = await there.query('select count(*)::int as n, count(distinct name)::int as names from schema_migrations')
    await there.end()
    await empty.drop()
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    expect(rows[0].n).toBe(rows[0].names)
  })

  it('[RE3] audit rows and escalation moves can be added, and neither changed, emptied nor taken away', async () => {
    await client.query("insert into audit (at, action) values (now(), 'test')")
    await expect(client.query("update audit set action = 'other'")).rejects.toThrow(/append-only/)
    await expect(client.query('delete from audit')).rejects.toThrow(/append-only/)
    await expect(client.query('truncate audit')).rejects.toThrow(/truncated/)
    const { rows } = await client.query("select tgrelid::regclass::text as on_table from pg_trigger where tgname = 'moves_append_only'")
    expect(rows).toEqual([{ on_table: 'escalation_moves' }])
  })

  it('[OP7] settings have defaults for what is missing, and refuse by name what is not of their shape', async () => {
    expect(readSettings({})).toMatchObject({ listeningBoxMs: 50 * 60_000, breakMs: 10 * 60_000, ladderMs: [60_000, 180_000, 300_000], passMs: 15 * 60_000 })
    expect(() => readSettings({ passMs: 60 * 60_000 })).toThrow(/passMs/)
    expect(() => readSettings({ ladderMs: [] })).toThrow(/ladderMs/)
  })

  it('[OP16] commits are durable: fsync, full page writes and synchronous commit are on', async () => {
    const { rows } = await client.query("select current_setting('fsync') as a, current_setting('full_page_writes') as b, current_setting('synchronous_commit') as c")
    expect(rows).toEqual([{ a: 'on', b: 'on', c: 'on' }])
  })
})

describe('a transaction', () => {
  it('[WI13] of what it asks in one breath all is answered in its order; where a part fails nothing stands, not even what another part asks after it', async () => {
    const store = makeStore(makePool(database.url), { now: () => 0 }, () => undefined)
    const keys = async () => (await store.records.settings()).map(({ key }) => key).filter((key) => key.startsWith('test.')).sort()
    const seen: string[] = []
    await store.transact(async (tx) => {
      await Promise.all(['test.a', 'test.b', 'test.c'].map((key) => tx.records.setSetting(key, 1).then(() => seen.push(key))))
    })
    expect([seen, await keys()]).toEqual([['test.a', 'test.b', 'test.c'], ['test.a', 'test.b', 'test.c']])
    let goingOn: Promise<unknown> = Promise.resolve()
    await expect(store.transact(async (tx) => {
      goingOn = tx.records.setSetting('test.d', 1).then(() => tx.records.setSetting('test.e', 1))
      await Promise.all([Promise.reject(new Error('a part failed')), goingOn])
    })).rejects.toThrow('a part failed')
    await expect(goingOn).rejects.toThrow(/over/)
    expect(await keys()).toEqual(['test.a', 'test.b', 'test.c'])
    await store.close()
  })
})
