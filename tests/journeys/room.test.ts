// A hosted room: opened, watched, spoken in, rested by rule, closed.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '#tests/support/person'
import { Evening } from '#tests/support/evening'

let evening: Evening
beforeEach(async () => { evening = await Evening.begin() })
afterEach(() => evening.end())

describe('a room opens only as the house allows', () => {
  it('[RO3] a host cannot open a room while no supervisor is on shift, and can once one is', async () => {
    const roomId = await evening.room()
    const host = await evening.staff('すみれ', 'host')
    await host.ask('shift:start')
    await expect(host.ask('room:open', { roomId, minutes: 60 })).rejects.toMatchObject({ code: 'nobody_on_duty' })
    const supervisor = await evening.staff('みなと', 'supervisor')
    await supervisor.ask('shift:start')
    expect(await host.ask('room:open', { roomId, minutes: 60 })).toMatchObject({ state: 'open', hostName: 'すみれ' })
  })

  it('[RO3] when the host’s line stays away the room rests, read-only, and wakes when the host is back', async () => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    await evening.cut(host)
    await evening.later(100_000)
    expect(visitor.lastHeard('room:news')).toMatchObject({ roomId, state: 'resting' })
    await expect(visitor.say(roomId, 'きこえますか')).rejects.toMatchObject({ code: 'room_resting' })
    expect((await visitor.ask('place:read', { placeId: roomId, afterSeq: 0 })).entries.at(-1)).toMatchObject({ kind: 'notice', notice: 'resting' })
    await evening.staff('すみれ', 'host')
    await evening.later(11_000)
    await evening.later(1_000)
    expect(visitor.lastHeard('room:news')).toMatchObject({ state: 'open' })
    await visitor.say(roomId, 'またはじまりましたね')
  })

  it('[RO3] when the last supervisor goes off shift the room rests', async () => {
    const { roomId, supervisor } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    await supervisor.ask('shift:end')
    await evening.later(1_000)
    expect(visitor.lastHeard('room:news')).toMatchObject({ state: 'resting' })
  })

  it('[RO1] pausing lets people read and whisper but not speak; resuming lets them speak again', async () => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    await host.ask('room:pause', { roomId, reason: 'breath' })
    await expect(visitor.say(roomId, 'あのう')).rejects.toMatchObject({ code: 'room_paused' })
    await visitor.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: '少し心配です' })
    await host.ask('room:resume', { roomId, reason: 'over' })
    await visitor.say(roomId, 'あのう')
  })

  it('[RO1] a pause is its host’s: a room that rested meanwhile is paused when somebody is there again, until it is resumed', async () => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    const stateNow = async () => (await evening.context.store.rooms.find(roomId))?.state
    await host.ask('room:pause', { roomId, reason: 'heated' })
    await evening.cut(host)
    await evening.later(100_000)
    expect(await stateNow()).toBe('resting')
    const back = await evening.staff('すみれ', 'host')
    await evening.later(11_000)
    await evening.later(1_000)
    expect(await stateNow()).toBe('paused')
    expect(visitor.lastHeard('room:news')).toMatchObject({ state: 'paused' })
    await expect(visitor.say(roomId, 'もういいですか')).rejects.toMatchObject({ code: 'room_paused' })
    await back.ask('room:resume', { roomId, reason: 'over' })
    await visitor.say(roomId, 'またはじまりましたね')
    await evening.cut(back)
    await evening.later(100_000)
    await evening.staff('すみれ', 'host')
    await evening.later(11_000)
    await evening.later(1_000)
    expect(await stateNow()).toBe('open')
  })

  it('[RO1] two pauses at once: one moves the room, the other hears that it moved on', async () => {
    const { roomId, host, supervisor } = await evening.openRoom()
    const acks = await Promise.all([host.tryAsk('room:pause', { roomId, reason: 'breath' }), supervisor.tryAsk('room:pause', { roomId, reason: 'breath' })])
    expect(acks.map((ack) => (ack.ok ? 'ok' : ack.code)).sort()).toEqual(['moved_on', 'ok'])
  })
})

