// One's own lines on their way out.
import { describe, expect, it } from 'vitest'
import type { Asked, Link } from '../../client/link.ts'
import { roomFrom } from '../../client/room/room-state.ts'
import { makeStore } from '../../client/store.ts'
import { makeOutbox } from '../../client/visit/outbox.ts'
import { aPlace, said } from './a-place.ts'

type Sent = { clientId: string; text?: string }

function setUp(replies: (Asked<'message:send'> | Promise<Asked<'message:send'>>)[]) {
  const store = makeStore()
  store.set({ room: roomFrom(aPlace([said(1)])), line: 'up' })
  const asked: Sent[] = []
  const waits: number[] = []
  const link = { state: () => 'resumed', ask: async (_event: string, input: Sent) => (asked.push(input), (await replies.shift()) ?? { ok: false, code: 'lost' }) } as unknown as Link
  const outbox = makeOutbox(link, store, async (ms) => void waits.push(ms))
  const pending = () => store.get().room?.pending.map(({ state, code, what }) => ({ state, code, text: what.kind === 'stamp' ? what.stamp : what.text }))
  return { store, outbox, asked, waits, pending }
}
/** An answer that is given later. */
function later() {
  let resolve: (ack: Asked<'message:send'>) => void = () => {}
  const promise = new Promise<Asked<'message:send'>>((done) => (resolve = done))
  return { promise, resolve }
}
const ok = (seq: number): Asked<'message:send'> => ({ ok: true, data: { seq, at: 0 } })

describe('the outbox', () => {
  it('[LK5] lines written fast go out one after the other, in the order they were written', async () => {
    const first = later()
    const { outbox, asked } = setUp([first.promise, ok(3), ok(4)])
    for (const text of ['一', '二', '三']) outbox.write('room', { kind: 'message', text })
    await expect.poll(() => asked.length).toBe(1)
    first.resolve(ok(2))
    await expect.poll(() => asked.map(({ text }) => text)).toEqual(['一', '二', '三'])
  })

  it('[LK10] when the house asks for slowness the line waits that long and goes again with the same id', async () => {
    const { outbox, asked, waits, store } = setUp([{ ok: false, code: 'too_fast', retryInMs: 4_000 }, ok(2)])
    outbox.write('room', { kind: 'message', text: 'はやい' })
    await expect.poll(() => asked.length).toBe(2)
    expect(waits[0]).toBeGreaterThanOrEqual(4_000)
    expect(asked[0]?.clientId).toBe(asked[1]?.clientId)
    expect(store.get().slowUntil).toBeGreaterThan(Date.now())
  })

  it('[LK10] a refusal keeps the text and says why; it goes again only when asked', async () => {
    const { outbox, asked, pending, store } = setUp([{ ok: false, code: 'room_paused' }, ok(2)])
    outbox.write('room', { kind: 'message', text: 'まだ言えなかった' })
    await expect.poll(pending).toEqual([{ state: 'failed', code: 'room_paused', text: 'まだ言えなかった' }])
    outbox.again('room', store.get().room?.pending[0]?.clientId ?? '')
    await expect.poll(() => asked.length).toBe(2)
    expect(asked[0]?.clientId).toBe(asked[1]?.clientId)
  })

  it('[LK10] what was withdrawn while waiting is not sent', async () => {
    const first = later()
    const { outbox, asked, store } = setUp([first.promise, ok(3)])
    outbox.write('room', { kind: 'message', text: '一' })
    outbox.write('room', { kind: 'message', text: '二' })
    outbox.withdraw('room', store.get().room?.pending[1]?.clientId ?? '')
    first.resolve(ok(2))
    await expect.poll(() => store.get().room?.pending.filter(({ state }) => state === 'sending').length).toBe(0)
    expect(asked.map(({ text }) => text)).toEqual(['一'])
  })

  it('[MO3] a held line comes back with the answer and takes the place of the line on its way', async () => {
    const { outbox, store } = setUp([{ ok: true, data: { seq: 2, at: 0, entry: { ...said(2), kind: 'message', author: { kind: 'visitor', seatId: aPlace().seat?.seatId ?? '', name: 'なずな', mark: 'leaf' }, text: '090', held: { category: 'pii_phone', spans: [[0, 3]], isShownToWriter: true } } as never } }])
    outbox.write('room', { kind: 'message', text: '090' })
    await expect.poll(() => store.get().room?.entries.at(-1)).toMatchObject({ seq: 2, held: { category: 'pii_phone' } })
    expect(store.get().room?.pending).toEqual([])
  })
})
