// What a kind of room really allows, the second room beside a full one, the quiet minutes after, and the plan that staff keep.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '#shared/protocol'
import type { RoomKind } from '#shared/room'
import { fold } from '#server/rooms/calendar-feed'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

const minute = 60_000
let evening: Evening
let host: Person
let supervisor: Person
beforeAll(async () => {
  evening = await Evening.begin({ settings: { passMs: 12 * 60 * minute } })
  supervisor = await evening.staff('みなと', 'supervisor')
  host = await evening.staff('すみれ', 'host')
  for (const person of [supervisor, host]) await person.ask('shift:start')
})
afterAll(() => evening.end())

async function openAs(kind: RoomKind, theme?: string): Promise<string> {
  const roomId = await evening.room(`${kind}の間`)
  await host.ask('room:open', { roomId, minutes: 60, kind, ...(theme ? { theme } : {}) })
  return roomId
}
const stamp = (who: Person, placeId: string, more: { onSeq?: number; stamp?: 'nod' | 'tea' } = {}) => who.ask('stamp:send', { placeId, clientId: randomUUID(), stamp: 'tea', ...more })
const codeOf = (ask: Promise<unknown>) => ask.then(() => 'ok', ({ code }: { code: string }) => code)

describe('kinds', () => {
  it('[RO13] quiet company: visitors place stamps and write nothing, the host may speak; a cry is heard by staff and calls a person', async () => {
    const roomId = await openAs('quiet')
    const [one, other] = [await evening.seated('こいし', roomId), await evening.seated('あまおと', roomId)]
    const { seq } = await host.say(roomId, 'ここは、話さない部屋です。')
    expect(await codeOf(one.say(roomId, 'こんばんは'))).toBe('not_here')
    expect(await codeOf(stamp(one, roomId, { onSeq: seq }))).toBe('not_here')
    await stamp(one, roomId)
    await one.say(roomId, 'もう死にたい')
    await evening.settle()
    expect(other.texts(roomId)).toEqual(['ここは、話さない部屋です。'])
    expect(host.texts(roomId)).toContain('もう死にたい')
    expect((await supervisor.ask('board:state')).open).toMatchObject([{ causes: ['screening'] }])
    await host.ask('room:close', { roomId, reason: 'ended' })
  })

  it('[RO13] broadcast: a question reaches staff and its writer, and everyone once a host shows it', async () => {
    const roomId = await openAs('broadcast')
    const [asker, other] = [await evening.seated('こいし', roomId), await evening.seated('あまおと', roomId)]
    const { seq } = await asker.say(roomId, '手帳のことを聞いてもいいですか')
    await evening.settle()
    expect([asker.texts(roomId), other.texts(roomId), host.texts(roomId)]).toEqual([['手帳のことを聞いてもいいですか'], [], ['手帳のことを聞いてもいいですか']])
    expect(asker.lines(roomId).find((entry) => entry.seq === seq)).toMatchObject({ held: { category: 'question' } })
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq, reason: 'fine' })
    await host.say(roomId, 'お答えします。')
    await evening.settle()
    expect(other.lines(roomId).filter(({ kind }) => kind === 'released')).toMatchObject([{ text: '手帳のことを聞いてもいいですか' }])
    await host.ask('room:close', { roomId, reason: 'ended' })
  })

  it('[RO13] speak and be heard: lines reach everyone, nothing points at anybody’s line', async () => {
    const roomId = await openAs('no_crosstalk')
    const [one, other] = [await evening.seated('こいし', roomId), await evening.seated('あまおと', roomId)]
    const { seq } = await one.say(roomId, '今日は庭を見ていました。')
    expect(await codeOf(stamp(other, roomId, { onSeq: seq }))).toBe('not_here')
    expect(await codeOf(stamp(other, roomId, { stamp: 'nod' }))).toBe('not_here')
    await stamp(other, roomId)
    expect(other.texts(roomId)).toEqual(['今日は庭を見ていました。'])
    await host.ask('room:close', { roomId, reason: 'ended' })
  })

  it('[RO13] the kind and the theme are the opening’s own, whatever is changed in the plan meanwhile', async () => {
    const roomId = await openAs('theme', '朝のこと')
    await supervisor.ask('room:keep', { roomId, name: '話す間', kind: 'quiet', audience: 'everyone', capacity: 8 })
    const one = await evening.seated('こいし', roomId)
    await one.say(roomId, '起きられた時間が朝です')
    expect((await one.ask('visit:state')).rooms.find((room) => room.roomId === roomId)).toMatchObject({ kind: 'theme', theme: '朝のこと', name: '話す間' })
    await host.ask('room:close', { roomId, reason: 'ended' })
    expect((await one.ask('visit:state')).rooms.find((room) => room.roomId === roomId)).toMatchObject({ kind: 'quiet', theme: null })
  })
})

