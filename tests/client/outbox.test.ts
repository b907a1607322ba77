// One's own lines on their way out.
import { describe, expect, it } from 'vitest'
import type { Asked, Link } from '../../client/link.ts'
import { roomFrom } from '../../client/room/room-state.ts'
import { makeStore } from '../../client/store.ts'
import { closeRoom, fadeRoom } from '../../client/visit/close-room.ts'
import { hearNews } from '../../client/visit/hear-news.ts'
import { makeOutbox } from '../../client/visit/outbox.ts'
import { aPlace, id, said } from './a-place.ts'

type Sent = { placeId: string; clientId: string; text?: string }

function setUp(replies: (Asked<'message:send'> | Promise<Asked<'message:send'>>)[]) {
  const store = makeStore()
  store.set({ room: roomFrom(aPlace([said(1)])), line: 'up' })
  const asked: Sent[] = []
  const waits: number[] = []
  const due: (() => void)[] = []
  const link = { state: () => 'resumed', ask: async (_event: string, input: Sent) => (asked.push(input), (await replies.shift()) ?? { ok: false, code: 'lost' }) } as unknown as Link
  const outbox = makeOutbox(link, store, (ms) => (waits.push(ms), new Promise((done) => due.push(done))))
  /** One wait is over: of those that are not, the first that was begun, or another. */
  const later = (n = 0) => due.splice(n, 1)[0]?.()
  const texts = () => asked.map(({ text }) => text)
  const pending = () => store.get().room?.pending.map(({ state, code, what }) => ({ state, code, text: what.kind === 'stamp' ? what.stamp : what.text }))
  return { store, outbox, asked, texts, waits, pending, later, waiting: () => due.length }
}
/** An answer that is given later. */
function held() {
  let resolve: (ack: Asked<'message:send'>) => void = () => {}
  const promise = new Promise<Asked<'message:send'>>((done) => (resolve = done))
  return { promise, resolve }
}
const ok = (seq: number): Asked<'message:send'> => ({ ok: true, data: { seq, at: 0 } })

