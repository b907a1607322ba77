// Whatever is sent: a code from the closed list, the house stands, honest people are served, nothing of it is in the log.
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import fc from 'fast-check'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '#shared/http-contract'
import { roles } from '#shared/people'
import { policy } from '#shared/policy'
import { clientEvents, type Ack, type ClientEventName } from '#shared/protocol'
import { refusalCodes } from '#shared/refusal'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { badInputs, fieldsOf, goodInput } from '#tests/support/sample-input'
import { until } from '#tests/support/until'

const mark = 'zqx-planted-payload'
const events = Object.keys(clientEvents) as ClientEventName[]
// An empty request ends the visit, as it should: it is asked by people of its own.
const harmlessEvents = events.filter((event) => event !== 'visit:end')
const isForVisitors = (event: ClientEventName) => policy[event].some(({ who }) => who === 'visitor')
const isForStaff = (event: ClientEventName) => policy[event].some(({ who }) => who !== 'visitor')

let evening: Evening
let roomId = ''
let host: Person
let writer: Person
let anyStaff: Person
beforeAll(async () => {
  evening = await Evening.begin()
  ;({ roomId, host } = await evening.openRoom())
  writer = await evening.seated('こいし', roomId)
  anyStaff = await evening.staff('なんでも', ...roles)
})
afterAll(() => evening.end())

const asked = (event: ClientEventName) => (isForVisitors(event) ? writer : anyStaff)

async function honestPeopleAreServed(): Promise<void> {
  const text = `とどいています ${randomUUID().slice(0, 8)}`
  const honest = await evening.seated('あまおと', roomId)
  await honest.say(roomId, text)
  await evening.settle()
  expect(host.texts(roomId)).toContain(text)
  honest.leave()
}

function nothingWasKept(): void {
  expect(evening.logged.join('\n')).not.toContain(mark)
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  expect(evening.errors()).toEqual([])
}

function expectRefused(ack: Ack<unknown>, what: string): void {
  expect(ack.ok, what).toBe(false)
  if (ack.ok) return
  expect(refusalCodes, what).toContain(ack.code)
  expect(ack.code, what).not.toBe('internal')
  expect(Object.keys(ack).sort().join(), what).toMatch(/^code,ok(,retryInMs)?$/)
}

describe('every event', () => {
  it.each(events)('[WI2] %s refuses whatever is not of its schema', async (event) => {
    for (const [what, payload] of badInputs(event, mark)) {
      const ack = await asked(event).raw(event, payload)
      expectRefused(ack, `${event}: ${what}`)
      if (!ack.ok) expect(ack.code, `${event}: ${what}`).toBe('bad_input')
    }
    expectRefused(await asked(event).raw(event, goodInput(event), mark), `${event}: two payloads`)
    nothingWasKept()
  })

  it('[WI2] the honest are served after all of that', honestPeopleAreServed)

  it.each(events)('[PO1] %s asked by the wrong kind of person is no event at all', async (event) => {
    const wrong = !isForStaff(event) ? anyStaff : !isForVisitors(event) ? writer : null
    if (wrong) expect(await wrong.raw(event, goodInput(event))).toEqual({ ok: false, code: 'unknown_event' })
    else expect(['message:send', 'place:read', 'place:earlier']).toContain(event)
  })

  it('[WI2] without asking for an answer does no harm, and a call with nothing at all is answered', async () => {
    for (const event of harmlessEvents) {
      const { socket } = asked(event) as unknown as { socket: { emit(name: string, ...payload: unknown[]): void } }
      socket.emit(event, { [mark]: 1 })
      socket.emit(event)
      const ack = await asked(event).raw(event)
      if (!ack.ok) expect(refusalCodes).toContain(ack.code)
    }
    await honestPeopleAreServed()
    nothingWasKept()
  })

  it('[WI2] of any JSON at all gets an answer from the closed list', async () => {
    const polluter = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'placeId', 'text', 'clientId', mark)
    const payload = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(polluter, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }))
    await fc.assert(fc.asyncProperty(fc.constantFrom(...harmlessEvents), payload, async (event, value) => {
      const ack = await asked(event).raw(event, value)
      if (!ack.ok) expectRefused(ack, event)
    }), { numRuns: 400 })
    nothingWasKept()
  })

  it('[WI2] of no known name is unknown, whatever its name is', async () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', '', ' ', 'visit:state ', 'VISIT:STATE', 'error', 'x'.repeat(10_000), '\ud800', '\u0000', mark]
    for (const name of names) expect(await writer.raw(name, { [mark]: 1 }), name.slice(0, 20)).toEqual({ ok: false, code: 'unknown_event' })
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }).filter((name) => !events.includes(name as ClientEventName) && !['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'].includes(name)), async (name) => {
      expect(await writer.raw(name)).toEqual({ ok: false, code: 'unknown_event' })
    }), { numRuns: 100 })
    nothingWasKept()
  })
})