describe('being in a room', () => {
  it('[RO5] entering and leaving are not told to anyone, and a reader has the same seat as a writer', async () => {
    const { roomId, host } = await evening.openRoom()
    const first = await evening.seated('こいし', roomId)
    const before = first.lines(roomId).length
    const second = await evening.seated('あまおと', roomId, true)
    await second.ask('room:leave', { roomId })
    await evening.settle()
    expect(first.lines(roomId)).toHaveLength(before)
    expect(first.heard('room:news').map(({ presence }) => presence)).toEqual([])
    expect(host.lines(roomId).map(({ kind }) => kind)).not.toContain('joined')
  })

  it('[RO4] a full room refuses the next person kindly, and a seat left is free again', async () => {
    await evening.room('小さな間', { capacity: 1 })
    const { roomId } = await evening.openRoom('小さな間')
    const first = await evening.seated('こいし', roomId)
    await expect(evening.seated('あまおと', roomId)).rejects.toMatchObject({ code: 'room_full' })
    await first.ask('room:leave', { roomId })
    await evening.seated('つゆくさ', roomId)
  })

  it('[AC4] a nickname that poses as staff is refused, also as the name of someone on duty in other letters', async () => {
    const { roomId } = await evening.openRoom()
    const visitor = await evening.visitor('だれか')
    for (const nickname of ['スタッフ', 'ｽﾀｯﾌ', '管理人さん', 'スミレ', 'すみれ☆']) {
      await expect(visitor.ask('room:enter', { roomId, nickname, mark: 'leaf', isWatching: true })).rejects.toMatchObject({ code: 'nickname_reserved' })
    }
  })

  it('[AC11] a nickname with a way to be reached, or against people, is refused; one that is a cry for help with where help is, and its writer may come in under another', async () => {
    const { roomId } = await evening.openRoom()
    const visitor = await evening.visitor('こいし')
    const enter = (nickname: string, isWatching: boolean) => visitor.tryAsk('room:enter', { roomId, nickname, mark: 'leaf', isWatching })
    for (const nickname of ['らいん:abc123', '死ねきもい']) for (const isWatching of [true, false]) expect(await enter(nickname, isWatching)).toEqual({ ok: false, code: 'nickname_unfit' })
    expect(await enter('一緒に死のう', false)).toEqual({ ok: false, code: 'help_named' })
    expect(await enter('こいし', false)).toMatchObject({ ok: true })
    // In the room a name can be changed: it is read there too.
    expect(await enter('カカオid:aoi9', false)).toEqual({ ok: false, code: 'nickname_unfit' })
    expect((await evening.context.pool.query('select count(*)::int as n from escalations')).rows).toEqual([{ n: 0 }])
  })

  it('[AC11] a nickname one sits under is not judged again: whoever turns from watching to writing, or comes back, keeps it whatever the lists say by now', async () => {
    const { roomId } = await evening.openRoom()
    const visitor = await evening.visitor('こいし')
    const enter = (nickname: string, isWatching: boolean) => visitor.tryAsk('room:enter', { roomId, nickname, mark: 'leaf', isWatching })
    expect(await enter('こいし', true)).toMatchObject({ ok: true })
    // A check that breaks reads no name at all.
    Object.assign(evening.context.wordLists, { book: () => ({}) })
    expect(await enter('こいし', false)).toMatchObject({ ok: true, data: { seat: { name: 'こいし', isWatching: false } } })
    await visitor.ask('room:leave', { roomId })
    expect(await enter('つゆくさ', false)).toEqual({ ok: false, code: 'nickname_unfit' })
    expect(await enter('こいし', false)).toMatchObject({ ok: true })
  })

  it('[AC10] of a suggested nickname there is one in an opening, also when its person has gone; a chosen one stays as it was typed, and so does one that comes back', async () => {
    const { roomId } = await evening.openRoom()
    const enter = async (isSuggested?: boolean, person?: Person) => {
      const who = person ?? (await evening.visitor('だれか'))
      const { seat } = await who.ask('room:enter', { roomId, nickname: 'なずな', mark: 'leaf', isWatching: true, ...(isSuggested ? { isSuggested } : {}) })
      return { who, name: seat?.name }
    }
    const first = await enter(true)
    expect(first.name).toBe('なずな')
    await first.who.ask('room:leave', { roomId })
    const others = [await enter(true), await enter(true)]
    expect(new Set(['なずな', ...others.map(({ name }) => name)]).size).toBe(3)
    expect((await enter()).name).toBe('なずな')
    expect((await enter(true, first.who)).name).toBe('なずな')
  })

  it('[RO6] closing takes the text from visitors: nothing is read back and nothing can be said', async () => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    await visitor.say(roomId, '今日はここまで')
    await host.ask('room:close', { roomId, reason: 'ended' })
    await expect(visitor.ask('place:read', { placeId: roomId, afterSeq: 0 })).rejects.toMatchObject({ code: 'not_found' })
    await expect(visitor.say(roomId, 'まだいますか')).rejects.toMatchObject({ code: 'room_closed' })
    expect(visitor.lines(roomId).at(-1)).toMatchObject({ kind: 'notice', notice: 'closed' })
  })

  it('[RO10] ten minutes before the end it is said once, and at the end the room closes by itself', async () => {
    const { roomId } = await evening.openRoom('ほしの間', 30)
    const visitor = await evening.seated('こいし', roomId)
    await evening.later(20 * 60_000 + 1)
    await evening.later(5_000)
    expect(visitor.lines(roomId).filter((entry) => entry.kind === 'notice' && entry.notice === 'closing_soon')).toHaveLength(1)
    const closing = await evening.seated('なずな', roomId, true)
    await evening.later(10 * 60_000)
    expect(closing.lastHeard('room:news')).toMatchObject({ state: 'after' })
    await evening.later(10 * 60_000)
    expect(closing.lastHeard('room:news')).toMatchObject({ state: 'closed' })
  })

  it('[RO2] the next opening of the same room goes on counting, and does not show the last one’s text', async () => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    const { seq } = await visitor.say(roomId, '前の日のことば')
    await host.ask('room:close', { roomId, reason: 'ended' })
    await host.ask('room:open', { roomId, minutes: 60 })
    const place = await visitor.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false, afterSeq: 0 })
    expect(place.entries.map((entry) => (entry.kind === 'message' ? entry.text : entry.kind))).toEqual(['notice'])
    expect(place.entries[0]?.seq).toBeGreaterThan(seq)
  })
})

describe('leaving and coming in again', () => {
  it('[WI1] asked one after the other on one line is done so: whoever is in hears the room', async () => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    for (let i = 0; i < 15; i++) {
      const [, entered] = await Promise.all([visitor.tryAsk('room:leave', { roomId }), visitor.tryAsk('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })])
      expect(entered).toMatchObject({ ok: true })
      await host.say(roomId, `きこえますか${i}`)
      await evening.settle()
      expect(visitor.texts(roomId)).toContain(`きこえますか${i}`)
      expect(await visitor.tryAsk('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp: 'here' })).toMatchObject({ ok: true })
    }
  })
})
