// `npm run hooks`: from nothing to a telling that arrives, through the terminal only.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '#tests/setup/database'
import { MailReceiver, verifyAt, WebhookReceiver } from '#tests/support/receiver'
import { buildOnce, runBuilt, type ToolEnded } from './built-tool.ts'

const key = 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k='

let database: FreshDatabase
let dataDir: string
let receiver: WebhookReceiver
let post: MailReceiver
beforeAll(async () => {
  await buildOnce('hooks')
  database = await freshDatabase({ isEmpty: true })
  dataDir = mkdtempSync(join(tmpdir(), 'engawa-hooks-'))
  receiver = await new WebhookReceiver().open()
  post = await new MailReceiver().open()
})
afterAll(async () => {
  await receiver.shut()
  await post.shut()
  rmSync(dataDir, { recursive: true, force: true })
  await database.drop()
})

function hooks(words: string[], env: NodeJS.ProcessEnv = {}): Promise<ToolEnded> {
  const production = {
    MODE: 'production',
    PUBLIC_URL: 'https://engawa.example',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ENGAWA_MASTER_KEY: key,
  }
  return runBuilt('hooks', words, { ...production, ...env })
}

const allowed = { ALLOW_PRIVATE_HOOKS: '1' }

describe('the hooks command', () => {
  it('[HO9] adds a webhook and tells its secret once, tries it, lists it without the secret, and removes it', async () => {
    const added = await hooks(['add', 'webhook', receiver.url], allowed)
    expect([added.code, added.err]).toEqual([0, ''])
    const [, id = '', secret = ''] = /^(\S{36}) {2}(whsec_\S{44})$/m.exec(added.out) ?? []
    expect(id).not.toBe('')
    expect(await hooks(['test', id], allowed)).toMatchObject({ code: 0, out: expect.stringContaining('届きました') })
    expect(receiver.types()).toEqual(['hook.tried'])
    const [delivery] = receiver.received
    if (!delivery) throw new Error('nothing received')
    expect(verifyAt(Date.now(), secret, delivery)).toMatchObject({ data: { link: 'https://engawa.example/staff/board' } })
    expect((await hooks(['list'])).out).toBe(`${id}  webhook  ${receiver.url}\n`)
    expect((await hooks(['remove', id])).code).toBe(0)
    expect((await hooks(['list'])).out).toBe('')
    expect(await hooks(['test', id], allowed)).toMatchObject({ code: 2, out: '' })
  })

  it('[HO5] refuses private places and other schemes with the cure, unless they are allowed', async () => {
    for (const url of ['http://127.0.0.1:9/', 'https://localhost/', 'file:///etc/passwd']) {
      const { code, out, err } = await hooks(['add', 'webhook', url])
      expect([code, out], url).toEqual([2, ''])
      expect(err).not.toMatch(/^\s+at |Error:/m)
    }
    expect((await hooks(['add', 'webhook', 'https://127.0.0.1/'])).err).toContain('ALLOW_PRIVATE_HOOKS')
    expect((await hooks(['list'])).out).toBe('')
  })

  it('[HO7] adds an e-mail address and tries it', async () => {
    const { out } = await hooks(['add', 'email', 'toban@example.jp'], { SMTP_URL: post.url, MAIL_FROM: 'engawa@engawa.example' })
    expect(await hooks(['test', out.trim()], { SMTP_URL: post.url, MAIL_FROM: 'engawa@engawa.example' })).toMatchObject({ code: 0 })
    expect(post.received.map(({ to }) => to)).toEqual([['toban@example.jp']])
    expect(post.letters()[0]).toContain('試しの知らせです')
    expect(await hooks(['test', out.trim()])).toMatchObject({ code: 1, err: expect.stringContaining('no_smtp') })
    for (const bad of ['a@b', 'x@example.jp>,y@example.jp'])
      expect((await hooks(['add', 'email', bad])).code, bad).toBe(2)
  })

  it('[HO9] says how it is used when it is used wrongly', async () => {
    for (const words of [[], ['add', 'pigeon', 'x'], ['test', 'a', 'b']]) {
      const { code, err } = await hooks(words)
      expect([code, err.includes('npm run hooks -- add webhook URL')], words.join(' ')).toEqual([2, true])
    }
  })

  it('[HO9] a hook whose secret does not open is said as that when it is tried, with the cure', async () => {
    const id = (await hooks(['add', 'webhook', receiver.url], allowed)).out.slice(0, 36)
    const before = receiver.received.length
    const client = new Client({ connectionString: database.url })
    await client.connect()
    await client.query("update hooks set sealed_secret = '\\x00' where id = $1", [id])
    await client.end()
    const { code, out, err } = await hooks(['test', id], allowed)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('npm run hooks -- remove')
    expect(err).not.toMatch(/起動|could not start|^\s+at /m)
    expect(receiver.received).toHaveLength(before)
    expect((await hooks(['remove', id])).code).toBe(0)
  })
})
