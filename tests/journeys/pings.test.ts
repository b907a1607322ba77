// Whether lines are still there: asked in turn by the house, with Engine.IO's own timers standing behind.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import { until } from '#tests/support/until'
import { makePings, pingEveryMs } from '#server/transport/pings'
import { Line } from '../bench/line.ts'

const closers: (() => unknown)[] = []
afterEach(async () => { for (const close of closers.splice(0).reverse()) await close() })

const behindMs = 1_000

interface Seen {
  /** answers of a client */
  answers: number
  /** how long after an answer Engine.IO asked by itself */
  askedAfterMs: number[]
  ended?: string
}

/** A server as quick as a test needs it, asked all at once a hundred times a second. */
async function quickServer(): Promise<{ url: string; seen: Seen[] }> {
  const http = createServer()
  const server = new Server(http, { pingInterval: behindMs, pingTimeout: behindMs })
  const pings = makePings(1)
  const seen: Seen[] = []
  server.on('connection', ({ conn }) => {
    const one: Seen = { answers: 0, askedAfterMs: [] }
    let lastAt = performance.now()
    seen.push(one)
    conn.on('heartbeat', () => { one.answers += 1; lastAt = performance.now() })
    conn.on('packetCreate', ({ type }: { type: string }) => { if (type === 'ping') one.askedAfterMs.push(performance.now() - lastAt) })
    conn.on('close', (why: string) => { one.ended = why })
    pings.come(conn as unknown as Parameters<typeof pings.come>[0])
  })
  const timer = setInterval(pings.ask, 10)
  closers.push(() => server.close(), () => clearInterval(timer))
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, seen }
}

async function client(url: string, transports: string[]): Promise<void> {
  const one = io(url, { transports, forceNew: true, reconnection: false })
  closers.push(() => one.disconnect())
  await new Promise((done) => one.once('connect', () => done(undefined)))
}

describe('whether lines are still there', () => {
  it('[WI19] with every answer to the house’s ping the timer of Engine.IO begins anew: it asks nobody who answers', async () => {
    const { url, seen } = await quickServer()
    await client(url, ['websocket'])
    const from = performance.now()
    await until('it was asked for longer than Engine.IO waits', () => performance.now() - from > 1.5 * behindMs && (seen[0]?.answers ?? 0) > 20)
    // Where this machine stood still for as long, it may have asked.
    for (const ms of seen[0]?.askedAfterMs ?? []) expect(ms).toBeGreaterThan(0.9 * behindMs)
    expect(seen[0]?.ended).toBeUndefined()
  })

  it('[WI19] who polls is asked by Engine.IO, and who does not answer is let go of by it', async () => {
    const { url, seen } = await quickServer()
    await client(url, ['polling'])
    const silent = await Line.open({ url })
    const hasFallen = new Promise<void>((done) => { silent.onClose = done })
    silent.pause()
    await until('it was let go of', () => seen[1]?.ended !== undefined)
    expect(seen[1]).toMatchObject({ answers: 0, ended: 'ping timeout' })
    await until('who polls has answered', () => (seen[0]?.answers ?? 0) > 0)
    expect(seen[0]?.askedAfterMs.length).toBeGreaterThan(0)
    expect(seen[0]?.ended).toBeUndefined()
    silent.resume()
    await hasFallen
  })

  it('[WI19] in twenty seconds each line of the house is asked once, and who has left no more', async () => {
    const evening = await Evening.begin()
    closers.push(() => evening.end())
    const { app } = evening
    let answers = 0
    app.io.engine.on('connection', (conn: { on(event: 'heartbeat', heard: () => void): void }) => conn.on('heartbeat', () => { answers += 1 }))
    const people = await Promise.all(['こいし', 'あおい', 'よもぎ'].map((name) => evening.visitor(name)))
    const round = () => { for (let n = 0; n < 40; n += 1) app.pings.ask() }
    round()
    await until('each has answered', () => answers === 3)
    people[0]?.leave()
    await until('one has left', () => app.io.engine.clientsCount === 2)
    round()
    await until('the others have answered', () => answers === 5)
    await evening.settle()
    expect([answers, app.pings.count()]).toEqual([5, 2])
    // The longest anybody waits, page or house, to know that the other is gone.
    const { pingInterval = 0, pingTimeout = 0 } = app.io.engine.opts as { pingInterval?: number; pingTimeout?: number }
    expect(pingInterval).toBeGreaterThan(pingEveryMs)
    expect(pingInterval + pingTimeout).toBe(40_000)
  })
})
