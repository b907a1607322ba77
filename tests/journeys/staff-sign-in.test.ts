// Staff come in: password, one-time code, session; what guessing costs; and how a session ends, everywhere and within a second.
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp, type App } from '#server/app'
import { buildContext } from '#server/build-context'
import { disableStaff } from '#server/identity/disable-staff'
import { addStaff, renewPassword } from '#server/identity/keep-staff'
import { hashPassword, isPassword } from '#server/identity/password'
import { makeLog } from '#server/log'
import { readSettings } from '#server/settings'
import type { LimitName } from '#shared/limits'
import type { StaffView } from '#shared/views'
import { Evening } from '#tests/support/evening'
import { until } from '#tests/support/until'
import { beginEvening, inTalk, usualCast } from './listening-cast.ts'

const minute = 60_000
const hour = 60 * minute

let evening: Evening
beforeAll(async () => { evening = await Evening.begin() })
afterAll(() => evening.end())

const trySignIn = (login: string, password: string, totp?: string, headers: Record<string, string> = {}) =>
  evening.post('/api/staff/sign-in', { login, password, ...(totp === undefined ? {} : { totp }) }, headers)
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code
const me = (cookie: string) => fetch(`${evening.url}/api/staff/me`, { headers: { cookie } })
const audited = async (action: string) => (await evening.context.pool.query('select * from audit where action = $1 order by id', [action])).rows as Record<string, unknown>[]

async function member(login: string, hasTotp = false) {
  const told = await addStaff(evening.context, { areaId: evening.areaId, login, name: `名${login}`.slice(0, 12), roles: ['supervisor'], hasTotp })
  if (!told) throw new Error('login taken')
  const { id } = (await evening.context.store.staff.findByLogin(login)) as { id: string }
  return { ...told, id }
}

function codeAt(uri: string, at: number): string {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: at })
}