describe('what is not one’s own', () => {
  /** Things that exist, and belong to others. */
  async function thingsOfOthers(): Promise<Record<string, string>> {
    const owner = await evening.seated('もちぬし', roomId)
    const { seq } = await owner.say(roomId, 'ここに書きます')
    await owner.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq, reason: 'worried' })
    const { listeningId } = await owner.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    await owner.ask('help:ask', { raiseId: randomUUID(), placeId: roomId })
    const one = async (sql: string) => String((await evening.context.pool.query(sql)).rows[0]?.id)
    const callId = randomUUID()
    await host.ask('backup:ask', { callId, placeId: roomId })
    return {
      placeId: roomId, roomId, listeningId, callId, escalationId: await one('select id from escalations limit 1'), reportId: await one('select id from reports limit 1'),
      seatId: await one('select id from seats limit 1'), transferId: randomUUID(), toStaffId: evening.staffIds.get('すみれ') ?? '',
    }
  }

  it('[PO3] is answered exactly as what does not exist, event by event', async () => {
    const theirs = await thingsOfOthers()
    const stranger = await evening.visitor('とおりすがり')
    const trainee = await evening.staff('みならい', 'trainee', 'peer_supporter')
    const naming = ['placeId', 'listeningId', 'escalationId', 'reportId', 'callId', 'transferId', 'roomId']
    const open: ClientEventName[] = ['room:enter', 'room:leave', 'place:unlook', 'help:ask', 'listening:ask', 'strain:say']
    const compared: string[] = []
    for (const event of events.filter((one) => !open.includes(one) && fieldsOf(one).some((field) => naming.includes(field)))) {
      for (const person of [stranger, trainee]) {
        const real = await person.raw(event, goodInput(event, theirs))
        const unreal = await person.raw(event, goodInput(event))
        expect(real, `${event} by ${person.name}`).toEqual(unreal)
        expect(real.ok, `${event} by ${person.name}`).toBe(false)
        if (!real.ok) compared.push(real.code)
      }
    }
    expect(new Set(compared)).toEqual(new Set(['not_found', 'unknown_event']))
    expect(compared.filter((code) => code === 'not_found').length).toBeGreaterThan(25)
  })

  it('[PO3] a place that was left, a room that closed and a session of others are as if they were not there', async () => {
    const leaver = await evening.seated('なずな', roomId)
    await leaver.ask('room:leave', { roomId })
    for (const event of ['place:read', 'place:earlier', 'message:send', 'stamp:send', 'whisper:send', 'report:send'] as const) {
      expect(await leaver.raw(event, goodInput(event, { placeId: roomId })), event).toEqual(await leaver.raw(event, goodInput(event)))
    }
  })

  it('[ME5] a cursor from before, beyond or of another place shows one’s own range only', async () => {
    const newcomer = await evening.seated('かすみ', roomId)
    for (const afterSeq of [0, 1, Number.MAX_SAFE_INTEGER]) {
      const { entries } = await newcomer.ask('place:read', { placeId: roomId, afterSeq })
      expect(entries.every(({ seq }) => seq > afterSeq)).toBe(true)
    }
    for (const afterSeq of [-1, 1.5, 2 ** 53, '0', null]) expect(await newcomer.raw('place:read', { placeId: roomId, afterSeq }), String(afterSeq)).toEqual({ ok: false, code: 'bad_input' })
  })
})

