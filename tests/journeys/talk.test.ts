// Lines of talk: written once, heard by those who may, read back without a gap.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Evening, type VisitorPass } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let roomId: string
let host: Person
let supervisor: Person
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host, supervisor } = await evening.openRoom())
})
afterEach(() => evening.end())

describe('a line', () => {
  it('[ME1] is acknowledged with its seq and heard by everyone in the room, the silent reader too', async () => {
    const writer = await evening.seated('こいし', roomId)
    const reader = await evening.seated('あまおと', roomId, true)
    const { seq } = await writer.say(roomId, '三日ぶりに窓をあけました。')
    await evening.settle()
    for (const person of [writer, reader, host]) {
      expect(person.lines(roomId).find((entry) => entry.seq === seq)).toMatchObject({ kind: 'message', text: '三日ぶりに窓をあけました。', author: { name: 'こいし' } })
    }
  })

  it('[ME3] sent again with the same id is one line with one seq, also when both tries are under way at once', async () => {
    const writer = await evening.seated('こいし', roomId)
    const clientId = randomUUID()
    const tries = await Promise.all([1, 2, 3].map(() => writer.say(roomId, '一度だけ', clientId)))
    const later = await writer.say(roomId, '一度だけ', clientId)
    expect(new Set([...tries, later].map(({ seq }) => seq)).size).toBe(1)
    await evening.settle()
    expect(host.texts(roomId)).toEqual(['一度だけ'])
  })

  it('[ME2] many writers at once: every seq once, without a gap, in one order for all', async () => {
    const writers = await Promise.all(['あおい', 'つゆくさ', 'こいし', 'なずな', 'かすみ'].map((name) => evening.seated(name, roomId)))
    await Promise.all(writers.flatMap((writer, w) => Array.from({ length: 40 }, (_, i) => writer.say(roomId, `${w + 1}-${i}`))))
    await evening.settle()
    const orders = [...writers, host].map((person) => person.lines(roomId).filter((entry) => entry.kind === 'message').map(({ seq }) => seq))
    expect(orders[0]).toHaveLength(200)
    for (const order of orders) expect(order).toEqual(orders[0])
    expect(orders[0]?.at(-1)).toBe((orders[0]?.[0] ?? 0) + 199)
  })

  it('[ME5] after a lost line everything missed is read back in order', async () => {
    const writer = await evening.seated('こいし', roomId)
    const pass = await evening.pass()
    const sleeper = await evening.visitor('ねむり', pass)
    const entered = await sleeper.ask('room:enter', { roomId, nickname: 'ねむり', mark: 'snow', isWatching: true })
    sleeper.leave()
    for (const text of ['ひとつ', 'ふたつ', 'みっつ']) await writer.say(roomId, text)
    const awake = await evening.visitor('ねむり', pass)
    const back = await awake.ask('room:enter', { roomId, nickname: 'ねむり', mark: 'snow', isWatching: true, afterSeq: entered.lastSeq })
    expect(back.entries.map((entry) => (entry.kind === 'message' ? entry.text : entry.kind))).toEqual(['ひとつ', 'ふたつ', 'みっつ'])
    expect(back.seat?.seatId).toBe(entered.seat?.seatId)
  })

  it('[ME6] empty, invisible, too long and piled-up texts are refused by code and nothing is written', async () => {
    const writer = await evening.seated('こいし', roomId)
    for (const [text, code] of [['', 'empty'], ['   \n', 'empty'], ['\u200b\u200d', 'empty'], ['あ'.repeat(2001), 'too_long'], [`あ${'\u0301'.repeat(400)}`, 'too_long']] as const) {
      await expect(writer.say(roomId, text)).rejects.toMatchObject({ code })
    }
    await writer.say(roomId, 'あ'.repeat(2000))
    await evening.settle()
    expect(host.texts(roomId)).toEqual(['あ'.repeat(2000)])
  })

  it('[ME7] control and bidi marks are taken out, everything else stays as typed', async () => {
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, 'おと\u202eなし\u0007い  日は👨‍👩‍👧 ｶﾞﾗｽ\r\nのように')
    await evening.settle()
    expect(host.texts(roomId)).toEqual(['おとなしい  日は👨‍👩‍👧 ｶﾞﾗｽ\nのように'])
  })
})