describe('signing in', () => {
  it('[ID4] gives a session in a cookie that no script can read and no other site sends, and says who one is', async () => {
    const { login, password, id } = await member('minato')
    const response = await trySignIn(login.toUpperCase(), password)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ staffId: id, name: '名minato', roles: ['supervisor'] } satisfies StaffView)
    const [cookie = '', ...more] = response.headers.getSetCookie()
    expect(more).toEqual([])
    expect(cookie).toMatch(/^engawa-practice=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(((await (await me(cookie.split(';')[0] ?? '')).json()) as StaffView).staffId).toBe(id)
    const { rows } = await evening.context.pool.query('select id_hash from staff_sessions where staff_id = $1', [id])
    expect(rows[0].id_hash).toHaveLength(32)
    expect(JSON.stringify(rows)).not.toContain(cookie.slice(16, 40))
  })

  it('[ID4] over https the cookie is bound to this host: __Host-, Secure, no domain', async () => {
    const { login, password } = await member('tera')
    const origin = 'https://engawa.example'
    const app = createApp(evening.context, { publicUrl: origin, proxyHops: 0, isDemo: false, clientFolder: null })
    const url = `http://127.0.0.1:${await app.listen(0, '127.0.0.1')}`
    const response = await fetch(`${url}/api/staff/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ login, password }) })
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-engawa=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)])
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
    const secret = response.headers.getSetCookie()[0]?.split(/[=;]/)[1] ?? ''
    const asWho = async (cookie: string) => (await fetch(`${url}/api/staff/me`, { headers: { cookie, origin } })).status
    expect([await asWho(`__Host-engawa=${secret}`), await asWho(`engawa-practice=${secret}`)]).toEqual([200, 401])
    await app.close()
  })

  it('[ID5] with a wrong password, an unknown login or a disabled account is one and the same answer', async () => {
    const { login, password, id } = await member('hinata')
    const gone = await member('gone')
    await disableStaff(evening.context, gone.id)
    for (const [name, word] of [[login, `${password}x`], [login, ''], ['nobody-here', password], [gone.login, gone.password], ['__proto__', 'x'], ["' or 1=1 --", 'x']] as const) {
      const response = await trySignIn(name, word)
      expect(response.status, name).toBe(401)
      expect(await response.json(), name).toEqual({ code: 'sign_in_failed' })
      expect(response.headers.getSetCookie()).toEqual([])
      evening.clock.move(minute)
    }
    expect((await trySignIn(login, password)).status).toBe(200)
    expect(await audited('sign_in')).toContainEqual(expect.objectContaining({ staff_id: id, object_id: id }))
  })

  it('[RE4] leaves an audit row for success and failure, without the text that was typed', async () => {
    await trySignIn('typed-by-mistake-secret', 'another-secret-typed')
    const failures = await audited('sign_in_failed')
    expect(failures.length).toBeGreaterThan(0)
    expect(failures.at(-1)).toMatchObject({ staff_id: null, object_id: null, reason_code: 'password', sealed_reason: null })
    expect(JSON.stringify([failures, evening.logged])).not.toMatch(/typed-by-mistake|another-secret/)
  })

  it('[ID5] an unknown login takes as long as a known one', async () => {
    const known = await hashPassword('a password')
    // Work done, not time gone by: what else this machine does falls on neither.
    const workMs: Record<'known' | 'unknown', number> = { known: 0, unknown: 0 }
    await isPassword(undefined, 'warm')
    for (let i = 0; i < 12; i++) {
      for (const [who, passwordHash] of [['known', known], ['unknown', undefined]] as const) {
        const before = process.cpuUsage()
        expect(await isPassword(passwordHash, 'a wrong one')).toBe(false)
        const { user, system } = process.cpuUsage(before)
        workMs[who] += (user + system) / 1_000
      }
    }
    expect(workMs.unknown / workMs.known).toBeGreaterThan(0.6)
    expect(workMs.unknown / workMs.known).toBeLessThan(1.7)
  })

  it('[ID4] never takes over a secret that was there before: a planted one is worth nothing, an earlier session ends', async () => {
    const { login, password } = await member('tane')
    const planted = `engawa-practice=${'P'.repeat(43)}`
    const first = await trySignIn(login, password, undefined, { cookie: planted })
    const firstCookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect(firstCookie).not.toBe(planted)
    expect((await me(planted)).status).toBe(401)
    const second = await trySignIn(login, password, undefined, { cookie: firstCookie })
    expect((await me(firstCookie)).status).toBe(401)
    expect((await me(second.headers.getSetCookie()[0]?.split(';')[0] ?? '')).status).toBe(200)
  })
})

describe('a one-time code', () => {
  it('[ID7] is asked for only after the right password, and is good once, also when two try at the same moment', async () => {
    const { login, password, totpUri } = await member('futae', true)
    expect(await codeOf(await trySignIn(login, 'wrong'))).toBe('sign_in_failed')
    evening.clock.move(2_000)
    expect(await codeOf(await trySignIn(login, password))).toBe('totp_needed')
    expect(await codeOf(await trySignIn(login, password, ''))).toBe('totp_needed')
    const code = codeAt(totpUri ?? '', evening.clock.now())
    const both = await Promise.all([trySignIn(login, password, code), trySignIn(login, password, code)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
    evening.clock.move(minute)
    expect(await codeOf(await trySignIn(login, password, code))).toBe('sign_in_failed')
    expect((await audited('sign_in_failed')).at(-1)).toMatchObject({ reason_code: 'totp' })
  })

  it('[ID7] counts one step to either side, not two; an older one is refused once a newer was used', async () => {
    const { login, password, totpUri } = await member('zure', true)
    const at = (steps: number) => codeAt(totpUri ?? '', evening.clock.now() + steps * 30_000)
    for (const steps of [-2, 2, 3]) {
      expect(await codeOf(await trySignIn(login, password, at(steps))), `${steps} steps`).toBe('sign_in_failed')
      evening.clock.move(hour)
    }
    expect((await trySignIn(login, password, at(-1))).status).toBe(200)
    expect((await trySignIn(login, password, at(1))).status).toBe(200)
    expect(await codeOf(await trySignIn(login, password, at(0)))).toBe('sign_in_failed')
  })

  it('[ID7] of full-width digits with a space is read; anything else is not', async () => {
    const { login, password, totpUri } = await member('zenkaku', true)
    for (const wrong of ['12345', '1234567', 'abcdef', '000000 OR 1', '-12345']) {
      expect(await codeOf(await trySignIn(login, password, wrong)), wrong).toMatch(/sign_in_failed|bad_input/)
      evening.clock.move(hour)
    }
    const code = codeAt(totpUri ?? '', evening.clock.now())
    const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    expect((await trySignIn(login, password, `${wide.slice(0, 3)} ${wide.slice(3)}`)).status).toBe(200)
  })

  it('[CR4] its secret is kept sealed', async () => {
    const { login, totpUri } = await member('fuin', true)
    const row = await evening.context.store.staff.findByLogin(login)
    const secret = Secret.fromBase32(new URL(totpUri ?? '').searchParams.get('secret') ?? '')
    expect(row?.sealedTotp?.includes(Buffer.from(secret.bytes))).toBe(false)
    expect(row?.sealedTotp?.length).toBe(1 + 12 + 16 + 20)
  })
})

describe('guessing', () => {
  let app: App
  let url = ''
  beforeAll(async () => {
    const context = { ...evening.context, settings: { ...evening.context.settings, rates: readSettings({}).rates } }
    app = createApp(context, { publicUrl: null, proxyHops: 1, isDemo: true, clientFolder: null })
    url = `http://127.0.0.1:${await app.listen(0, '127.0.0.1')}`
  })
  afterAll(() => app.close())
  const guess = (login: string, password: string, from: string) =>
    fetch(`${url}/api/staff/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': from }, body: JSON.stringify({ login, password }) })

  it('[ID6] makes each wait longer than the last, and ends after five tries in a quarter of an hour, the right password too', async () => {
    const { login, password } = await member('ategai')
    const waits: number[] = []
    for (let i = 0; i < 4; i++) {
      expect(await codeOf(await guess(login, `wrong-${i}`, '198.51.100.1'))).toBe('sign_in_failed')
      const early = (await (await guess(login, password, '198.51.100.1')).json()) as { code: string; retryInMs: number }
      expect(early.code).toBe('too_fast')
      waits.push(early.retryInMs)
      evening.clock.move(early.retryInMs)
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(await codeOf(await guess(login, 'wrong-5', '198.51.100.1'))).toBe('sign_in_failed')
    evening.clock.move(minute)
    const locked = await guess(login, password, '198.51.100.1')
    expect(locked.status).toBe(429)
    expect(((await locked.json()) as { retryInMs: number }).retryInMs).toBeGreaterThan(10 * minute)
    // Somebody far away guessed; the person at their own desk comes in.
    expect((await guess(login, password, '203.0.113.20')).status).toBe(200)
  })

  it('[ID6] when the counters are broken nobody is let in, and it is said', async () => {
    const { login, password } = await member('kowareta')
    const live = { ...evening.context.live, take: (limit: LimitName, ...rest: [string, number, number]) => (limit.startsWith('sign_in') ? Promise.reject(new Error('the counters are away')) : evening.context.live.take(limit, ...rest)) }
    const broken = createApp({ ...evening.context, live }, { publicUrl: null, proxyHops: 0, isDemo: true, clientFolder: null })
    const brokenUrl = `http://127.0.0.1:${await broken.listen(0, '127.0.0.1')}`
    const response = await fetch(`${brokenUrl}/api/staff/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: brokenUrl }, body: JSON.stringify({ login, password }) })
    expect(response.status).toBe(503)
    expect(await codeOf(response)).toBe('unavailable')
    await broken.close()
  })
})

describe('a session', () => {
  it('[ID9] ends after an hour idle, and after twelve hours in any case', async () => {
    const idle = await evening.signIn('ひま', 'host')
    evening.clock.move(59 * minute)
    expect((await me(idle)).status).toBe(200)
    evening.clock.move(59 * minute)
    expect((await me(idle)).status).toBe(200)
    evening.clock.move(61 * minute)
    expect((await me(idle)).status).toBe(401)
    const long = await evening.signIn('ながい', 'host')
    for (let passed = 0; passed < 11.5 * hour; passed += 30 * minute) {
      expect((await me(long)).status, `${passed / hour} hours`).toBe(200)
      evening.clock.move(30 * minute)
    }
    evening.clock.move(31 * minute)
    expect((await me(long)).status).toBe(401)
  })

  it('[ID9] with a line open is not idle, and its line is closed at the twelve hours', async () => {
    const person = await evening.staff('いぶき', 'host')
    for (let i = 0; i < 23; i++) await evening.later(30 * minute)
    expect(person.socket.connected).toBe(true)
    expect(await person.tryAsk('desk:state', {})).toMatchObject({ ok: true })
    await evening.later(31 * minute)
    await until('the line is closed', () => !person.socket.connected)
    expect(person.lastHeard('staff:signed-out')).toEqual({ reason: 'expired' })
  })

  it('[ID9] is not cut while a talk is held, and is once the talk is over', async () => {
    const night = await beginEvening({ settings: { listeningBoxMs: 24 * hour, visitMs: 48 * hour, passMs: 48 * hour } })
    const { supporter, visitor, listeningId } = await inTalk(night, await usualCast(night))
    for (let i = 0; i < 26; i++) await night.later(30 * minute)
    expect(supporter.socket.connected).toBe(true)
    await supporter.say(listeningId, 'まだここにいます')
    await visitor.ask('listening:stop', { listeningId })
    await night.later(2_000)
    await until('the line is closed', () => !supporter.socket.connected)
    expect(supporter.lastHeard('staff:signed-out')).toEqual({ reason: 'expired' })
    await night.end()
  })

  it('[ID10] signed out ends its own lines and no other sign-in of the same person; again is harmless', async () => {
    const [here, there] = [await evening.staff('すみれ', 'host'), await evening.staff('すみれ', 'host')]
    const cookie = await evening.signIn('すみれ', 'host')
    const other = await evening.staff('みなと二', 'supervisor')
    const hereCookie = (here.socket.io.opts.extraHeaders as Record<string, string>).cookie ?? ''
    const response = await evening.post('/api/staff/sign-out', {}, { cookie: hereCookie })
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie()[0]).toMatch(/^engawa-practice=; Path=\/; Expires=Thu, 01 Jan 1970/)
    await until('the line is closed', () => !here.socket.connected)
    expect(here.lastHeard('staff:signed-out')).toEqual({ reason: 'signed_out' })
    await evening.settle()
    expect([there.socket.connected, other.socket.connected]).toEqual([true, true])
    expect((await me(hereCookie)).status).toBe(401)
    expect((await me(cookie)).status).toBe(200)
    expect((await evening.post('/api/staff/sign-out', {}, { cookie: hereCookie })).status).toBe(200)
    expect((await evening.post('/api/staff/sign-out', {})).status).toBe(200)
  })
})

describe('an account that is disabled', () => {
  it('[ID10] loses its lines, sessions, shift, hosting and looks at once', async () => {
    const { roomId, supervisor } = await evening.openRoom('ほしの間')
    const host = await evening.staff('やめる', 'host')
    await host.ask('shift:start')
    await host.ask('room:host', { roomId })
    const second = await evening.staff('やめる', 'host')
    const id = evening.staffIds.get('やめる') ?? ''
    const from = performance.now()
    expect(await disableStaff(evening.context, id)).toBe(true)
    await until('both lines are closed', () => !host.socket.connected && !second.socket.connected)
    expect(performance.now() - from).toBeLessThan(1_000)
    expect(host.lastHeard('staff:signed-out')).toEqual({ reason: 'disabled' })
    const left = await evening.context.pool.query(
      `select (select count(*) from staff_sessions where staff_id = $1 and ended_at is null) + (select count(*) from shifts where staff_id = $1 and ended_at is null)
         + (select count(*) from hostings where staff_id = $1 and ended_at is null) + (select count(*) from looks where staff_id = $1 and ended_at is null) as n`, [id])
    expect(Number(left.rows[0].n)).toBe(0)
    expect(await audited('staff_disabled')).toContainEqual(expect.objectContaining({ object_id: id }))
    expect(await codeOf(await trySignIn('やめる', 'password-of-やめる'))).toBe('sign_in_failed')
    expect(await disableStaff(evening.context, id)).toBe(false)
    expect(supervisor.socket.connected).toBe(true)
  })

  it('[ID10] by another process loses its lines at the next look, within a second', async () => {
    const person = await evening.staff('よそで', 'coordinator')
    const bystander = await evening.staff('のこる', 'coordinator')
    const elsewhere = await buildContext({ databaseUrl: evening.databaseUrl, masterKey: Buffer.from('e'.repeat(64), 'hex'), log: makeLog({ write: () => undefined }), clock: evening.clock })
    await disableStaff(elsewhere, evening.staffIds.get('よそで') ?? '')
    expect(await person.tryAsk('board:state', {})).toEqual({ ok: false, code: 'signed_out' })
    await evening.later(1_000)
    await until('the line is closed', () => !person.socket.connected)
    expect(bystander.socket.connected).toBe(true)
    await renewPassword(elsewhere, 'のこる')
    await evening.later(1_000)
    await until('a new password ended the old session', () => !bystander.socket.connected)
    await elsewhere.store.close()
  })
})