describe('a full room', () => {
  it('[RO4] a host opens one second room beside it with one press; closed, it is in no list, and the next time it is the same', async () => {
    const roomId = await evening.room('小さな間', { capacity: 1 })
    await host.ask('room:open', { roomId, minutes: 60 })
    const first = await evening.seated('こいし', roomId)
    await expect(evening.seated('あまおと', roomId)).rejects.toMatchObject({ code: 'room_full' })
    const acks = await Promise.all([host.tryAsk('room:open-sister', { roomId }), host.tryAsk('room:open-sister', { roomId })])
    const sister = acks.flatMap((ack) => (ack.ok ? [ack.data] : []))
    expect(sister).toMatchObject([{ sisterOf: roomId, state: 'open', name: '小さな間・となり' }])
    const sisterId = sister[0]?.roomId ?? ''
    const second = await evening.seated('あまおと', sisterId)
    await second.say(sisterId, 'こちらにいます')
    expect(first.texts(roomId)).toEqual([])
    await host.ask('room:close', { roomId: sisterId, reason: 'ended' })
    expect((await first.ask('visit:state')).rooms.some((room) => room.roomId === sisterId)).toBe(false)
    expect((await host.ask('room:open-sister', { roomId })).roomId).toBe(sisterId)
    for (const id of [sisterId, roomId]) await host.ask('room:close', { roomId: id, reason: 'ended' })
  })
})

describe('the quiet minutes after', () => {
  it('[RO12] nobody writes, nothing said can be read, nobody new comes in; who was there may come back, and the words of closing stand there', async () => {
    const roomId = await openAs('talk')
    await evening.opens(roomId, '2026-11-25', 14 * 60, 90)
    await supervisor.ask('room:keep', { roomId, name: '話す間', kind: 'talk', audience: 'everyone', capacity: 8, closingWords: 'またあした。' })
    const one = await evening.seated('こいし', roomId)
    await one.say(roomId, 'きょうの話')
    await host.ask('room:fade', { roomId, reason: 'ended' })
    await evening.settle()
    expect(one.lastHeard('room:news')).toMatchObject({ state: 'after', closingWords: 'またあした。', nextOpensAt: Date.UTC(2026, 10, 25, 5), nextClosesAt: Date.UTC(2026, 10, 25, 6, 30) })
    expect(await codeOf(one.say(roomId, 'まだ'))).toBe('room_closed')
    expect(await one.ask('place:read', { placeId: roomId, afterSeq: 0 })).toMatchObject({ entries: [] })
    expect((await one.ask('place:earlier', { placeId: roomId, beforeSeq: 1_000 })).entries).toEqual([])
    await expect(evening.seated('あまおと', roomId)).rejects.toMatchObject({ code: 'room_closed' })
    const again = await one.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: true, afterSeq: 0 })
    expect(again.entries).toEqual([])
    await evening.later(10 * minute)
    expect(one.lastHeard('room:news')).toMatchObject({ state: 'closed' })
  })

  it('[RO12] a room nobody looks after has none: it closes', async () => {
    const roomId = await openAs('talk')
    const one = await evening.seated('こいし', roomId)
    await host.ask('room:fade', { roomId, reason: 'ended' })
    await host.ask('room:unhost', { roomId })
    await evening.later(1_000)
    expect(one.lastHeard('room:news')).toMatchObject({ state: 'closed' })
  })
})

