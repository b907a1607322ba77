// Where the right to hear a place ends: with its opening, with the seat, with the look, whichever line one left by.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { until } from '#tests/support/until'

let evening: Evening
beforeEach(async () => { evening = await Evening.begin() })
afterEach(() => evening.end())

const looked = (person: Person, placeId: string, reason = '見守りのため') => person.ask('place:look', { placeId, reason })

describe('an opening that is over', () => {
  it('[RO6] who sat in an earlier opening hears nothing of the next one before sitting down in it', async () => {
    const { roomId, host } = await evening.openRoom()
    const stayed = await evening.seated('こいし', roomId)
    await host.ask('room:close', { roomId, reason: 'ended' })
    await evening.settle()
    const before = stayed.heard('place:news').length
    await host.ask('room:open', { roomId, minutes: 60 })
    const other = await evening.seated('あまおと', roomId)
    await other.say(roomId, 'つぎの会のことば')
    await evening.settle()
    expect(stayed.heard('place:news')).toHaveLength(before)
    await stayed.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: true })
    await other.say(roomId, 'おかえりなさい')
    await evening.settle()
    expect(stayed.texts(roomId)).toContain('おかえりなさい')
  })

  it('[RE2] who of the staff looked into an earlier opening hears nothing of the next one without looking in anew', async () => {
    const { roomId, host, supervisor } = await evening.openRoom()
    await looked(supervisor, roomId)
    await host.ask('room:close', { roomId, reason: 'ended' })
    await evening.settle()
    const before = supervisor.heard('place:news').length
    await host.ask('room:open', { roomId, minutes: 60 })
    const visitor = await evening.seated('こいし', roomId)
    await visitor.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: 'そっと' })
    await evening.settle()
    expect(supervisor.heard('place:news')).toHaveLength(before)
  })

  it('[RO7] nobody of an earlier opening is counted in the next one', async () => {
    const { roomId, host } = await evening.openRoom()
    await evening.seated('こいし', roomId)
    await host.ask('room:close', { roomId, reason: 'ended' })
    await host.ask('room:open', { roomId, minutes: 60 })
    expect((await host.ask('desk:state')).rooms.find((room) => room.roomId === roomId)).toMatchObject({ visitors: 0 })
  })
})

