// The shipped proxy configurations with real nginx and Caddy before two real nodes: websocket and polling, people of one room at one
// node, a node that dies, TLS, headers, and nobody's address on disk.
import { type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:tls'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { io, type Socket } from 'socket.io-client'
import type { Ack } from '#shared/protocol'
import type { PlaceView } from '#shared/views'
import { steadyPort } from '#tests/support/steady-port'
import { openHouse, type House } from '../rig/house.ts'
import { openRig } from '../rig/rig.ts'
import { type Ports, programOf, type ProxyName, startProxy } from './run-proxy.ts'

const proxies = (['nginx', 'caddy'] as const).filter((name) => programOf(name) && programOf('openssl'))
const digits = [...'02468ace']

interface Stage { house: House; folder: string; ports: Ports; origin: string }
let stage: Stage
let isOver: () => void
let held: Promise<void> | undefined
const closers: (() => unknown)[] = []

beforeAll(async () => {
  if (proxies.length === 0) return
  const rig = await openRig({ seed: 1, say: () => undefined, atEnd: (close) => void closers.push(close) })
  const [https, http] = [await steadyPort(), await steadyPort()]
  const origin = `https://localhost:${https}`
  await new Promise<void>((ready, failed) => {
    held = rig.during({ name: 'proxies', withinMs: 600_000 }, async (each) => {
      const house = await openHouse(each, { rooms: 2, env: { PUBLIC_URL: origin, TRUST_PROXY_HOPS: '1' } })
      stage = { house, folder: each.folder, origin, ports: { https, http, nodes: [house.nodes[0]?.port ?? 0, house.nodes[1]?.port ?? 0] } }
      ready()
      await new Promise<void>((done) => { isOver = done })
    })
    held.catch(failed)
  })
})
afterAll(async () => {
  isOver?.()
  await held
  for (const close of closers.reverse()) await close()
})

interface Answer { status: number; headers: IncomingHttpHeaders; body: string }

function ask(path: string, { method = 'GET', body = '', headers = {} }: { method?: string; body?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const asking = request({ host: '127.0.0.1', servername: 'localhost', port: stage.ports.https, path, method, rejectUnauthorized: false, headers: { host: `localhost:${stage.ports.https}`, origin: stage.origin, 'content-type': 'application/json', ...headers } }, (response) => {
      let said = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { said += chunk }).on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: said }))
    })
    asking.once('error', failed).end(body)
  })
}

async function dial(near: string, transport: 'websocket' | 'polling', auth: Record<string, string>, cookie?: string): Promise<Socket> {
  const line = io(`https://localhost:${stage.ports.https}`, {
    query: { near }, transports: [transport], upgrade: false, auth, extraHeaders: { origin: stage.origin, ...(cookie ? { cookie } : {}) }, rejectUnauthorized: false, forceNew: true, reconnection: false, timeout: 15_000,
  })
  await new Promise<void>((done, failed) => { line.once('connect', done); line.once('connect_error', failed) })
  return line
}

/** A page of a visitor who dials with this digit. */
async function page(near: string, transport: 'websocket' | 'polling'): Promise<Socket> {
  const { body } = await ask('/api/visits', { method: 'POST', body: '{}' })
  return dial(near, transport, { as: 'visitor', pass: (JSON.parse(body) as { pass: string }).pass })
}

async function member(role: 'host' | 'supervisor'): Promise<Socket> {
  const { login, password } = stage.house.staff.find((each) => each.role === role) ?? { login: '', password: '' }
  const { headers } = await ask('/api/staff/sign-in', { method: 'POST', body: JSON.stringify({ login, password }) })
  const line = await dial('5', 'websocket', { as: 'staff' }, headers['set-cookie']?.map((each) => each.split(';')[0]).join('; '))
  await line.timeout(10_000).emitWithAck('shift:start', {})
  return line
}

const enter = async (line: Socket, roomId: string): Promise<PlaceView> => {
  const ack = (await line.timeout(10_000).emitWithAck('room:enter', { roomId, nickname: 'とおりすがり', mark: 'leaf', isWatching: false })) as Ack<PlaceView>
  if (!ack.ok) throw new Error(ack.code)
  return ack.data
}