describe('a cry for help', () => {
  it('[MO4] is heard however fast one wrote before: talk waits its turn, a cry does not', async () => {
    const hurried = await Evening.begin({ hasRealRates: true })
    const opened = await hurried.openRoom()
    const writer = await hurried.seated('こいし', opened.roomId)
    const codes = []
    for (let i = 0; i < 10; i++) {
      const ack = await writer.tryAsk('message:send', { placeId: opened.roomId, clientId: randomUUID(), text: `${i}` })
      codes.push(ack.ok ? 'ok' : ack.code)
    }
    expect(codes.at(-1)).toBe('too_fast')
    await writer.say(opened.roomId, 'もう死にたいです')
    const { rows } = await hurried.context.pool.query("select severity from escalations where state = 'raised'")
    expect(rows).toEqual([{ severity: 'urgent' }])
    await hurried.end()
  })
})

describe('what not everyone may read', () => {
  it('[RO9] a whisper reaches the host and the writer; others get a blank with the same seq', async () => {
    const writer = await evening.seated('こいし', roomId)
    const other = await evening.seated('あまおと', roomId)
    const { seq } = await writer.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: '少し心配です' })
    await writer.say(roomId, 'つづき')
    await evening.settle()
    expect(host.lines(roomId).find((entry) => entry.seq === seq)).toMatchObject({ kind: 'whisper', text: '少し心配です' })
    expect(writer.lines(roomId).find((entry) => entry.seq === seq)).toMatchObject({ kind: 'whisper', text: '少し心配です' })
    expect(other.lines(roomId).find((entry) => entry.seq === seq)).toEqual({ kind: 'blank', seq })
    const back = await other.ask('place:read', { placeId: roomId, afterSeq: 0 })
    expect(back.entries.find((entry) => entry.seq === seq)).toEqual({ kind: 'blank', seq })
    expect(back.entries.map(({ seq: each }) => each)).toEqual(back.entries.map((_, i) => (back.entries[0]?.seq ?? 0) + i))
  })

  it('[MO3] a line with a telephone number is held before anyone sees it, and appears for all when a host releases it', async () => {
    const writer = await evening.seated('こいし', roomId)
    const other = await evening.seated('あまおと', roomId)
    const sent = await writer.say(roomId, 'よかったら 090-0123-4567 に')
    await evening.settle()
    expect(sent.entry).toMatchObject({ held: { category: 'pii_phone', isShownToWriter: true, spans: [[6, 19]] } })
    expect(other.lines(roomId).find(({ seq }) => seq === sent.seq)).toEqual({ kind: 'blank', seq: sent.seq })
    expect(host.lines(roomId).find(({ seq }) => seq === sent.seq)).toMatchObject({ kind: 'message', text: 'よかったら 090-0123-4567 に', held: { category: 'pii_phone' } })
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq: sent.seq, reason: 'fine' })
    await evening.settle()
    expect(other.lines(roomId).at(-1)).toMatchObject({ kind: 'released', target: sent.seq, text: 'よかったら 090-0123-4567 に', author: { name: 'こいし' } })
  })

  it('[MO3] help-line numbers pass', async () => {
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, '0120-279-338 と 0570-064-556 があります')
    await evening.settle()
    expect(host.texts(roomId)).toHaveLength(1)
    expect(host.lines(roomId).at(-1)).not.toHaveProperty('held')
  })

  it('[MO5] a line taken down loses its words for visitors, leaves a trace with the reason, and an audit row', async () => {
    const writer = await evening.seated('こいし', roomId)
    const other = await evening.seated('あまおと', roomId)
    const { seq } = await writer.say(roomId, 'きつい言葉')
    await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason: 'hurtful' })
    await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason: 'hurtful' })
    await evening.settle()
    expect(other.lines(roomId).filter((entry) => entry.kind === 'hidden')).toEqual([expect.objectContaining({ target: seq, reason: 'hurtful' })])
    const { entries } = await other.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })
    expect(entries[0]).toMatchObject({ kind: 'message', text: '', hidden: 'hurtful' })
    const { rows } = await evening.context.pool.query("select reason_code from audit where action = 'message.hide'")
    expect(rows).toEqual([{ reason_code: 'hurtful' }])
  })

  it('[MO7] asked to rest: told why and until when, silent at once, and back after the time', async () => {
    const pass = await evening.pass()
    const writer = await evening.visitor('こいし', pass)
    const seatId = (await writer.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })).seat?.seatId ?? ''
    await host.ask('person:rest', { placeId: roomId, seatId, reason: 'hurtful', minutes: 30 })
    await evening.settle()
    expect(writer.lastHeard('rest:asked')).toMatchObject({ reason: 'hurtful', until: evening.clock.now() + 30 * 60_000 })
    evening.clock.move(1_000)
    await host.ask('person:rest', { placeId: roomId, seatId, reason: 'hurtful', minutes: 30 })
    await evening.settle()
    expect(writer.heard('rest:asked')).toHaveLength(1)
    await expect(writer.say(roomId, 'もうひとこと')).rejects.toMatchObject({ code: 'not_found' })
    await expect(writer.ask('room:enter', { roomId, nickname: 'べつのなまえ', mark: 'snow', isWatching: true })).rejects.toMatchObject({ code: 'asked_to_rest' })
    const heard = writer.lines(roomId).length
    await host.say(roomId, 'きょうもゆっくりしましょう')
    await evening.settle()
    expect(writer.lines(roomId)).toHaveLength(heard)
    evening.clock.move(30 * 60_000)
    const renewed = (await (await evening.post('/api/visits/renew', { secret: pass.secret })).json()) as VisitorPass
    const rested = await evening.visitor('こいし', renewed)
    await rested.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
  })

  it('[MO7] resting while sending, 100 interleavings: after the commit no later line of that person', async () => {
    for (let round = 0; round < 100; round++) {
      const writer = await evening.visitor('こいし')
      const place = await writer.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
      const sends = Array.from({ length: 4 }, (_, i) => writer.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: `${round}-${i}` }))
      await host.ask('person:rest', { placeId: roomId, seatId: place.seat?.seatId ?? '', reason: 'flood', minutes: 1 })
      const { lastSeq } = await host.ask('place:read', { placeId: roomId, afterSeq: 0 })
      expect((await writer.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: 'あと' })).ok).toBe(false)
      const acks = await Promise.all(sends)
      expect(acks.filter((ack) => ack.ok && ack.data.seq > lastSeq)).toEqual([])
      writer.leave()
    }
  }, 60_000)

  it('[RE2] a supervisor looks in only with a reason, and the audit row stands before the text is shown', async () => {
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, 'こんばんは')
    await expect(supervisor.ask('place:look', { placeId: roomId, reason: '' })).rejects.toMatchObject({ code: 'bad_input' })
    const { place } = await supervisor.ask('place:look', { placeId: roomId, reason: '見守りのため' })
    expect(place.entries.some((entry) => entry.kind === 'message' && entry.text === 'こんばんは')).toBe(true)
    const { rows } = await evening.context.pool.query("select count(*)::int as n from audit where action = 'place.look'")
    expect(rows).toEqual([{ n: 1 }])
    await evening.context.pool.query('alter table audit rename to audit_away')
    try {
      evening.options.mayLogErrors = true
      await expect(supervisor.ask('place:look', { placeId: roomId, reason: '見守りのため' })).rejects.toMatchObject({ code: 'internal' })
    } finally {
      await evening.context.pool.query('alter table audit_away rename to audit')
    }
  })

  it('[MO8] a report reaches staff, hides nothing by itself, and is counted once however often it is sent', async () => {
    const writer = await evening.seated('こいし', roomId)
    const other = await evening.seated('あまおと', roomId)
    const { seq } = await writer.say(roomId, 'こんばんは')
    const clientId = randomUUID()
    for (let i = 0; i < 3; i++) await other.ask('report:send', { placeId: roomId, clientId, seq, reason: 'worried' })
    const { reports } = await host.ask('desk:state')
    expect(reports).toEqual([expect.objectContaining({ seq, reason: 'worried', placeId: roomId })])
    expect((await other.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries[0]).toMatchObject({ text: 'こんばんは' })
  })
})
