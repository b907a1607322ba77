// The line to the house: asks survive a lost line, an expired pass and a server that hangs up.
import { describe, expect, it } from 'vitest'
import { makeLink, type LinkState, type Wire } from '../../client/link.ts'
import { id } from './a-place.ts'

type Reply = unknown | 'silence'

/** A wire whose far end is scripted: each ask takes the next reply. */
class FakeWire implements Wire {
  connected = false
  readonly asked: { event: string; input: unknown }[] = []
  private readonly listeners = new Map<string, ((...args: never[]) => void)[]>()
  constructor(private readonly replies: Reply[]) {}
  on(event: string, listener: (...args: never[]) => void) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener])
  }
  tell(event: string, ...args: unknown[]) {
    for (const listener of this.listeners.get(event) ?? []) listener(...(args as never[]))
  }
  connect() {
    this.connected = true
    queueMicrotask(() => this.tell('connect'))
  }
  disconnect() {
    this.drop('io client disconnect')
  }
  drop(reason: string) {
    if (!this.connected) return
    this.connected = false
    this.tell('disconnect', reason)
  }
  timeout() {
    return {
      emitWithAck: async (event: string, input: unknown) => {
        this.asked.push({ event, input })
        const reply = this.replies.shift()
        if (reply === undefined || reply === 'silence') throw new Error('operation has timed out')
        return reply
      },
    }
  }
}

function setUp(replies: Reply[], more: { canRenew?: boolean; now?: () => number } = {}) {
  const wire = new FakeWire(replies)
  const states: LinkState[] = []
  let renewed = 0
  const link = makeLink({
    open: () => wire,
    renew: async () => (renewed++, more.canRenew ?? true),
    resume: async () => true,
    onState: (state) => states.push(state),
    wait: () => new Promise((done) => setImmediate(done)),
    now: more.now,
  })
  return { wire, link, states, renewals: () => renewed }
}
const line = { placeId: id(9), clientId: id(70), text: 'こんばんは' }
const ok = { ok: true, data: { seq: 7, at: 0 } }

describe('asking', () => {
  it('[ME3] an unanswered ask is tried again with the same ids until it is answered', async () => {
    const { wire, link } = setUp(['silence', 'silence', ok])
    link.open()
    expect(await link.ask('message:send', line)).toEqual(ok)
    expect(wire.asked).toHaveLength(3)
    expect(new Set(wire.asked.map(({ input }) => (input as typeof line).clientId))).toEqual(new Set([id(70)]))
  })

  it('[WI2] what the house would hang up on is not sent: it is too long, and the line stays up for the next', async () => {
    const { wire, link } = setUp([ok])
    link.open()
    expect(await link.ask('message:send', { ...line, text: 'あ'.repeat(5_400) })).toEqual({ ok: false, code: 'too_long' })
    expect(await link.ask('message:send', line)).toEqual(ok)
    expect(wire.asked).toHaveLength(1)
  })

  it('[LK5] an ask made without a line waits for it', async () => {
    const { wire, link } = setUp([ok])
    link.open()
    const asked = link.ask('message:send', line)
    expect(wire.asked).toEqual([])
    expect(await asked).toEqual(ok)
  })

  it('[LK10] an ask that is taken back before there is a line is not sent', async () => {
    const { wire, link } = setUp([ok])
    let isWanted = true
    const asked = link.ask('message:send', line, { patienceMs: Number.POSITIVE_INFINITY, isWanted: () => isWanted })
    isWanted = false
    link.open()
    expect(await asked).toEqual({ ok: false, code: 'lost' })
    expect(wire.asked).toEqual([])
  })

  it('[PO3] a refusal is an answer and is not tried again', async () => {
    const { wire, link } = setUp([{ ok: false, code: 'room_paused' }])
    link.open()
    expect(await link.ask('message:send', line)).toEqual({ ok: false, code: 'room_paused' })
    expect(wire.asked).toHaveLength(1)
  })

  it('[ID3] an expired pass is renewed over HTTP, shown at a new handshake, and the ask goes again', async () => {
    const { wire, link, states, renewals } = setUp([{ ok: false, code: 'pass_expired' }, ok])
    link.open()
    expect(await link.ask('message:send', line)).toEqual(ok)
    expect(renewals()).toBe(1)
    expect(wire.asked).toHaveLength(2)
    expect(states.filter((state) => state === 'resumed')).toHaveLength(2)
  })

  it('[ID2] a visit that is over is said, not retried for ever', async () => {
    const { link } = setUp([{ ok: false, code: 'pass_expired' }], { canRenew: false })
    link.open()
    expect(await link.ask('message:send', line)).toEqual({ ok: false, code: 'pass_expired' })
  })

  it('[AC6] patience ends: without a line an ask is answered as lost', async () => {
    const { link } = setUp([])
    expect(await link.ask('visit:state', {}, { patienceMs: 0 })).toEqual({ ok: false, code: 'lost' })
  })

  it('[WI8] no answer and nothing heard for longer than a beat: the line is dialled again', async () => {
    let now = 0
    const { wire, link, states } = setUp(['silence', ok], { now: () => now })
    link.open()
    await new Promise((done) => setImmediate(done))
    now = 25_000
    expect(await link.ask('message:send', line, { patienceMs: 60_000 })).toEqual(ok)
    expect(states.filter((state) => state === 'resumed')).toHaveLength(2)
    expect(wire.asked).toHaveLength(2)
  })
})

