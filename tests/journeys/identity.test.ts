// A visit without a face: coming in, being renewed, ending; passes that are forged, over or removed; pages of others.
import { SignJWT } from 'jose'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createApp, type App } from '#server/app'
import { prefixOf } from '#server/identity/address-limit'
import { readSettings } from '#server/settings'
import type { PassView } from '#shared/http-contract'
import { Evening, type VisitorPass } from '#tests/support/evening'
import { until } from '#tests/support/until'

const minute = 60_000
const hour = 60 * minute

let evening: Evening
beforeAll(async () => { evening = await Evening.begin() })
afterAll(() => evening.end())

const renew = (secret: string, more: object = {}) => evening.post('/api/visits/renew', { secret, ...more })
const visitOf = async ({ pass }: VisitorPass) => (await evening.context.passes.read(pass, evening.clock.now()))?.visitId ?? ''

/** Why a handshake was refused, or 'connected'. */
function knock(auth: object, headers: Record<string, string> = {}, url = evening.url): Promise<string> {
  const socket = io(url, { auth, extraHeaders: { origin: url, ...headers }, transports: ['websocket'], reconnection: false, forceNew: true })
  return new Promise<string>((done) => {
    socket.on('connect', () => done('connected'))
    socket.on('connect_error', (error) => done(error.message))
  }).finally(() => socket.disconnect())
}

describe('coming in', () => {
  it('[AC1] needs nothing but the wish to: an empty request gives a pass, a secret and their ends', async () => {
    const response = await evening.post('/api/visits', {})
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.getSetCookie()).toEqual([])
    const given = (await response.json()) as PassView & { secret: string }
    expect(given).toEqual({ pass: expect.any(String), secret: expect.stringMatching(/^[\w-]{43}$/), now: evening.clock.now(), passExpiresAt: evening.clock.now() + 15 * minute, visitExpiresAt: evening.clock.now() + 12 * hour })
    expect(await knock({ as: 'visitor', pass: given.pass })).toBe('connected')
  })

  it('[ID1] keeps of the secret its hash only, and nothing else about the person', async () => {
    const given = await evening.pass()
    const { rows } = await evening.context.pool.query('select * from visits where id = $1', [await visitOf(given)])
    expect(Object.keys(rows[0]).sort()).toEqual(['area_id', 'created_at', 'end_reason', 'ended_at', 'expires_at', 'hold_explained_at', 'id', 'return_id', 'secret_hash'])
    expect(rows[0].secret_hash).toHaveLength(32)
    // Only for who asked for words to come back by.
    expect(rows[0].return_id).toBe(null)
    expect(JSON.stringify(rows)).not.toContain(given.secret)
  })

  it('[AC9] shows the rooms, the places to turn to and the quick exit before anything is asked', async () => {
    const response = await fetch(`${evening.url}/api/public`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ now: evening.clock.now(), rooms: expect.any(Array), helpLines: expect.any(Array), isDemo: true, exitUrl: expect.stringMatching(/^https:/), noteReadBy: expect.any(Number), kept: { noteDays: 30, returnDays: 180, roomDays: 30, sessionDays: 30 } })
  })
})