describe('the plan', () => {
  it('[RO11] staff keep it, everyone hears of it at once, and what is due and not open is said as it is', async () => {
    const roomId = randomUUID()
    await supervisor.ask('room:keep', { roomId, name: 'ひるの間', kind: 'theme', audience: 'from_40', capacity: 10, theme: '散歩' })
    const opening = { id: randomUUID(), roomId, firstDay: '2026-11-24', startMinute: 19 * 60, minutes: 300, repeats: 'once', onHolidays: 'open', theme: '冬の朝', skipped: [] as string[] } satisfies Input<'opening:keep'>
    await supervisor.ask('opening:keep', opening)
    const visitor = await evening.visitor('こいし')
    const roomNow = async () => (await visitor.ask('visit:state')).rooms.find((room) => room.roomId === roomId)
    expect(await roomNow()).toMatchObject({ state: 'closed', theme: '冬の朝', dueUntil: Date.UTC(2026, 10, 24, 15), nextOpensAt: null })
    expect((await supervisor.ask('desk:state')).rooms.find((room) => room.roomId === roomId)?.due).toMatchObject({ openingId: opening.id })
    await supervisor.ask('house-day:keep', { day: '2026-11-24', effect: 'closed', name: '臨時のお休み' })
    expect(await roomNow()).toMatchObject({ dueUntil: null, theme: '散歩' })
    await supervisor.ask('house-day:keep', { day: '2026-11-24', effect: 'as_usual', name: '' })
    expect(await roomNow()).toMatchObject({ dueUntil: Date.UTC(2026, 10, 24, 15) })
    const plan = await supervisor.ask('plan:state')
    expect(plan.planned).toContainEqual(expect.objectContaining({ openingId: opening.id, day: '2026-11-24' }))
    expect(plan.holidays[0]).toEqual({ day: '2027-01-01', name: '元日' })
    await supervisor.ask('opening:drop', { id: opening.id })
    await supervisor.ask('opening:drop', { id: opening.id })
    expect(await roomNow()).toMatchObject({ dueUntil: null })
    await expect(host.ask('opening:keep', opening)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('[RO14] the calendar is one a calendar reads: a zone, neutral titles, folded lines, UIDs that stay', async () => {
    const roomId = await evening.room('ひみつの間')
    await evening.opens(roomId, '2026-11-25', 23 * 60 + 30, 90)
    const read = async () => {
      const response = await fetch(`${evening.url}/api/openings.ics`)
      expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
      return response.text()
    }
    const text = await read()
    const calendar = parsed(text)
    expect(calendar.zones).toEqual([{ TZID: 'Asia/Tokyo', TZOFFSETFROM: '+0900', TZOFFSETTO: '+0900' }])
    const late = calendar.events.filter((event) => event['DTSTART;TZID=Asia/Tokyo']?.endsWith('T233000'))
    expect(late).toHaveLength(9)
    expect(late[0]).toMatchObject({ 'DTSTART;TZID=Asia/Tokyo': '20261125T233000', 'DTEND;TZID=Asia/Tokyo': '20261126T010000', SUMMARY: 'メモ' })
    expect(new Set(calendar.events.map(({ UID }) => UID)).size).toBe(calendar.events.length)
    expect(text).not.toMatch(/間|縁側|engawa|http/i)
    evening.clock.move(minute)
    expect(parsed(await read()).events.map(({ UID }) => UID)).toEqual(calendar.events.map(({ UID }) => UID))
  })

  it('[RO14] a long line is folded at 75 octets without cutting a letter, and unfolds to what it was', () => {
    const line = `SUMMARY:${'ひみつの間🌙'.repeat(20)}`
    const folded = fold(line)
    for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
    expect(folded.replaceAll('\r\n ', '')).toBe(line)
  })
})

/** Read strictly, as RFC 5545 has it: CRLF, lines of at most 75 octets, components well nested, properties by name. */
function parsed(text: string): { zones: Record<string, string>[]; events: Record<string, string>[] } {
  expect(text.endsWith('\r\n') && !/[^\r]\n/.test(text)).toBe(true)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const found = { zones: [] as Record<string, string>[], events: [] as Record<string, string>[] }
  const open: { name: string; props: Record<string, string> }[] = []
  for (const line of text.slice(0, -2).replaceAll(/\r\n[ \t]/g, '').split('\r\n')) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z]+=[^:]+)?):(.*)$/.exec(line) ?? []
    expect(name, line).not.toBe('')
    if (name === 'BEGIN') open.push({ name: value, props: {} })
    else if (name === 'END') {
      const done = open.pop()
      expect(done?.name).toBe(value)
      if (value === 'STANDARD') Object.assign(open.at(-1)?.props ?? {}, { TZOFFSETFROM: done?.props.TZOFFSETFROM, TZOFFSETTO: done?.props.TZOFFSETTO })
      if (value === 'VTIMEZONE') found.zones.push(done?.props ?? {})
      if (value === 'VEVENT') {
        expect(Object.keys(done?.props ?? {})).toEqual(expect.arrayContaining(['UID', 'DTSTAMP', 'SUMMARY']))
        found.events.push(done?.props ?? {})
      }
    } else Object.assign(open.at(-1)?.props ?? {}, { [name]: value })
  }
  expect(open).toEqual([])
  return found
}
