// The lines of staff and the sign-in they came by: what ended is dead at once, one sign-in at a time (rules ID2, ID9, ID10).
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import { until } from '#tests/support/until'

const hour = 60 * 60_000
let evening: Evening
beforeEach(async () => { evening = await Evening.begin() })
afterEach(() => evening.end())

const cookieOf = (person: { socket: { io: { opts: { extraHeaders?: unknown } } } }) => (person.socket.io.opts.extraHeaders as { cookie?: string }).cookie ?? ''

describe('a sign-in', () => {
  it('[ID2] that ended in the database is refused at the very next act, though another of the same person goes on', async () => {
    const [one, other] = [await evening.staff('すみれ', 'host'), await evening.staff('すみれ', 'host')]
    await evening.context.pool.query('update staff_sessions set ended_at = created_at where id_hash = (select id_hash from staff_sessions order by id_hash limit 1)')
    const acks = [await one.tryAsk('desk:state', {}), await other.tryAsk('desk:state', {})]
    expect(acks.map((ack) => (ack.ok ? 'ok' : ack.code)).sort()).toEqual(['ok', 'signed_out'])
  })

  it('[ID9] that has reached its twelve hours loses its line, though a later one of the same person goes on', async () => {
    const early = await evening.staff('すみれ', 'host')
    for (let i = 0; i < 11; i++) await evening.later(hour)
    const late = await evening.staff('すみれ', 'host')
    await evening.later(hour + 1_000)
    await until('the old line is closed', () => !early.socket.connected)
    expect(early.lastHeard('staff:signed-out')).toEqual({ reason: 'expired' })
    expect(await late.tryAsk('desk:state', {})).toMatchObject({ ok: true })
  })

  it('[ID4] that takes the place of another in the same browser ends that one’s lines', async () => {
    const before = await evening.staff('すみれ', 'host')
    await evening.signIn('みなと', 'supervisor')
    await evening.post('/api/staff/sign-in', { login: 'みなと', password: 'password-of-みなと' }, { cookie: cookieOf(before) })
    await until('the line is closed', () => !before.socket.connected)
  })
})

describe('a line that is up', () => {
  it('[RE5] keeps no address, agent, pass or cookie of its handshake in memory', async () => {
    const agent = 'PlantedAgent/1.0'
    const requests: unknown[] = []
    evening.app.io.engine.on('connection', ({ request }: { request: unknown }) => requests.push(request))
    const pass = await evening.pass()
    const visitor = await evening.visitor('こいし', pass, { 'user-agent': agent })
    await visitor.ask('visit:state')
    // The engine keeps the request, in a listener of its own, for as long as the line.
    expect(requests).toHaveLength(1)
    expect(inspect(requests, { depth: 4, maxArrayLength: null })).not.toContain(agent)
    const socket = evening.app.io.sockets.sockets.get(visitor.socket.id ?? '')
    expect(socket?.data).toMatchObject({ actor: { kind: 'visitor' } })
    const kept = inspect([socket?.handshake, socket?.request, socket?.conn.request, socket?.conn.remoteAddress], { depth: 6 })
    for (const planted of [agent, '127.0.0.1', pass.pass]) expect(kept).not.toContain(planted)
  })
})

describe('who hears the desk', () => {
  it('[PO1] a municipality’s and an auditor’s line hear neither desk nor board: they may not read them either', async () => {
    const [watching, auditing] = [await evening.staff('しやくしょ', 'municipality'), await evening.staff('かんさ', 'auditor')]
    await evening.openRoom()
    await evening.settle()
    for (const person of [watching, auditing]) expect([...person.heard('desk:changed'), ...person.heard('room:news')]).toEqual([])
  })
})
