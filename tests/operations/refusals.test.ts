// Every reason not to start: one message, an exit code, no stack trace, no secret (OP9, OP12).
import { randomBytes } from 'node:crypto'
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '#server/storage/postgres/embedded/start-embedded-postgres'
import { migrate } from '#server/storage/postgres/migrate'
import { freshDatabase } from '#tests/setup/database'
import { fillVolume, mountVolume, unmountVolume } from '#tests/support/small-volume'
import { type Ended, House, isReady, makeTree } from './real-house.ts'

const SECRET = 'k3ep-th1s-s3cret'
const PUBLIC = { MODE: 'production', PUBLIC_URL: 'https://engawa.example' }

function expectOneMessage({ code, said }: Ended, ...words: string[]): void {
  expect(code).not.toBe(0)
  expect(code).not.toBe(null)
  for (const word of words) expect(said).toContain(word)
  expect(said).not.toMatch(/^\s+at /m)
  expect(said).not.toContain('node:internal')
  expect(said).not.toContain(SECRET)
}

describe('a start that cannot be', () => {
  let tree: string
  let house: House

  beforeAll(async () => {
    tree = makeTree()
    // Builds once, so that each test below meets nothing but its own problem.
    house = new House(tree)
    await house.run(['start.mjs'], { PORT: 'x' }).ended
    await house.tearDown()
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

  const key = (name: string, text: string, mode = 0o600): string => {
    const file = join(house.dataDir, name)
    writeFileSync(file, text)
    chmodSync(file, mode)
    return file
  }

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['METRICS_PORT', '-1'],
    ['MODE', 'prod'],
    ['DATABASE_URL', `mysql://engawa:${SECRET}@localhost/engawa`],
    ['REDIS_URL', `http://:${SECRET}@localhost`],
    ['SMTP_URL', `user:${SECRET}@host`],
    ['PUBLIC_URL', `https://example.jp/${SECRET}`],
    ['TRUST_PROXY_HOPS', '-1'],
    ['ALLOW_PRIVATE_HOOKS', 'yes'],
    ['ENGAWA_MASTER_KEY', SECRET],
  ])('[OP12] a wrong %s is named with its cure and not repeated (%#)', async (name, value) => {
    const ended = await house.start({ PORT: '0', [name]: value }).ended
    expectOneMessage(ended, name)
    expect(ended.said).toMatch(/[ぁ-ん]/)
  })

  test('[OP12] two wrong settings are named together', async () => {
    expectOneMessage(await house.start({ PORT: 'x', MODE: 'y' }).ended, 'PORT', 'MODE')
  })

  test.each(['PORT', 'METRICS_PORT'])(
    '[OP12] a %s that is taken is named, and the database that was started is stopped again',
    async (name) => {
      const other: Server = createServer()
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
      const taken = String((other.address() as AddressInfo).port)
      const ended = await house.start({ PORT: '0', [name]: taken }).ended
      other.close()
      expectOneMessage(ended, name, taken)
      expect(house.databasePid()).toBeUndefined()
    },
  )

  test('[OP12] a data folder that cannot be written is named', async () => {
    const file = key('a-file', 'not a folder')
    expectOneMessage(await house.start({ PORT: '0', DATA_DIR: join(file, 'data') }).ended, 'DATA_DIR', 'a-file')
  })

  test('[OP12] a database that does not answer is named by its setting', async () => {
    const unused = createServer()
    await new Promise<void>((resolve) => unused.listen(0, '127.0.0.1', resolve))
    const { port } = unused.address() as AddressInfo
    await new Promise((resolve) => unused.close(resolve))
    const ended = await house.start({ PORT: '0', DATABASE_URL: `postgres://engawa:${SECRET}@127.0.0.1:${port}/engawa` }).ended
    expectOneMessage(ended, 'DATABASE_URL')
  })

  test('[OP12] a refused password is told as such, without the password', async () => {
    const database = await freshDatabase()
    const url = Object.assign(new URL(database.url), { password: SECRET }).href
    expectOneMessage(await house.start({ PORT: '0', DATABASE_URL: url }).ended, 'DATABASE_URL', 'password')
    await database.drop()
  })

  test('[OP12] a full disk is named: of the data folder, of a database that cannot even begin a session, of one that is there and takes nothing more', async ({ skip }) => {
    const volume = join(tree, 'volume')
    if (!mountVolume(volume, 200)) skip('this account may not mount a tmpfs')
    try {
      const database = await startEmbeddedPostgres({ dataDir: join(volume, 'data'), log: { info: () => undefined, error: () => undefined } })
      const uses = [async () => undefined, () => migrate(database.url)]
      for (const use of uses) {
        await use()
        const ballast = fillVolume(volume)
        expectOneMessage(await house.start({ PORT: '0', DATABASE_URL: database.url }).ended, 'DATABASE_URL', 'ディスク', 'disk')
        rmSync(ballast)
      }
      await database.stop()
      fillVolume(volume)
      expectOneMessage(await house.start({ PORT: '0', DATA_DIR: join(volume, 'data') }).ended, 'DATA_DIR', 'ディスク', 'disk')
    } finally {
      unmountVolume(volume)
    }
  })

  test('[OP17] a second node on the same database without REDIS_URL says so and does not open; the first goes on', async () => {
    const database = await freshDatabase()
    const first = await house.open({ DATABASE_URL: database.url })
    const second = new House(tree)
    expectOneMessage(await second.start({ PORT: '0', DATABASE_URL: database.url, ENGAWA_MASTER_KEY: randomBytes(32).toString('base64') }).ended, 'REDIS_URL')
    expect(await isReady(first.url)).toBe(true)
    // Killed without a word it lets go by itself: whoever comes next may open.
    first.run.child.kill('SIGKILL')
    await first.run.ended
    const next = await house.open({ DATABASE_URL: database.url })
    expect(await isReady(next.url)).toBe(true)
    await second.tearDown()
    next.run.child.kill('SIGTERM')
    await next.run.ended
    await database.drop()
  })

  test('[OP9] production refuses plain http', async () => {
    expectOneMessage(await house.start({ PORT: '0', MODE: 'production' }).ended, 'PUBLIC_URL', 'https')
    expectOneMessage(await house.start({ PORT: '0', ...PUBLIC, PUBLIC_URL: 'http://engawa.example' }).ended, 'PUBLIC_URL', 'https')
  })

  test('[OP9] production refuses to begin without a key, with a key that others can read, and with a key made for practice', async () => {
    const random = randomBytes(32).toString('base64')
    expectOneMessage(await house.start({ PORT: '0', ...PUBLIC }).ended, 'MASTER_KEY_FILE', 'openssl')
    const open = key('open.key', random, 0o644)
    expectOneMessage(await house.start({ PORT: '0', ...PUBLIC, MASTER_KEY_FILE: open }).ended, 'MASTER_KEY_FILE', 'chmod 600')
    const practice = key('practice.key', `demo-key:${random}`)
    expectOneMessage(await house.start({ PORT: '0', ...PUBLIC, MASTER_KEY_FILE: practice }).ended, 'MASTER_KEY_FILE', 'openssl')
    expectOneMessage(
      await house.start({ PORT: '0', ...PUBLIC, ENGAWA_MASTER_KEY: Buffer.alloc(32).toString('base64') }).ended,
      'ENGAWA_MASTER_KEY',
    )
  })

  test('[OP9] production refuses data that ever held people for practice', async () => {
    const demo = await house.open()
    demo.run.child.kill('SIGTERM')
    await demo.run.ended
    rmSync(join(house.dataDir, 'master.key'))
    const ended = await house.start({ PORT: '0', ...PUBLIC, MASTER_KEY_FILE: key('new.key', randomBytes(32).toString('base64')) }).ended
    expectOneMessage(ended)
    expect(house.databasePid()).toBeUndefined()
  })

  test('[OP9] a lost key is asked for again instead of being replaced', async () => {
    const first = await house.open()
    first.run.child.kill('SIGTERM')
    await first.run.ended
    rmSync(join(house.dataDir, 'master.key'))
    expectOneMessage(await house.start({ PORT: '0' }).ended, 'MASTER_KEY_FILE')
  })
})