describe('the outbox', () => {
  it('[LK5] lines written fast go out one after the other, in the order they were written', async () => {
    const first = held()
    const { outbox, asked } = setUp([first.promise, ok(3), ok(4)])
    for (const text of ['一', '二', '三']) outbox.write('room', { kind: 'message', text })
    await expect.poll(() => asked.length).toBe(1)
    first.resolve(ok(2))
    await expect.poll(() => asked.map(({ text }) => text)).toEqual(['一', '二', '三'])
  })

  it('[LK10] when the house asks for slowness the line waits that long and goes again with the same id', async () => {
    const { outbox, asked, waits, store, later } = setUp([{ ok: false, code: 'too_fast', retryInMs: 4_000 }, ok(2)])
    outbox.write('room', { kind: 'message', text: 'はやい' })
    await expect.poll(() => waits.length).toBe(1)
    expect(asked.length).toBe(1)
    later()
    await expect.poll(() => asked.length).toBe(2)
    expect(waits[0]).toBeGreaterThanOrEqual(4_000)
    expect(asked[0]?.clientId).toBe(asked[1]?.clientId)
    expect(store.get().slowUntil).toBeGreaterThan(Date.now())
  })

  it.each(['message', 'whisper'] as const)('[MO4] however long a %s is the house is asked, with as much as goes through the line; its writer keeps all of it', async (kind) => {
    const { outbox, asked, pending } = setUp([{ ok: false, code: 'too_long' }])
    const text = `もう死にたい。${'あ'.repeat(20_000)}`
    outbox.write('room', { kind, text })
    await expect.poll(pending).toEqual([{ state: 'failed', code: 'too_long', text }])
    expect(asked).toHaveLength(1)
    expect(asked[0]?.text?.startsWith('もう死にたい。')).toBe(true)
    // More than this the page itself says to be too long.
    expect(new TextEncoder().encode(JSON.stringify(asked[0])).length).toBeLessThanOrEqual(15_500)
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
    const first = held()
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

describe('what the house has asked to wait', () => {
  const slow: Asked<'message:send'> = { ok: false, code: 'too_fast', retryInMs: 120_000 }

  it('[HA4] [MO4] holds back neither a whisper nor a cry for help written after it, and goes itself when its time has come', async () => {
    const { outbox, texts, later, waiting, store } = setUp([slow, slow, ok(2), ok(3)])
    outbox.write('room', { kind: 'message', text: 'きょうは' })
    await expect.poll(waiting).toBe(1)
    outbox.write('room', { kind: 'whisper', text: 'たすけて' })
    const states = () => store.get().room?.pending.map(({ state }) => state)
    await expect.poll(states).toEqual(['waiting', 'sent'])
    expect(texts()).toEqual(['きょうは', 'きょうは', 'たすけて'])
    later(1)
    await expect.poll(states).toEqual(['sent', 'sent'])
    later()
    await expect.poll(waiting).toBe(0)
    expect(texts().length).toBe(4)
  })

  it('[HA4] [MO4] a line is tried once although one before it waits, and then keeps its order behind it', async () => {
    const { outbox, texts, later, waiting } = setUp([slow, slow, slow, ok(2), ok(3)])
    outbox.write('room', { kind: 'message', text: '一' })
    await expect.poll(waiting).toBe(1)
    outbox.write('room', { kind: 'message', text: 'もう死にたい' })
    await expect.poll(waiting).toBe(3)
    expect(texts()).toEqual(['一', '一', 'もう死にたい'])
    // The wait of an earlier try wakes nobody, and that of the second line does not while the first one waits.
    later(2)
    later(0)
    await Promise.resolve()
    expect(texts().length).toBe(3)
    later()
    await expect.poll(() => texts().slice(3)).toEqual(['一', 'もう死にたい'])
  })

  it('[MO4] so it is with a line the house cannot take at all', async () => {
    const { outbox, texts, waiting, store } = setUp([{ ok: false, code: 'internal' }, { ok: false, code: 'internal' }, ok(2)])
    outbox.write('room', { kind: 'message', text: '一' })
    await expect.poll(waiting).toBe(1)
    outbox.write('room', { kind: 'message', text: 'もう死にたい' })
    await expect.poll(() => store.get().room?.pending.map(({ state }) => state)).toEqual(['waiting', 'sent'])
    expect(texts()).toEqual(['一', '一', 'もう死にたい'])
  })

  it('[LK5] goes out no more when its writer has left, nor anything at all in another visit', async () => {
    const { outbox, texts, later, waiting } = setUp([slow, { ok: false, code: 'unavailable' }])
    outbox.write('room', { kind: 'message', text: '一' })
    await expect.poll(waiting).toBe(1)
    outbox.leave('room')
    outbox.write('room', { kind: 'message', text: '二' })
    await expect.poll(waiting).toBe(2)
    outbox.forget()
    later()
    later()
    outbox.write('room', { kind: 'message', text: '三' })
    await expect.poll(texts).toEqual(['一', '二', '三'])
  })
})

describe('when the place is over while lines are on their way', () => {
  const cry = 'もう死にたい'

  it('[MO4] [LK10] what waited is sent all the same, and stands there with what became of it', async () => {
    for (const end of [closeRoom, fadeRoom]) {
      const first = held()
      const { outbox, store, texts, pending } = setUp([first.promise, { ok: false, code: 'person_told' }])
      store.set({ screen: 'room' })
      outbox.write('room', { kind: 'message', text: 'ねえ' })
      outbox.write('room', { kind: 'message', text: cry })
      await expect.poll(texts).toEqual(['ねえ'])
      end(store)
      first.resolve({ ok: false, code: 'room_closed' })
      await expect.poll(pending).toEqual([{ state: 'failed', code: 'room_closed', text: 'ねえ' }, { state: 'failed', code: 'person_told', text: cry }])
      expect(store.get().room?.entries).toEqual([])
    }
  })

  it('[RO6] a line that the log has taken leaves the page with the others', () => {
    const { store } = setUp([])
    store.set({ screen: 'room' })
    store.act('room', { type: 'written', pending: { clientId: id(60), what: { kind: 'message', text: 'ねえ' }, at: 0, state: 'sent', seq: 7 } })
    closeRoom(store)
    expect(store.get().room?.pending).toEqual([])
  })

  it('[MO4] [FI2] after a rest the cry goes on to its own place, and the door says whether a person was told', async () => {
    const first = held()
    const { outbox, store, asked } = setUp([first.promise, { ok: false, code: 'help_named' }])
    const hear = hearing(store)
    store.set({ screen: 'room', seat: { roomId: id(9), name: 'なずな', mark: 'leaf', isWatching: false } })
    outbox.write('room', { kind: 'message', text: 'ねえ' })
    outbox.write('room', { kind: 'message', text: cry })
    hear('rest:asked', { placeId: id(9), reason: 'hurtful', until: Date.now() + 60_000 })
    expect(store.get()).toMatchObject({ room: null, seat: null, screen: 'door' })
    store.set({ room: roomFrom(aPlace([], { placeId: id(11) })) })
    first.resolve({ ok: false, code: 'not_found' })
    await expect.poll(() => store.get().unsaid).toBe('help_named')
    expect(asked.map(({ placeId, text }) => [placeId, text])).toEqual([[id(9), 'ねえ'], [id(9), cry]])
    expect(store.get().room?.pending).toEqual([])
  })
})

describe('asked to rest', () => {
  const seat = { name: 'なずな', mark: 'leaf' as const, isWatching: false }

  it('[MO7] from a room one has left, the room where one sits now stays as it is', () => {
    const { store } = setUp([])
    const hear = hearing(store)
    store.set({ screen: 'room', seat: { ...seat, roomId: id(9) } })
    hear('rest:asked', { placeId: id(77), reason: 'hurtful', until: Date.now() + 60_000 })
    expect(store.get()).toMatchObject({ screen: 'room', seat: { roomId: id(9) }, room: { placeId: id(9) }, rest: { placeId: id(77) } })
  })

  it('[HA6] from all rooms, it is over wherever one sits', () => {
    const { store } = setUp([])
    const hear = hearing(store)
    store.set({ screen: 'room', seat: { ...seat, roomId: id(9) } })
    hear('rest:asked', { placeId: id(77), reason: 'hurtful', until: Date.now() + 60_000, isEverywhere: true })
    expect(store.get()).toMatchObject({ screen: 'door', seat: null, room: null })
  })
})

/** The page as it hears news. */
function hearing(store: ReturnType<typeof makeStore>): (event: string, news: unknown) => void {
  const heard = new Map<string, (news: never) => void>()
  hearNews({ store, link: { hear: (event: string, listener: (news: never) => void) => heard.set(event, listener) } } as never, () => undefined)
  return (event, news) => heard.get(event)?.(news as never)
}