describe('a pass', () => {
  afterEach(() => { for (const person of evening.people) person.leave() })

  it('[ID3] is renewed by the secret while the visit lasts, and never beyond its end', async () => {
    const given = await evening.pass()
    evening.clock.move(20 * minute)
    expect(await knock({ as: 'visitor', pass: given.pass })).toBe('signed_out')
    const fresh = (await (await renew(given.secret)).json()) as PassView
    expect(fresh.passExpiresAt).toBe(evening.clock.now() + 15 * minute)
    expect(await knock({ as: 'visitor', pass: fresh.pass })).toBe('connected')
    evening.clock.move(12 * hour - 25 * minute)
    const last = (await (await renew(given.secret)).json()) as PassView
    expect(last.passExpiresAt).toBe(last.visitExpiresAt)
    evening.clock.move(6 * minute)
    const after = await renew(given.secret)
    expect(after.status).toBe(401)
    expect(await after.json()).toEqual({ code: 'signed_out' })
  })

  it('[ID3] forged, of another key, of another kind or none at all opens nothing', async () => {
    const visitId = await visitOf(await evening.pass())
    const forge = (key: Buffer, typ: string) => new SignJWT({ role: 'supervisor' }).setProtectedHeader({ alg: 'HS256', typ }).setSubject(visitId).setExpirationTime('10y').sign(key)
    const head = Buffer.from('{"alg":"none","typ":"engawa-visit"}').toString('base64url')
    const unsigned = `${head}.${Buffer.from(JSON.stringify({ sub: visitId, exp: 9_999_999_999 })).toString('base64url')}.`
    const passes = [await forge(Buffer.alloc(32), 'engawa-visit'), await forge(evening.context.keys.derive('visit-pass'), 'engawa-staff'), unsigned, visitId, '', 'x'.repeat(1_900), undefined]
    for (const pass of passes) expect(await knock({ as: 'visitor', pass }), String(pass).slice(0, 40)).toBe('signed_out')
  })

  it('[ID3] with a role written into it makes no staff of anyone, and at the staff door it is nothing', async () => {
    const visitId = await visitOf(await evening.pass())
    const pass = await new SignJWT({ role: 'supervisor', kind: 'staff' }).setProtectedHeader({ alg: 'HS256', typ: 'engawa-visit' }).setSubject(visitId)
      .setExpirationTime(evening.clock.now() / 1000 + 600).sign(evening.context.keys.derive('visit-pass'))
    const person = await evening.visitor('だれか', { pass, secret: '' })
    expect(await person.tryAsk('board:state', {})).toEqual({ ok: false, code: 'unknown_event' })
    expect(await knock({ as: 'staff', pass })).toBe('signed_out')
    expect(await knock({ as: 'staff' }, { cookie: `engawa-practice=${pass.slice(0, 90)}` })).toBe('signed_out')
  })

  it('[ID2] that ran out while its socket is open answers pass_expired; the socket may be opened anew by a fresh one', async () => {
    const given = await evening.pass()
    const person = await evening.visitor('つゆくさ', given)
    evening.clock.move(16 * minute)
    expect(await person.tryAsk('visit:state', {})).toMatchObject({ ok: false, code: 'pass_expired' })
    const fresh = (await (await renew(given.secret)).json()) as PassView
    expect(await (await evening.visitor('つゆくさ', { ...given, ...fresh })).tryAsk('visit:state', {})).toMatchObject({ ok: true })
  })

  it('[ID2] of a visit that was removed is dead at once: the open socket, a new one, a renewal', async () => {
    const given = await evening.pass()
    const person = await evening.visitor('こいし', given)
    await evening.context.store.visits.end(await visitOf(given), 'removed', evening.clock.now())
    expect(await person.tryAsk('visit:state', {})).toMatchObject({ ok: false, code: 'signed_out' })
    await until('the socket is closed', () => !person.socket.connected)
    expect(await knock({ as: 'visitor', pass: given.pass })).toBe('signed_out')
    expect((await renew(given.secret)).status).toBe(401)
  })

  it('[ID2] after the visitor ended the visit: every tab is told and closed, and neither pass nor secret opens again', async () => {
    const given = await evening.pass()
    const [tab, otherTab] = [await evening.visitor('あまおと', given), await evening.visitor('あまおと', given)]
    await tab.tryAsk('visit:end', {}).catch(() => undefined)
    await until('both tabs are closed', () => !tab.socket.connected && !otherTab.socket.connected)
    expect(otherTab.lastHeard('visit:ended')).toEqual({ reason: 'left' })
    expect(await knock({ as: 'visitor', pass: given.pass })).toBe('signed_out')
    expect(await (await renew(given.secret)).json()).toEqual({ code: 'signed_out' })
  })

  it('[ID1] secrets that are guessed, empty, too long or not text renew nothing', async () => {
    for (const [secret, status] of [['A'.repeat(43), 401], ['', 400], ['x'.repeat(300), 400], [null, 400], [{ $ne: null }, 400], [['a'.repeat(43)], 400]] as const) {
      expect((await evening.post('/api/visits/renew', { secret })).status, JSON.stringify(secret)).toBe(status)
    }
    expect((await renew('A'.repeat(43), { visitId: 'x' })).status).toBe(400)
  })
})