describe('coming back', () => {
  it('[AC6] after every connect what was missed is read back before anything else is asked', async () => {
    const order: string[] = []
    const wire = new FakeWire([ok, ok])
    const link = makeLink({ open: () => wire, renew: async () => true, onState: () => {}, resume: async () => (order.push('resumed'), true) })
    link.open()
    await link.ask('message:send', line)
    order.push('asked')
    wire.drop('transport close')
    wire.connect()
    await link.ask('message:send', line)
    order.push('asked')
    expect(order).toEqual(['resumed', 'asked', 'resumed', 'asked'])
  })

  it('[ID2] when the server hangs up, a fresh pass is fetched and the line is dialled again', async () => {
    const { wire, link, renewals, states } = setUp([ok])
    link.open()
    await new Promise((done) => setImmediate(done))
    wire.drop('io server disconnect')
    expect(await link.ask('message:send', line)).toEqual(ok)
    expect(renewals()).toBe(1)
    expect(states.at(-1)).toBe('resumed')
  })

  it('[ID2] when the visit is over the line closes for good', async () => {
    const { wire, link, states } = setUp([], { canRenew: false })
    link.open()
    await new Promise((done) => setImmediate(done))
    wire.drop('io server disconnect')
    await expect.poll(() => states.at(-1)).toBe('closed')
    expect(wire.connected).toBe(false)
  })

  it('[ME5] news are heard once, also after a reconnect', async () => {
    const { wire, link } = setUp([])
    const heard: unknown[] = []
    link.hear('heartbeat', (news) => heard.push(news))
    link.open()
    await new Promise((done) => setImmediate(done))
    wire.drop('transport close')
    wire.connect()
    await new Promise((done) => setImmediate(done))
    wire.tell('heartbeat', { now: 1, places: {}, isDatabaseUp: true })
    expect(heard).toHaveLength(1)
  })
})

it('[LT5] an eager ask goes out beside what is read back after a connect; any other waits for it', async () => {
  const wire = new FakeWire([ok, ok])
  let readBack = () => {}
  const link = makeLink({ open: () => wire, renew: async () => true, resume: () => new Promise((done) => { readBack = () => done(true) }), onState: () => {} })
  link.open()
  const eager = link.ask('message:send', line, { isEager: true })
  const other = link.ask('message:send', { ...line, clientId: id(71) })
  expect(await eager).toEqual(ok)
  expect(wire.asked).toHaveLength(1)
  readBack()
  expect(await other).toEqual(ok)
})