describe('every route', () => {
  const methods = ['PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const
  const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    fetch(evening.url + path, { method, headers: { origin: evening.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, body })

  async function expectCode(response: Response, status: number, code: string, what: string): Promise<void> {
    expect(response.status, what).toBe(status)
    expect(await response.json(), what).toEqual({ code })
    expect(response.headers.get('cache-control'), what).toBe('no-store')
  }

  it.each(Object.values(routes).filter(({ method }) => method === 'post').map(({ path }) => path))('[WI2] POST %s refuses whatever is not of its schema', async (path) => {
    const bodies = ['null', '[]', `"${mark}"`, '7', 'true', '{', `{"${mark}"`, '{"a":1,}', `{"extra":"${mark}"}`, `{"__proto__":{"polluted":"${mark}"}}`, '{"constructor":{"prototype":{"polluted":1}}}', `${'['.repeat(4_000)}${']'.repeat(4_000)}`, '\u0000', '{"secret":1e999}']
    for (const body of bodies) await expectCode(await send('POST', path, body), 400, 'bad_input', `${path} ${body.slice(0, 30)}`)
    await expectCode(await send('POST', path, JSON.stringify({ extra: mark.repeat(2_000) })), 413, 'too_large', path)
    await expectCode(await send('POST', path, '{}', { 'content-encoding': 'zip' }), 400, 'bad_input', path)
    nothingWasKept()
  })

  it('[WI2] asked by another method, or of another name, is not found', async () => {
    for (const { path } of Object.values(routes)) for (const method of methods) await expectCode(await send(method, path), 404, 'not_found', `${method} ${path}`)
    for (const path of [`/api/${mark}`, '/api/', '/api/visits/', '/.env', '/@fs/etc/passwd', '/api/../package.json', '/%2e%2e/package.json', '/api/visits/%00', '/api/%zz', '/assets/../server/main.ts']) {
      const response = await send('GET', path)
      expect([400, 404], path).toContain(response.status)
      expect(refusalCodes, path).toContain(((await response.json()) as { code: string }).code)
    }
    nothingWasKept()
  })

  it('[WI2] with a query, odd headers and cookies of any kind answers as without', async () => {
    for (const cookie of ['engawa-practice=', 'engawa-practice=__proto__', `engawa-practice=${'a'.repeat(4_000)}`, `;;;=;=${mark}`, '__Host-engawa=%00', `engawa-practice=${mark.repeat(3)}`]) {
      await expectCode(await send('GET', `/api/staff/me?as=supervisor&as[]=${mark}&__proto__[x]=1`, undefined, { cookie }), 401, 'signed_out', cookie.slice(0, 40))
    }
    nothingWasKept()
  })

  it('[WI2] every answer carries the headers that keep it at home (PRI-04)', async () => {
    for (const path of ['/api/public', '/api/openapi.json', '/api/asyncapi.json', '/livez', '/nothing-here']) {
      const { headers } = await send('GET', path)
      expect(headers.get('cache-control'), path).toBe('no-store')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
      expect(headers.get('content-security-policy'), path).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(headers.get('content-security-policy'), path).not.toMatch(/unsafe|\*/)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
      expect(headers.get('permissions-policy'), path).toContain('camera=()')
      expect(headers.get('x-powered-by'), path).toBeNull()
    }
  })
})

describe('on the wire', () => {
  const socketOf = async () => {
    const { pass } = await evening.pass()
    const socket = io(evening.url, { auth: { as: 'visitor', pass }, extraHeaders: { origin: evening.url }, transports: ['websocket'], reconnection: false, forceNew: true })
    await new Promise<void>((done, failed) => { socket.on('connect', () => done()); socket.on('connect_error', failed) })
    return socket
  }

  it('[WI2] a packet over 16 KB, a binary one and an unasked answer harm nobody but their sender', async () => {
    const tooLarge = await socketOf()
    tooLarge.emit('message:send', { placeId: roomId, clientId: randomUUID(), text: mark.repeat(2_000) })
    await until('the sender of a huge packet is cut off', () => !tooLarge.connected)
    const binary = await socketOf()
    binary.emit('message:send', { placeId: roomId, clientId: randomUUID(), text: Buffer.from(mark) })
    await until('the sender of bytes is cut off', () => !binary.connected)
    const answering = await socketOf()
    ;(answering.io.engine as unknown as { write(data: string): void }).write(`4399[{"ok":true,"data":"${mark}"}]`)
    await honestPeopleAreServed()
    answering.disconnect()
    nothingWasKept()
  })

  it.each(['newListener', 'removeListener', 'disconnect', 'disconnecting', 'connect', 'connect_error'])('[WI2] a packet named %s reaches no listener of ours', async (name) => {
    const odd = await socketOf()
    ;(odd.io.engine as unknown as { write(data: string): void }).write(`42${JSON.stringify([name, { [mark]: mark }])}`)
    await until('its sender is cut off', () => !odd.connected)
    nothingWasKept()
  })

  it('[WI2] who knocks at doors that are not there is cut off', async () => {
    const knocking = await socketOf()
    const engine = knocking.io.engine as unknown as { write(data: string): void }
    for (let i = 0; i < 6; i++) engine.write(`40/${mark}-${i},`)
    await until('the knocking ends', () => !knocking.connected)
    nothingWasKept()
  })

  it('[WI2] a handshake of any shape is refused or welcomed, never an error', async () => {
    const { pass } = await evening.pass()
    const auths: object[] = [{}, { as: 'visitor' }, { as: 'manager', pass }, { as: 'visitor', pass, role: 'manager' }, { as: 'visitor', pass: { a: mark } }, { as: 'visitor', pass: 'x'.repeat(3_000) }, { as: ['staff'] }, JSON.parse('{"__proto__":{"as":"staff"}}') as object]
    for (const auth of auths) {
      const socket = io(evening.url, { auth, extraHeaders: { origin: evening.url }, transports: ['websocket'], reconnection: false, forceNew: true })
      const told = await new Promise<string>((done) => { socket.on('connect', () => done('connected')); socket.on('connect_error', ({ message }) => done(message)) })
      socket.disconnect()
      expect(told, JSON.stringify(auth).slice(0, 40)).toBe('signed_out')
    }
    nothingWasKept()
  })

  it('[WI2] bytes that are no HTTP at all are shown the door', async () => {
    for (const bytes of ['\x16\x03\x01\x02\x00\x01', `TRACE / HTTP/1.1\r\nHost: x\r\n\r\n`, `GET / HTTP/9.9\r\n\r\n`, `POST /api/visits HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, `GET / HTTP/1.1\r\nHost: x\r\nX: ${mark.repeat(2_000)}\r\n\r\n`]) {
      const answer = await new Promise<string>((done) => {
        const wire = connect(Number(new URL(evening.url).port), '127.0.0.1', () => wire.write(bytes))
        let heard = ''
        wire.on('data', (data) => { heard += data.toString(); wire.end() })
        wire.on('close', () => done(heard))
        wire.on('error', () => done(heard))
      })
      expect(answer.slice(0, 12), JSON.stringify(bytes.slice(0, 20))).toMatch(/^(HTTP\/1\.1 4|$)/)
    }
    await honestPeopleAreServed()
    nothingWasKept()
  })
})

describe('who goes on sending strange things', () => {
  it('[WI2] is cut off after twenty in ten seconds, and the next person is served', async () => {
    const strict = await Evening.begin({ hasRealRates: true })
    const person = await strict.visitor('あらし')
    const acks = await Promise.all(Array.from({ length: 20 }, (_, i) => person.raw(`no-such-${i}`).catch(() => undefined)))
    expect(acks.filter((ack) => ack && !ack.ok && ack.code === 'unknown_event').length).toBe(20)
    person.socket.emit('no-such' as 'visit:state', {} as never, () => undefined)
    await until('the line is cut', () => !person.socket.connected)
    expect((await (await strict.visitor('つぎの人')).tryAsk('visit:state', {})).ok).toBe(true)
    await strict.end()
  })
})
