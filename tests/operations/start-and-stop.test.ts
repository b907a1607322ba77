// The whole process, as an operator meets it: starting cold and warm, stopping, being killed (OP1–OP5, OP14).
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { layoutOf } from '#server/storage/postgres/embedded/cluster'
import { until } from '#tests/support/until'
import { House, isReady, makeTree } from './real-house.ts'

/** Run within the process: as it ends it says the methods of which built-in classes V8 keeps in a slow table. */
const tellsSlow = `import { setFlagsFromString } from 'node:v8'
setFlagsFromString('--allow-natives-syntax')
const isQuick = new Function('methods', 'return %HasFastProperties(methods)')
const slow = () => [String, Number, Array, Object, Function, RegExp, Map, Set, Promise, Date, Uint8Array, Buffer].filter((each) => !isQuick(each.prototype)).map(({ name }) => name)
process.on('exit', () => console.error('slow:', slow().join(' ') || 'none'))`

describe('the process', () => {
  let tree: string
  let house: House

  beforeAll(() => {
    tree = makeTree({ isBuilt: false })
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

  test('[OP1] a tree that was never built opens from another folder; the second start builds nothing and takes less than 3 s of work', async () => {
    const cold = await house.open()
    expect(cold.run.err).toContain('組み立てました')
    expect((await fetch(`${cold.url}/`)).status).toBe(200)
    await until('the address is printed', () => cold.run.out.includes(`http://localhost:${new URL(cold.url).port}`), 30_000)
    cold.run.child.kill('SIGTERM')
    await cold.run.ended

    // The screening's lists were put together by the build (WL7): without them each start would work half a second longer.
    expect(readdirSync(join(tree, 'dist/server')).filter((name) => name.endsWith('.book'))).toHaveLength(1)
    const warm = await house.open()
    expect(warm.run.err).not.toContain('組み立て')
    const workMs = warm.run.processorMs()
    expect(workMs).toBeGreaterThan(0)
    expect(workMs).toBeLessThan(3_000)
    console.log(
      `cold start with build ${(cold.readyMs / 1000).toFixed(1)} s, second start ${(warm.readyMs / 1000).toFixed(2)} s (${(workMs / 1000).toFixed(2)} s of work)`,
    )
  })

  test('[OP26] with everything loaded, what all code asks of strings, lists and objects is still found the quick way', async () => {
    // The test before has built the tree: a build in the same process goes through so much that it would set things right by chance.
    const { run } = await house.open({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tellsSlow)}` })
    run.child.kill('SIGTERM')
    expect((await run.ended).said).toContain('slow: none')
  })

  test('[OP3] the database is reached on loopback with a password only, and the app owns nothing but its own database', async () => {
    await house.open()
    expect(statSync(layoutOf(house.dataDir).passwordFile).mode & 0o777).toBe(0o600)
    expect(statSync(layoutOf(house.dataDir).cluster).mode & 0o077).toBe(0)
    const [settings] = await house.query(`select current_setting('listen_addresses') as listens, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commits, current_setting('full_page_writes') as pages, current_setting('TimeZone') as zone,
      current_setting('server_encoding') as encoding, (select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user) as rights`)
    expect(settings).toEqual({
      listens: '127.0.0.1',
      fsync: 'on',
      commits: 'on',
      pages: 'on',
      zone: 'UTC',
      encoding: 'UTF8',
      rights: false,
    })
  })

  test.each(['SIGTERM', 'Ctrl-C'])('[OP5] %s closes the house and its database in order', async (how) => {
    const { run, url } = await house.open()
    expect(house.databasePid()).toBeGreaterThan(1)
    if (how === 'Ctrl-C') run.pressCtrlC()
    else run.child.kill('SIGTERM')
    const { code } = await run.ended
    expect(code).toBe(0)
    expect(house.databasePid()).toBeUndefined()
    expect(await isReady(url)).toBe(false)
  })

  test('[OP5] what was committed survives a restart and a kill -9', async () => {
    const first = await house.open()
    await house.query('create table kept (line text)')
    await house.query(`insert into kept values ('before the restart')`)
    first.run.child.kill('SIGTERM')
    await first.run.ended

    const second = await house.open()
    await house.query(`insert into kept values ('before the kill')`)
    second.run.child.kill('SIGKILL')
    await second.run.ended

    await house.open()
    expect(await house.query('select line from kept')).toEqual([{ line: 'before the restart' }, { line: 'before the kill' }])
  })

  test('[OP4] the database that a kill -9 leaves behind is stopped and another takes its place', async () => {
    const first = await house.open()
    const orphan = house.databasePid()
    first.run.child.kill('SIGKILL')
    await first.run.ended
    expect(house.databasePid()).toBe(orphan)

    await house.open()
    expect(house.databasePid()).toBeGreaterThan(1)
    expect(house.databasePid()).not.toBe(orphan)
  })

  test('[OP4] a second Engawa on the same data is refused with a sentence, and the first goes on', async () => {
    const { url } = await house.open()
    const database = house.databasePid()
    const { code, said } = await house.start({ PORT: '0' }).ended
    expect(code).toBe(1)
    expect(said).toContain('DATA_DIR')
    expect(said).toContain('already running')
    expect(said).not.toMatch(/^\s+at /m)
    expect(house.databasePid()).toBe(database)
    expect(await isReady(url)).toBe(true)
  })

  test('[OP14] a database that dies is started again, and the house is ready again by itself', async () => {
    const { url } = await house.open()
    const died = house.databasePid() ?? 0
    process.kill(died, 'SIGKILL')
    await until('another database runs', () => house.databasePid() !== undefined && house.databasePid() !== died, 30_000)
    await until('the house is ready again', () => isReady(url), 30_000)
    expect(await house.query('select 1 as one')).toEqual([{ one: 1 }])
  })

  test('[OP2] the programs run where their package may not be entered and its links are missing', async () => {
    const folder = statSync(tree)
    expect(folder.mode & 0o077).toBe(0)
    await house.open()
    const [row] = (await house.query(`select version() as version, pg_backend_pid() as pid`)) as { version: string }[]
    expect(row?.version).toContain('PostgreSQL 15')
    expect(statSync(join(house.dataDir, 'database', 'cluster')).uid).not.toBe(0)
  })
})