describe('a line that falls at the door', () => {
  it('[RO7] [RO4] whose line fell while they were being let in is counted nowhere, and their seat is gone with its grace', async () => {
    const { roomId } = await evening.openRoom()
    const { context } = evening
    const visitor = await evening.visitor('こいし')
    const waits = async () => (await context.pool.query("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rowCount
    await context.store.transact(async (tx) => {
      await tx.lockPlace(roomId)
      void visitor.raw('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false }).catch(() => undefined)
      await expect.poll(waits).toBe(1)
      await evening.cut(visitor)
    })
    const { visitId, conversationId } = await until('the seat is taken', async () => (await context.pool.query<{ visitId: string; conversationId: string }>('select visit_id as "visitId", conversation_id as "conversationId" from seats')).rows[0])
    // What is remembered of the seat comes with the counting.
    await expect.poll(() => context.seats.recall(visitId, roomId)).toBeDefined()
    expect([context.live.visitorsIn(roomId), context.live.isConnected(visitId)]).toEqual([0, false])
    const sitting = () => context.store.seats.count(conversationId, evening.clock.now() - context.settings.seatGraceMs)
    expect(await sitting()).toBe(1)
    await evening.later(context.settings.seatGraceMs)
    expect(await sitting()).toBe(0)
  })
})

describe('every line of a person', () => {
  it('[ID2] leaving a room by one line ends the hearing of the visit’s other lines', async () => {
    const { roomId, host } = await evening.openRoom()
    const pass = await evening.pass()
    const [one, two] = [await evening.visitor('こいし', pass), await evening.visitor('こいし', pass)]
    for (const line of [one, two]) await line.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    await one.ask('room:leave', { roomId })
    await host.say(roomId, 'お茶にしましょう')
    await evening.settle()
    expect(two.texts(roomId)).toEqual([])
    expect((await host.ask('desk:state')).rooms.find((room) => room.roomId === roomId)).toMatchObject({ visitors: 0 })
  })

  it('[RE2] ending a look-in by one line ends it for the other lines of that person', async () => {
    const { roomId, supervisor } = await evening.openRoom()
    const again = await evening.staff('みなと')
    await looked(supervisor, roomId)
    await looked(again, roomId)
    await supervisor.ask('place:unlook', { placeId: roomId })
    const visitor = await evening.seated('こいし', roomId)
    await visitor.say(roomId, 'こんばんは')
    await evening.settle()
    expect(again.texts(roomId)).toEqual([])
  })

  it('[PO2] who stops hosting by one line hears the room by no other', async () => {
    const { roomId, host } = await evening.openRoom()
    const again = await evening.staff('すみれ')
    await looked(again, roomId)
    await host.ask('room:unhost', { roomId })
    const visitor = await evening.seated('こいし', roomId)
    await visitor.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: 'そっと' })
    await evening.settle()
    expect(again.lines(roomId).filter(({ kind }) => kind === 'whisper')).toEqual([])
  })
})

describe('a look-in', () => {
  it('[RE2] white space is no reason', async () => {
    const { roomId, supervisor } = await evening.openRoom()
    await expect(looked(supervisor, roomId, ' 　 ')).rejects.toMatchObject({ code: 'reason_needed' })
  })

  it('[LI5] ends by itself when the supervisor’s lines have been gone for the grace time, so that nobody is accompanied by an empty chair', async () => {
    const { roomId, supervisor } = await evening.openRoom()
    await looked(supervisor, roomId)
    await evening.cut(supervisor)
    await evening.later(evening.context.settings.supervisorGraceMs + 15_000)
    expect(await evening.context.store.seats.looksOf(evening.staffIds.get('みなと') ?? '')).toEqual([])
  })

  it('[LI5] stays while a line of the supervisor is up', async () => {
    const { roomId, supervisor } = await evening.openRoom()
    await looked(supervisor, roomId)
    for (let n = 0; n < 30; n++) await evening.later(11_000)
    expect(await evening.context.store.seats.looksOf(evening.staffIds.get('みなと') ?? '')).toHaveLength(1)
  })
})

describe('a seat', () => {
  it('[RO4] whose person closed the page without a word keeps nobody out for long, and one who stays sits on', async () => {
    await evening.room('小さな間', { capacity: 1 })
    const { roomId } = await evening.openRoom('小さな間')
    const enter = (person: Person) => person.tryAsk('room:enter', { roomId, nickname: person.name, mark: 'leaf', isWatching: true })
    const stays = await evening.seated('こいし', roomId)
    for (let n = 0; n < 14; n++) await evening.later(61_000)
    expect(await enter(await evening.visitor('あまおと'))).toMatchObject({ code: 'room_full' })
    await evening.cut(stays)
    await evening.later(14 * 60_000)
    expect(await enter(await evening.visitor('あまおと'))).toMatchObject({ code: 'room_full' })
    await evening.later(2 * 60_000)
    expect(await enter(await evening.visitor('つゆくさ'))).toMatchObject({ ok: true })
  })

  it('[RO4] of two who come to the last seat at once, one sits down', async () => {
    await evening.room('小さな間', { capacity: 1 })
    const { roomId } = await evening.openRoom('小さな間')
    const people = await Promise.all(['こいし', 'あまおと', 'つゆくさ', 'のはら'].map((name) => evening.visitor(name)))
    const acks = await Promise.all(people.map((person) => person.tryAsk('room:enter', { roomId, nickname: person.name, mark: 'leaf', isWatching: true })))
    expect(acks.filter(({ ok }) => ok)).toHaveLength(1)
  })
})
