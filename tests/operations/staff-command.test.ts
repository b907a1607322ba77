// `npm run staff`: the first administrator of a real service, and everyone after.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Client } from 'pg'
import { type FreshDatabase, freshDatabase } from '#tests/setup/database'
import { buildOnce, runBuilt, type ToolEnded } from './built-tool.ts'

const secret = 'c2VjcmV0LWtleS1mb3ItdGVzdHMtb25seS0hISEhISE='
const key = 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k='

let database: FreshDatabase
let dataDir: string
beforeAll(async () => {
  await buildOnce('staff')
  database = await freshDatabase({ isEmpty: true })
  dataDir = mkdtempSync(join(tmpdir(), 'engawa-staff-'))
})
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  await database.drop()
})

function staff(words: string[], env: NodeJS.ProcessEnv = {}): Promise<ToolEnded> {
  const production = {
    MODE: 'production',
    PUBLIC_URL: 'https://engawa.example',
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ENGAWA_MASTER_KEY: key,
  }
  return runBuilt('staff', words, { ...production, ...env })
}

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

const passwordIn = (out: string) => /^\S+ {2}([a-z0-9]{4}(?:-[a-z0-9]{4}){3})$/m.exec(out)?.[1]

describe('the staff command', () => {
  test('[OP15] makes the first administrator on an empty database: the password stands on the terminal once and nowhere else', async () => {
    const { code, out, err } = await staff(['add', 'admin', '--name', '運営', '--roles', 'manager,supervisor', '--totp'])
    expect([code, err]).toEqual([0, ''])
    const password = passwordIn(out) ?? ''
    expect(password).not.toBe('')
    expect(out).toMatch(/^otpauth:\/\/totp\/Engawa:admin\?issuer=Engawa&secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/m)
    const [row] = await ask('select login, shown_name, roles, is_demo, password_hash, sealed_totp is not null as totp from staff')
    expect(row).toMatchObject({ login: 'admin', shown_name: '運営', roles: ['manager', 'supervisor'], is_demo: false, totp: true })
    expect(JSON.stringify(await ask('select t::text from staff t union all select t::text from audit t'))).not.toContain(password)
    expect((await ask('select count(*)::int as n from help_lines'))[0]?.n).toBeGreaterThan(5)
  })

  test('[OP15] lists who there is, without anything secret', async () => {
    const { code, out } = await staff(['list'])
    expect(code).toBe(0)
    expect(out).toBe('admin  運営  manager,supervisor  totp\n')
  })

  test('[OP15] makes a new password, which ends the sessions of the old one; then disables, for good', async () => {
    await ask(
      "insert into staff_sessions (id_hash, staff_id, created_at, seen_at, expires_at) select '\\x01', id, now(), now(), now() + interval '1 hour' from staff",
    )
    const renewed = await staff(['password', 'admin'])
    expect(passwordIn(renewed.out)).toBeTruthy()
    expect((await ask('select count(*)::int as n from staff_sessions where ended_at is null'))[0]?.n).toBe(0)
    expect((await staff(['disable', 'admin'])).code).toBe(0)
    expect((await staff(['list'])).out).toContain('停止 disabled')
    for (const words of [
      ['disable', 'admin'],
      ['password', 'admin'],
      ['disable', 'nobody'],
    ]) {
      const { code, err, out } = await staff(words)
      expect([code, out], words.join(' ')).toEqual([1, ''])
      expect(err, words.join(' ')).toContain(words[1])
    }
    expect((await ask('select action from audit order by id')).map(({ action }) => action)).toEqual([
      'staff_added',
      'staff_password_renewed',
      'staff_disabled',
    ])
  })

  test('[OP15] refuses a taken login and wrong usage with a sentence, and changes nothing', async () => {
    for (const [words, sentence] of [[['add', 'admin', '--name', 'だれか', '--roles', 'host'], 'is taken'], [['add', 'who', '--name', 'だれか', '--roles', 'king'], '--roles']] as const) {
      const { code, err, out } = await staff([...words])
      expect([code, out], words.join(' ')).toEqual([sentence === 'is taken' ? 1 : 2, ''])
      expect(err, words.join(' ')).toContain(sentence)
      expect(err).not.toMatch(/^\s+at /m)
    }
    expect((await ask('select count(*)::int as n from staff'))[0]?.n).toBe(1)
  })

  test('[CR5] with another key changes nothing', async () => {
    const { code, err } = await staff(['add', 'who', '--name', 'だれか', '--roles', 'host'], { ENGAWA_MASTER_KEY: secret })
    expect(code).toBe(1)
    expect(err).toContain('MASTER_KEY_FILE')
    expect(err).not.toContain(secret)
    expect((await ask('select count(*)::int as n from staff'))[0]?.n).toBe(1)
  })

  test('[OP15] makes no house of practice by accident: a fresh folder is left as it was', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'engawa-fresh-'))
    const { code, err } = await staff(['add', 'who', '--name', 'だれか', '--roles', 'host'], {
      MODE: 'demo',
      DATABASE_URL: '',
      DATA_DIR: fresh,
      ENGAWA_MASTER_KEY: '',
    })
    expect(code).toBe(2)
    expect(err).toContain('MODE=production')
    expect(readdirSync(fresh)).toEqual([])
    rmSync(fresh, { recursive: true, force: true })
    const { code: demoCode } = await staff(['list'], { MODE: 'demo', DATA_DIR: join(dataDir, 'none') })
    expect(demoCode).toBe(1)
    expect(existsSync(join(dataDir, 'none', 'demo-people'))).toBe(false)
  })
})