describe('pages of others', () => {
  const host = () => new URL(evening.url).host
  const strangers = (): [string, Record<string, string>][] => [
    ['another house', { origin: 'https://evil.example' }], ['no origin of a file', { origin: 'null' }], ['a look-alike', { origin: `http://${host()}.evil.example` }],
    ['the right host by another scheme', { origin: `https://${host()}` }], ['another port', { origin: 'http://127.0.0.1:1' }], ['a page that says it is another’s', { 'sec-fetch-site': 'cross-site' }],
  ]

  it('[WI7] get no handshake, even with a good pass', async () => {
    const { pass } = await evening.pass()
    for (const [what, headers] of strangers()) expect(await knock({ as: 'visitor', pass }, headers), what).not.toBe('connected')
    expect(await knock({ as: 'visitor', pass })).toBe('connected')
  })

  it('[WI7] are refused at every route', async () => {
    for (const [what, headers] of strangers()) {
      for (const path of ['/api/visits', '/api/visits/renew', '/api/staff/sign-in', '/api/staff/sign-out']) {
        const response = await evening.post(path, {}, headers)
        expect(response.status, `${what} ${path}`).toBe(403)
        expect(await response.json()).toEqual({ code: 'foreign_origin' })
        expect(response.headers.getSetCookie()).toEqual([])
      }
      expect((await fetch(`${evening.url}/api/staff/me`, { headers })).status, what).toBe(403)
    }
  })
})

describe('one address', () => {
  let app: App
  let url = ''
  beforeAll(async () => {
    const context = { ...evening.context, settings: { ...evening.context.settings, rates: readSettings({}).rates } }
    app = createApp(context, { publicUrl: null, proxyHops: 1, isDemo: true, clientFolder: null })
    url = `http://127.0.0.1:${await app.listen(0, '127.0.0.1')}`
  })
  afterAll(() => app.close())
  const comeFrom = async (address: string) => fetch(`${url}/api/visits`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': address }, body: '{}' })

  it('[ID8] that comes in very often is asked for a proof, and let in with it; others come in as before', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 31; i++) statuses.push((await comeFrom('203.0.113.7')).status)
    expect(statuses).toEqual([...Array(30).fill(200), 429])
    const slowed = await comeFrom('203.0.113.7')
    expect(await slowed.json()).toEqual({ code: 'proof_needed' })
    expect((await comeFrom('203.0.113.8')).status).toBe(200)
  })

  it('[ID8] is told from others by its line: IPv4 whole, IPv6 by its /64, and written two ways it is one', () => {
    expect(prefixOf('2001:db8:1:2:aaaa::1')).toBe(prefixOf('2001:0db8:0001:0002:bbbb:cccc:dddd:eeee'))
    expect(prefixOf('2001:db8:1:2::1')).not.toBe(prefixOf('2001:db8:1:3::1'))
    expect(prefixOf('::ffff:203.0.113.7')).toBe(prefixOf('203.0.113.7'))
    expect(prefixOf('203.0.113.7')).not.toBe(prefixOf('203.0.113.8'))
    for (const nonsense of [undefined, '', 'neko', '999.1.1.1', '1.2.3.4, 5.6.7.8']) expect(prefixOf(nonsense)).toBe('unknown')
  })
})
