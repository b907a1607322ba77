// A backup goes out and comes back, by the commands an operator types (OP10, OP11).
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findPostgresTools } from '#server/setup/postgres-tools'
import { StartProblem } from '#server/start-problem'
import { freshDatabase } from '#tests/setup/database'
import { Client } from 'pg'
import { type Ended, House, makeTree, type Run } from './real-house.ts'

describe('backup and restore', () => {
  let tree: string
  let house: House

  beforeAll(() => {
    tree = makeTree()
  })
  afterAll(() => {
    rmSync(tree, { recursive: true, force: true })
  })
  beforeEach(() => {
    house = new House(tree)
  })
  afterEach(async () => {
    await house.tearDown()
  })

  // Typed in a folder of the operator's own: INIT_CWD is what npm tells about it.
  const tool = (name: string, ...words: string[]): Promise<Ended> =>
    house.run(['run.mjs', name, ...words], { INIT_CWD: house.dataDir }).ended
  const file = (name: string): string => join(house.dataDir, name)
  const stop = async (run: Run): Promise<void> => {
    run.child.kill('SIGTERM')
    await run.ended
  }

  test('[OP10] [OP11] what was backed up while running comes back into an empty folder', async () => {
    const { run } = await house.open()
    await house.query('create table kept (line text)')
    await house.query(`insert into kept values ('written while it runs')`)
    const backup = await tool('backup', 'engawa.dump')
    expect(backup).toMatchObject({ code: 0 })
    expect(backup.said).toContain('master.key')
    await stop(run)

    expect(statSync(file('engawa.dump')).mode & 0o777).toBe(0o600)
    expect(readFileSync(file('engawa.dump')).includes(readFileSync(file('master.key'), 'utf8').trim())).toBe(false)
    rmSync(file('database'), { recursive: true })
    rmSync(file('database-password'))
    expect(await tool('restore', 'engawa.dump')).toMatchObject({ code: 0 })
    await house.open()
    expect(await house.query('select line from kept')).toEqual([{ line: 'written while it runs' }])
  })

  test('[OP10] [OP11] a stopped house is backed up too, and a restore replaces everything and keeps what was there', async () => {
    const { run } = await house.open()
    await house.query('create table kept (line text)')
    await house.query(`insert into kept values ('old')`)
    await stop(run)
    expect(await tool('backup', 'engawa.dump')).toMatchObject({ code: 0 })
    expect(house.databasePid()).toBeUndefined()

    const second = await house.open()
    await house.query(`insert into kept values ('new')`)
    await house.query('create table later (line text)')
    await stop(second.run)
    expect(await tool('restore', 'engawa.dump')).toMatchObject({ code: 0 })
    expect(house.databasePid()).toBeUndefined()

    const third = await house.open()
    expect(await house.query('select line from kept')).toEqual([{ line: 'old' }])
    expect(await house.query(`select to_regclass('later') as later`)).toEqual([{ later: null }])
    await stop(third.run)
    const kept = readdirSync(house.dataDir).filter((name) => name.startsWith('before-restore-'))
    expect(kept).toHaveLength(1)
    expect(await tool('restore', kept[0] ?? '', '--discard-current')).toMatchObject({ code: 0 })
    await house.open()
    expect(await house.query('select line from kept order by line')).toEqual([{ line: 'new' }, { line: 'old' }])
  })

  test('[OP11] a restore is refused while Engawa runs', async () => {
    await house.open()
    await house.query('create table kept (line text)')
    expect(await tool('backup', 'engawa.dump')).toMatchObject({ code: 0 })
    const refused = await tool('restore', 'engawa.dump')
    expect(refused.code).toBe(1)
    expect(refused.said).toContain('already running')
    expect(await house.query('select line from kept')).toEqual([])
  })

  test('[OP11] a file that is broken or breaks off changes nothing', async () => {
    const { run } = await house.open()
    await house.query('create table kept as select md5(n::text) as line from generate_series(1, 20000) n')
    expect(await tool('backup', 'whole.dump')).toMatchObject({ code: 0 })
    await house.query(`delete from kept`)
    expect(await tool('backup', 'broken.dump')).toMatchObject({ code: 0 })
    await stop(run)
    truncateSync(file('whole.dump'), statSync(file('whole.dump')).size - 100_000)
    truncateSync(file('broken.dump'), 900)
    for (const name of ['whole.dump', 'broken.dump', 'absent.dump']) {
      const refused = await tool('restore', name, '--discard-current')
      expect(refused.code).toBe(1)
      expect(refused.said).not.toMatch(/^\s+at /m)
    }
    await house.open()
    expect(await house.query('select count(*)::int as lines from kept')).toEqual([{ lines: 0 }])
  })

  test('[OP10] a file that exists is never overwritten, and wrong usage is told with code 2', async () => {
    const { run } = await house.open()
    await stop(run)
    const before = readFileSync(file('master.key'))
    expect(await tool('backup', 'master.key')).toMatchObject({ code: 1 })
    expect(readFileSync(file('master.key'))).toEqual(before)
    expect(await tool('backup')).toMatchObject({ code: 2 })
    expect(await tool('backup', 'a', 'b')).toMatchObject({ code: 2 })
    expect(await tool('nonsense')).toMatchObject({ code: 2 })
    expect(existsSync(file('a'))).toBe(false)
  })

  test('[OP10] [OP11] a database of the operator goes out and comes back by its address', async () => {
    const from = await freshDatabase()
    const to = await freshDatabase({ isEmpty: true })
    const ask = async (url: string, sql: string): Promise<unknown[]> => {
      const client = new Client({ connectionString: url })
      await client.connect()
      try {
        return (await client.query(sql)).rows
      } finally {
        await client.end()
      }
    }
    await ask(from.url, `create table kept as select 'elsewhere' as line`)
    const backup = await house.run(['run.mjs', 'backup', file('far.dump')], { DATABASE_URL: from.url }).ended
    expect(backup).toMatchObject({ code: 0 })
    expect(backup.said).not.toContain(new URL(from.url).password)
    expect(await house.run(['run.mjs', 'restore', file('far.dump')], { DATABASE_URL: to.url }).ended).toMatchObject({ code: 0 })
    expect(await ask(to.url, 'select line from kept')).toEqual([{ line: 'elsewhere' }])
    await from.drop()
    await to.drop()
  })

  test('[OP10] missing PostgreSQL programs are named with the command that installs them', () => {
    const lookNowhere = (): unknown => findPostgresTools(15, ['/nowhere'])
    expect(lookNowhere).toThrow(StartProblem)
    expect(lookNowhere).toThrow('postgresql-client-15')
  })
})