const speaks = (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'): Promise<boolean> => new Promise((done) => {
  const line = connect({ host: '127.0.0.1', port: stage.ports.https, servername: 'localhost', rejectUnauthorized: false, minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' })
  line.once('secureConnect', () => { line.destroy(); done(true) })
  line.once('error', () => done(false))
})

describe.runIf(proxies.length > 0).each(proxies.map((name) => ({ name })))('the configuration for $name', ({ name }: { name: ProxyName }) => {
  let proxy: ChildProcess
  let folder: string
  beforeAll(async () => {
    folder = join(stage.folder, name)
    mkdirSync(folder)
    proxy = await startProxy(name, folder, stage.ports)
  })
  afterAll(async () => {
    const gone = new Promise((done) => proxy.once('exit', done))
    proxy.kill('SIGTERM')
    await gone
  })

  it('[OP22] speaks TLS 1.2 and newer only, promises it for two years, and leads from http to https', async () => {
    expect([await speaks('TLSv1.1'), await speaks('TLSv1.2'), await speaks('TLSv1.3')]).toEqual([false, true, true])
    const { status, headers } = await ask('/')
    expect([status, headers['strict-transport-security'], headers.server ?? 'nginx']).toEqual([200, 'max-age=63072000; includeSubDomains', 'nginx'])
    const plain = await fetch(`http://127.0.0.1:${stage.ports.http}/`, { redirect: 'manual', headers: { host: 'localhost' } })
    expect([301, 308]).toContain(plain.status)
    expect(plain.headers.get('location')).toMatch(/^https:\/\//)
    expect((await ask('/readyz')).status).toBe(404)
  })

  it('[OP22] carries websocket and polling: what one says over the one is heard over the other', async () => {
    const [roomId = ''] = stage.house.rooms
    const crew = [await member('supervisor'), await member('host')]
    await crew[1]?.timeout(10_000).emitWithAck('room:open', { roomId, minutes: 60 })
    const [near, far] = [await page('3', 'websocket'), await page('c', 'polling')]
    const heard: string[] = []
    far.on('place:news', ({ entries }: { entries: { kind: string; text?: string }[] }) => { for (const { text } of entries) if (text) heard.push(text) })
    await enter(near, roomId)
    await enter(far, roomId)
    const text = `${name} をとおって`
    expect(await near.timeout(10_000).emitWithAck('message:send', { placeId: roomId, clientId: randomUUID(), text })).toMatchObject({ ok: true })
    await expect.poll(() => heard).toContain(text)
    for (const line of [near, far, ...crew]) line.disconnect()
  })

  it('[OP22] lines with one digit are at one node whatever carries them; when that node dies they come back at the other', async () => {
    const lines = await Promise.all(digits.flatMap((digit) => (['websocket', 'polling'] as const).map(async (transport) => ({ digit, line: await page(digit, transport) }))))
    await stage.house.nodes[0]?.kill()
    // Polling notices with its next question; at first nobody has noticed, which is no answer yet.
    await expect.poll(() => lines.some(({ line }) => !line.connected)).toBe(true)
    const isDown = (digit: string): boolean[] => lines.filter((each) => each.digit === digit).map(({ line }) => !line.connected)
    await expect.poll(() => digits.map((digit) => new Set(isDown(digit)).size)).toEqual(digits.map(() => 1))
    const fallen = digits.filter((digit) => isDown(digit)[0])
    expect(fallen.length).toBeGreaterThan(0)
    expect(fallen.length).toBeLessThan(digits.length)
    const again = await Promise.all(fallen.map((digit) => page(digit, 'websocket')))
    expect(again.every(({ connected }) => connected)).toBe(true)
    for (const { line } of lines) line.disconnect()
    for (const line of again) line.disconnect()
    await stage.house.nodes[0]?.start()
  })

  it('[OP22] has written down nobody’s address', () => {
    const logs = readdirSync(join(folder, 'log')).map((file) => readFileSync(join(folder, 'log', file), 'utf8'))
    expect(logs.join('')).toBe('')
  })
})

describe.runIf(proxies.length > 0).each(proxies.map((name) => ({ name })))('what $name hands on', ({ name }: { name: ProxyName }) => {
  it('[OP22] is the address it sees itself, whatever the caller claims', async () => {
    const seen: IncomingHttpHeaders[] = []
    const echo: Server = createServer((asked, answer) => { seen.push(asked.headers); answer.end('ok') })
    await new Promise<void>((done) => echo.listen(0, '127.0.0.1', done))
    const { port } = echo.address() as AddressInfo
    const folder = join(stage.folder, `${name}-echo`)
    mkdirSync(folder)
    const proxy = await startProxy(name, folder, { ...stage.ports, nodes: [port, port] })
    const claims = { 'x-forwarded-for': '203.0.113.7, 203.0.113.8', 'x-real-ip': '203.0.113.7' }
    await ask('/', { headers: claims })
    await ask('/socket.io/?EIO=4&transport=polling&near=3', { headers: claims })
    expect(seen.map((headers) => headers['x-forwarded-for'])).toEqual(['127.0.0.1', '127.0.0.1'])
    const gone = new Promise((done) => proxy.once('exit', done))
    proxy.kill('SIGTERM')
    await gone
    echo.close()
    echo.closeAllConnections()
  })
})

describe('the configurations in deploy/', () => {
  it('[OP22] share lines out by the digit of the page, log nothing of a visitor and set no header twice', () => {
    const nginx = readFileSync(join(process.cwd(), 'deploy/nginx.conf'), 'utf8')
    expect(nginx).toMatch(/hash \$engawa_near;/)
    expect(nginx.match(/access_log [^;]+/g)).toEqual(['access_log off', 'access_log off'])
    expect(nginx.match(/error_log [^;]+/g)?.every((line) => line.endsWith(' emerg'))).toBe(true)
    expect(nginx).not.toMatch(/add_header|proxy_add_x_forwarded_for/)
    const caddy = readFileSync(join(process.cwd(), 'deploy/Caddyfile'), 'utf8')
    expect(caddy).toMatch(/lb_policy header X-Engawa-Near/)
    expect(caddy).toMatch(/level PANIC/)
    expect(caddy).not.toMatch(/output file/)
  })
})
