// Coming back to a room after a line fell: as one sat, with nothing written and no lock waited for; and never past what was decided
// meanwhile. And the questions that many put at the same moment.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askTogether } from '#server/storage/postgres/ask-together'
import { makeQueries } from '#server/storage/postgres/queries'
import { askerOf } from '#server/storage/postgres/pool'
import { channel } from '#server/transport/channels'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
beforeEach(async () => { evening = await Evening.begin() })
afterEach(() => evening.end())

const enter = (person: Person, roomId: string, more: { nickname?: string; isWatching?: boolean; afterSeq?: number } = {}) =>
  person.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false, ...more })
const seatRows = async (): Promise<unknown[]> => (await evening.context.pool.query('select id, xmin::text, sealed_name, mark, is_watching, seen_at, left_at from seats order by id')).rows

describe('coming back', () => {
  it('[FA9] as one sat writes nothing and waits for nobody who holds the room; what was missed is there', async () => {
    const { roomId } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    const { seq } = await visitor.say(roomId, 'もどりますね')
    const before = await seatRows()
    await evening.context.store.transact(async (tx) => {
      await tx.lockPlace(roomId)
      const back = await enter(visitor, roomId, { afterSeq: seq - 1 })
      expect(back).toMatchObject({ seat: { name: 'こいし', isWatching: false }, entries: [{ kind: 'message', text: 'もどりますね' }], lastSeq: seq })
      expect((await enter(visitor, roomId, { afterSeq: seq })).entries).toEqual([])
    })
    expect(await seatRows()).toEqual(before)
  })

  it('[RO4] otherwise than one sat (another name, now writing, out of sight for long) is written down', async () => {
    const { roomId } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    const rows = [await seatRows()]
    expect((await enter(visitor, roomId, { nickname: 'つゆくさ' })).seat?.name).toBe('つゆくさ')
    rows.push(await seatRows())
    expect((await enter(visitor, roomId, { nickname: 'つゆくさ', isWatching: true })).seat?.isWatching).toBe(true)
    rows.push(await seatRows())
    evening.clock.move(evening.context.settings.seatGraceMs / 2 + 1)
    await visitor.ask('visit:state').catch(() => undefined)
    const later = await evening.visitor('あとのひと')
    await enter(later, roomId, { nickname: 'あまおと' })
    rows.push(await seatRows())
    for (const [n, row] of rows.slice(1).entries()) expect(row).not.toEqual(rows[n])
    await later.ask('room:leave', { roomId })
    const left = await seatRows()
    expect((await enter(later, roomId, { nickname: 'あまおと' })).seat?.name).toBe('あまおと')
    expect(await seatRows()).not.toEqual(left)
  })

  it.each(['a rest', 'a closing'])('[MO7] %s that is decided while somebody is just coming back is found: refused, and nothing more is heard', async (what) => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    const other = await evening.seated('あまおと', roomId)
    const seatId = (await enter(visitor, roomId)).seat?.seatId ?? ''
    const { seats } = evening.context.store
    const look = seats.whereSitting
    // The seat is looked at, still theirs; then it is decided, told, and only then does the look arrive.
    seats.whereSitting = async (...asked) => {
      const seen = await look(...asked)
      seats.whereSitting = look
      if (what === 'a rest') await host.ask('person:rest', { placeId: roomId, seatId, reason: 'hurtful', minutes: 10 })
      else await host.ask('room:close', { roomId, reason: 'ended' })
      return seen
    }
    await expect(enter(visitor, roomId)).rejects.toMatchObject({ code: what === 'a rest' ? 'asked_to_rest' : 'room_closed' })
    const { rooms, sids } = evening.app.io.sockets.adapter
    expect(sids.get(visitor.socket.id ?? '')?.has(channel.visitorsIn(roomId))).toBe(false)
    if (what === 'a rest') expect(rooms.get(channel.visitorsIn(roomId))?.has(other.socket.id ?? '')).toBe(true)
  })

  it('[MO7] who was asked to rest before does not come back to their seat', async () => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    const seatId = (await enter(visitor, roomId)).seat?.seatId ?? ''
    await host.ask('person:rest', { placeId: roomId, seatId, reason: 'hurtful', minutes: 10 })
    await expect(enter(visitor, roomId)).rejects.toMatchObject({ code: 'asked_to_rest' })
  })
})

describe('what many ask at the same moment', () => {
  it('[FA9] is asked once, each is answered for their own, and the answer was read after they asked', async () => {
    const asked: (readonly number[])[] = []
    const double = askTogether<number, number>(async (keys) => {
      asked.push(keys)
      await new Promise((done) => setImmediate(done))
      if (keys.includes(13)) throw new Error('no')
      return keys.map((key) => key * 2)
    })
    const first = Promise.all([1, 2, 3].map(double))
    await new Promise((done) => setImmediate(done))
    const second = Promise.all([4, 5].map(double))
    expect([await first, await second]).toEqual([[2, 4, 6], [8, 10]])
    expect(asked).toEqual([[1, 2, 3], [4, 5]])
    await expect(Promise.all([6, 13].map(double))).rejects.toThrow('no')
    expect(await double(7)).toBe(14)
  })

  it('[FA9] says the same as asked one by one: of those who are there, those who are not, and those whose time is over', async () => {
    const { roomId } = await evening.openRoom()
    const otherRoom = await evening.room('となりの間')
    await evening.seated('こいし', roomId)
    await evening.visitor('つゆくさ')
    // Whose visit ends is hung up on, with or without an answer.
    await (await evening.seated('あまおと', roomId)).ask('visit:end').catch(() => undefined)
    const { pool, store, clock } = evening.context
    const one = makeQueries(askerOf(pool, () => undefined))
    const { rows } = await pool.query<{ id: string }>('select id from visits order by id')
    const ids = [...rows.map(({ id }) => id), randomUUID()]
    for (const now of [clock.now(), clock.now() + 13 * 60 * 60_000]) {
      const alone = [] as unknown[]
      for (const id of ids) alone.push(await one.visits.findLive(id, now))
      expect(await Promise.all(ids.map((id) => store.visits.findLive(id, now)))).toEqual(alone)
    }
    const places = [roomId, otherRoom, randomUUID(), roomId]
    const rooms = [] as unknown[]
    for (const id of places) rooms.push(await one.rooms.find(id))
    expect(await Promise.all(places.map((id) => store.rooms.find(id)))).toEqual(rooms)
    const pairs = places.flatMap((placeId) => ids.map((visitId) => ({ placeId, visitId })))
    const seats = [] as unknown[]
    for (const { placeId, visitId } of pairs) seats.push(await one.seats.whereSitting(placeId, visitId))
    expect(seats.filter(Boolean).length).toBe(2)
    expect(await Promise.all(pairs.map(({ placeId, visitId }) => store.seats.whereSitting(placeId, visitId)))).toEqual(seats)
    const conversation = (await one.rooms.find(roomId))?.conversationId ?? ''
    const since = clock.now() - 60_000
    expect(await Promise.all([conversation, randomUUID(), conversation].map((id) => store.seats.count(id, since)))).toEqual([1, 0, 1])
  })
})
