// The hands of host and supervisor: a slower room, a locked one, quiet everywhere, rests, what was done undone.
// One long file on purpose: every hand stands beside the way back from it, in the order of the table of hands.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '#shared/message'
import { Evening } from '#tests/support/evening'
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

const audited = async (action: string) => (await evening.context.pool.query('select reason_code as reason from audit where action = $1 order by id', [action])).rows.map(({ reason }) => reason as string)
const seatOf = async (person: Person, name = person.name) => (await person.ask('room:enter', { roomId, nickname: name, mark: 'leaf', isWatching: false })).seat?.seatId ?? ''
const notices = (person: Person) => person.lines(roomId).flatMap((entry) => (entry.kind === 'notice' ? [entry.notice] : []))
const trySay = (person: Person, text: string) => person.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text })

describe('a slow room', () => {
  it('[HA4] of a burst, also from a second tab and after a reconnect, one line in thirty seconds is written; the others are told when', async () => {
    const pass = await evening.pass()
    const writer = await evening.visitor('こいし', pass)
    await seatOf(writer)
    const tab = await evening.visitor('こいし', pass)
    await host.ask('room:slow', { roomId, slowMs: 30_000, reason: 'heated' })
    const acks = await Promise.all([writer, writer, tab, tab, writer].map((person, i) => trySay(person, `${i}番目`)))
    expect(acks.filter(({ ok }) => ok)).toHaveLength(1)
    for (const ack of acks) if (!ack.ok) expect(ack).toMatchObject({ code: 'too_fast', retryInMs: 30_000 })
    evening.clock.move(29_000)
    await evening.cut(writer)
    const back = await evening.visitor('こいし', pass)
    await seatOf(back, 'べつのなまえ')
    expect(await trySay(back, 'もういいですか')).toMatchObject({ code: 'too_fast', retryInMs: 1_000 })
    evening.clock.move(1_000)
    expect(await trySay(back, 'もういいですか')).toMatchObject({ ok: true })
    expect(await audited('room.slow')).toEqual(['heated'])
  })

  it('[HA4] another node judges by the same rows, and a retry of a written line is that line', async () => {
    const writer = await evening.seated('こいし', roomId)
    await host.ask('room:slow', { roomId, slowMs: 30_000, reason: 'heated' })
    const clientId = randomUUID()
    const first = await writer.say(roomId, 'ひとつ', clientId)
    expect(await writer.say(roomId, 'ひとつ', clientId)).toMatchObject({ seq: first.seq })
    const other = await evening.otherNode()
    const { rows: [row] } = await evening.context.pool.query("select conversation_id as conversation, author_visit as visit from entries where kind = 'message'")
    const posted = await other.store.post({ id: randomUUID(), placeId: roomId, conversationId: row.conversation, visitId: row.visit, clientId: randomUUID(), kind: 'message', audience: 'everyone', isPaced: true, sealed: null })
    await other.store.close()
    expect(posted.outcome).toBe('slow')
  })

  it('[HA4] is told to everyone with its pace; a cry for help, a stamp, a whisper and staff do not wait; undone, all write as they like', async () => {
    const writer = await evening.seated('こいし', roomId)
    expect(await host.ask('room:slow', { roomId, slowMs: 30_000, reason: 'heated' })).toMatchObject({ slowMs: 30_000, ruleWhy: null })
    await evening.settle()
    expect(writer.lastHeard('room:news')).toMatchObject({ slowMs: 30_000 })
    await writer.say(roomId, 'ひとつ')
    await writer.ask('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp: 'tea' })
    await writer.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: '少し心配です' })
    await writer.say(roomId, 'もう死にたいです')
    await host.say(roomId, 'ここにいます')
    await host.say(roomId, 'ゆっくりいきましょう')
    await host.ask('room:slow', { roomId, slowMs: 0, reason: 'over' })
    await writer.say(roomId, 'ふたつ')
    await writer.say(roomId, 'みっつ')
    expect(await audited('room.unslow')).toEqual(['over'])
    await evening.settle()
    expect(notices(writer)).toEqual(expect.arrayContaining(['slowed', 'unslowed']))
  })
})

describe('a locked room', () => {
  it('[HA5] of twelve who come while it is being locked nobody sits down after the commit, 10 times', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `ひと${'あいうえおかきくけこさし'[i]}`)
    await evening.context.pool.query('update rooms set capacity = 500')
    const people = await Promise.all(names.map((name) => evening.visitor(name)))
    for (let round = 0; round < 10; round++) {
      const joins = people.map((person) => person.tryAsk('room:enter', { roomId, nickname: person.name, mark: 'leaf', isWatching: true }))
      await host.ask('room:lock', { roomId, reason: 'flood' })
      const seated = async () => (await evening.context.pool.query('select count(*)::int as n from seats where left_at is null')).rows[0].n as number
      const atLock = await seated()
      const acks = await Promise.all(joins)
      expect(acks.filter(({ ok }) => ok)).toHaveLength(atLock)
      for (const ack of acks) if (!ack.ok) expect(ack.code).toBe('room_locked')
      expect(await seated()).toBe(atLock)
      await Promise.all(people.map((person) => person.ask('room:leave', { roomId })))
      await host.ask('room:unlock', { roomId, reason: 'over' })
    }
  }, 60_000)

  it('[HA5] whoever sits there comes back to their seat, whoever left does not; it is said at the door, and unlocking lets everyone in', async () => {
    const pass = await evening.pass()
    const sitting = await evening.visitor('こいし', pass)
    const seatId = await seatOf(sitting)
    const gone = await evening.seated('あまおと', roomId)
    await gone.ask('room:leave', { roomId })
    expect(await host.ask('room:lock', { roomId, reason: 'heated' })).toMatchObject({ isLocked: true })
    await evening.cut(sitting)
    expect(await seatOf(await evening.visitor('こいし', pass))).toBe(seatId)
    await expect(seatOf(gone)).rejects.toMatchObject({ code: 'room_locked' })
    expect(gone.lastHeard('room:news')).toMatchObject({ isLocked: true })
    await host.ask('room:unlock', { roomId, reason: 'over' })
    await seatOf(gone)
    expect([await audited('room.lock'), await audited('room.unlock')]).toEqual([['heated'], ['over']])
  })
})

describe('quiet everywhere', () => {
  it('[HA12] one switch of a supervisor stops talk in every room; stamps, whispers and calls for help go on, and it is undone', async () => {
    await evening.room('つきの間')
    const second = await evening.openRoom('つきの間')
    const here = await evening.seated('こいし', roomId)
    const there = await evening.seated('あまおと', second.roomId)
    await expect(host.ask('house:quiet', { isQuiet: true, reason: 'care' })).rejects.toMatchObject({ code: 'not_found' })
    await supervisor.ask('house:quiet', { isQuiet: true, reason: 'care' })
    await expect(here.say(roomId, 'こんばんは')).rejects.toMatchObject({ code: 'room_quiet' })
    await expect(there.say(second.roomId, 'こんばんは')).rejects.toMatchObject({ code: 'room_quiet' })
    await here.ask('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp: 'here' })
    await here.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: '少し心配です' })
    await expect(there.say(second.roomId, 'もう死にたいです')).rejects.toMatchObject({ code: 'person_told' })
    expect((await evening.context.pool.query("select severity from escalations where state = 'raised'")).rows).toEqual([{ severity: 'urgent' }])
    expect(there.lastHeard('room:news')).toMatchObject({ isQuiet: true })
    await supervisor.ask('house:quiet', { isQuiet: false, reason: 'over' })
    await here.say(roomId, 'こんばんは')
    expect([await audited('house.quiet'), await audited('house.unquiet')]).toEqual([['care'], ['over']])
  })

  it('[HA12] a room that is made while all is quiet is quiet too, and talks when the others do', async () => {
    await supervisor.ask('house:quiet', { isQuiet: true, reason: 'care' })
    const sister = await host.ask('room:open-sister', { roomId })
    const planned = randomUUID()
    await supervisor.ask('room:keep', { roomId: planned, name: 'あたらしい間', kind: 'talk', audience: 'everyone', capacity: 10 })
    await host.ask('room:open', { roomId: planned, minutes: 30 })
    for (const each of [sister.roomId, planned]) {
      const person = await evening.seated('こいし', each)
      await expect(person.say(each, 'こんばんは')).rejects.toMatchObject({ code: 'room_quiet' })
    }
    expect(sister).toMatchObject({ isQuiet: true })
    await supervisor.ask('house:quiet', { isQuiet: false, reason: 'over' })
    const { rows } = await evening.context.pool.query('select count(*)::int as n from places where quiet_since is not null')
    expect(rows).toEqual([{ n: 0 }])
  })

  it('[HA12] a second room opened and the switch thrown at once: no room is left out, whoever is first', async () => {
    for (let round = 0; round < 8; round++) {
      const name = `つきの間${round}`
      await evening.room(name)
      const fresh = await evening.openRoom(name)
      await Promise.all([host.ask('room:host', { roomId: fresh.roomId }).then(() => host.ask('room:open-sister', { roomId: fresh.roomId })), supervisor.ask('house:quiet', { isQuiet: true, reason: 'care' })])
      const { rows } = await evening.context.pool.query("select count(*)::int as n from places where kind = 'room' and quiet_since is null")
      expect(rows).toEqual([{ n: 0 }])
      await supervisor.ask('house:quiet', { isQuiet: false, reason: 'over' })
    }
  })
})

describe('asked to rest', () => {
  it('[HA6] holds in the next opening, on another node and after a reload, which says why and until when', async () => {
    const pass = await evening.pass()
    const writer = await evening.visitor('こいし', pass)
    const seatId = await seatOf(writer)
    await host.ask('person:rest', { placeId: roomId, seatId, reason: 'hurtful', minutes: 60 })
    await host.ask('room:close', { roomId, reason: 'ended' })
    await host.ask('room:open', { roomId, minutes: 60 })
    const reloaded = await evening.visitor('こいし', pass)
    await expect(seatOf(reloaded, 'べつのなまえ')).rejects.toMatchObject({ code: 'asked_to_rest', retryInMs: 3_600_000 })
    expect((await reloaded.ask('visit:state')).rests).toEqual([{ placeId: roomId, reason: 'hurtful', until: evening.clock.now() + 3_600_000 }])
    const other = await evening.otherNode()
    const { rows: [visit] } = await evening.context.pool.query('select visit_id as id from seats')
    expect(await other.store.rests.standing(visit.id, roomId, evening.clock.now())).toMatchObject({ reason: 'hurtful' })
    await other.store.close()
  })

  it('[HA6] removed from all rooms: out of each at once, into none, and still heard one to one and in need', async () => {
    await evening.room('つきの間')
    const second = await evening.openRoom('つきの間')
    const supporter = await evening.staff('かえで', 'peer_supporter')
    await supporter.ask('shift:start')
    const person = await evening.visitor('こいし')
    const seatId = await seatOf(person)
    await person.ask('room:enter', { roomId: second.roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    await expect(host.ask('person:remove', { placeId: roomId, seatId, reason: 'solicitation', minutes: 720 })).rejects.toMatchObject({ code: 'not_found' })
    await supervisor.ask('person:remove', { placeId: roomId, seatId, reason: 'solicitation', minutes: 720 })
    await expect(person.say(roomId, 'まだいます')).rejects.toMatchObject({ code: 'not_found' })
    await expect(person.say(second.roomId, 'まだいます')).rejects.toMatchObject({ code: 'not_found' })
    for (const each of [roomId, second.roomId]) await expect(person.ask('room:enter', { roomId: each, nickname: 'すずめ', mark: 'snow', isWatching: true })).rejects.toMatchObject({ code: 'asked_to_rest' })
    await evening.settle()
    expect(person.heard('rest:asked').map(({ placeId, isEverywhere }) => [placeId, isEverywhere]).sort()).toEqual([[roomId, true], [second.roomId, true]].sort())
    await person.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    await person.ask('help:ask', { raiseId: randomUUID() })
    expect((await host.ask('desk:state')).rooms.find((room) => room.roomId === second.roomId)?.resting).toEqual([{ seatId, reason: 'solicitation', until: evening.clock.now() + 720 * 60_000, isEverywhere: true }])
  })

  it('[HA6] removed while entering rooms, 15 interleavings: after the commit nobody removed sits anywhere', async () => {
    await evening.room('つきの間')
    const second = await evening.openRoom('つきの間')
    await evening.context.pool.query('update rooms set capacity = 500')
    for (let round = 0; round < 15; round++) {
      const person = await evening.visitor('こいし')
      const seatId = await seatOf(person)
      const entering = [1, 2, 3].map(() => person.tryAsk('room:enter', { roomId: second.roomId, nickname: 'こいし', mark: 'leaf', isWatching: false }))
      await supervisor.ask('person:remove', { placeId: roomId, seatId, reason: 'flood', minutes: 60 })
      await Promise.all(entering)
      const { rows } = await evening.context.pool.query('select count(*)::int as n from seats s join rests r on r.visit_id = s.visit_id where s.left_at is null')
      expect(rows).toEqual([{ n: 0 }])
      person.leave()
    }
  }, 60_000)

  it('[HA3] ended early: the person hears of it and may come in; what a supervisor asked for all rooms a host cannot end', async () => {
    const person = await evening.visitor('こいし')
    const seatId = await seatOf(person)
    await host.ask('person:rest', { placeId: roomId, seatId, reason: 'hurtful', minutes: 60 })
    expect((await host.ask('desk:state')).rooms[0]?.resting).toHaveLength(1)
    await host.ask('rest:end', { placeId: roomId, seatId, reason: 'other' })
    await evening.settle()
    expect(person.heard('rest:ended')).toEqual([{ placeId: roomId }])
    await seatOf(person)
    await person.say(roomId, 'もどりました')
    await supervisor.ask('person:remove', { placeId: roomId, seatId, reason: 'hurtful', minutes: 60 })
    await expect(host.ask('rest:end', { placeId: roomId, seatId, reason: 'other' })).rejects.toMatchObject({ code: 'not_found' })
    await supervisor.ask('rest:end', { placeId: roomId, seatId, reason: 'other' })
    await seatOf(person)
    expect([await audited('person.rest'), await audited('person.remove'), await audited('rest.end')]).toEqual([['hurtful'], ['hurtful'], ['other', 'other']])
  })
})

describe('what was done is undone', () => {
  it('[HA3] a line taken down stands again with its words for everyone, may be taken down again, and read back it is where it was', async () => {
    const writer = await evening.seated('こいし', roomId)
    const reader = await evening.seated('あまおと', roomId)
    const { seq } = await writer.say(roomId, 'きつい言葉')
    await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason: 'hurtful' })
    await host.ask('message:unhide', { placeId: roomId, seq, reason: 'other' })
    await host.ask('message:unhide', { placeId: roomId, seq, reason: 'other' })
    await evening.settle()
    const again = reader.lines(roomId).filter((entry) => entry.kind === 'restored')
    expect(again).toEqual([expect.objectContaining({ target: seq, text: 'きつい言葉' })])
    expect((await reader.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries[0]).toMatchObject({ seq, text: 'きつい言葉' })
    await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq: again[0]?.seq ?? 0, reason: 'hurtful' })
    const back = (await reader.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries
    expect(JSON.stringify(back)).not.toContain('きつい言葉')
    expect([await audited('message.hide'), await audited('message.unhide')]).toEqual([['hurtful', 'hurtful'], ['other']])
  })

  it('[HA3] every act on a room leaves its reason in the audit', async () => {
    await host.ask('room:pause', { roomId, reason: 'breath' })
    await host.ask('room:resume', { roomId, reason: 'over' })
    await host.ask('room:close', { roomId, reason: 'short_handed' })
    expect([await audited('room.pause'), await audited('room.resume'), await audited('room.close')]).toEqual([['breath'], ['over'], ['short_handed']])
  })
})

describe('the house’s own rule', () => {
  const byRule = async () => (await evening.context.pool.query("select action || ' ' || reason_code as line from audit where action like 'rule.%' order by id")).rows.map(({ line }) => line as string)

  it('[HA7] a host out of sight: the room goes slowly first, with the reason, then rests; back again, both end', async () => {
    const visitor = await evening.seated('こいし', roomId)
    await evening.cut(host)
    await evening.later(40_000)
    expect(visitor.lastHeard('room:news')).toMatchObject({ state: 'open', slowMs: 30_000, ruleWhy: 'nobody' })
    await visitor.say(roomId, 'ひとつ')
    expect(await trySay(visitor, 'ふたつ')).toMatchObject({ code: 'too_fast' })
    await evening.later(60_000)
    expect(visitor.lastHeard('room:news')).toMatchObject({ state: 'resting', ruleWhy: 'nobody' })
    await evening.staff('すみれ', 'host')
    await evening.later(11_000)
    await evening.later(1_000)
    expect(visitor.lastHeard('room:news')).toMatchObject({ state: 'open', slowMs: 0, ruleWhy: null })
    expect(notices(visitor)).toEqual(['slowed', 'resting', 'awake'])
    expect(await byRule()).toEqual(['rule.slow nobody', 'rule.rest nobody', 'rule.unslow over', 'rule.wake over'])
  })

  it('[HA16] [RO10] what it does at the end of a room is on record under the rule’s name, with nobody’s beside it', async () => {
    await evening.later(91 * 60_000)
    await host.ask('desk:state')
    for (const _ of [1, 2]) await evening.later(11 * 60_000)
    expect(await byRule()).toEqual(['rule.fade time', 'rule.close time'])
    expect((await evening.context.pool.query("select 1 from audit where action like 'rule.%' and (staff_id is not null or object_id is null)")).rowCount).toBe(0)
  })

  it('[HA7] more held than people can look through: slowly, then read only, told why; it ends as the queue is worked', async () => {
    Object.assign(evening.context.settings, { heldSlowAt: 4, heldRestAt: 6 })
    const writer = await evening.seated('こいし', roomId)
    const seqs: number[] = []
    const hold = async (n: number) => { for (let i = 0; i < n; i++) seqs.push((await writer.say(roomId, `よかったら 090-0123-45${10 + seqs.length} に`)).seq) }
    await hold(5)
    await evening.later(1_000)
    expect(writer.lastHeard('room:news')).toMatchObject({ state: 'open', slowMs: 30_000, ruleWhy: 'queue' })
    evening.clock.move(31_000)
    await hold(1)
    evening.clock.move(31_000)
    await hold(1)
    await host.ask('desk:state')
    await evening.later(1_000)
    expect(writer.lastHeard('room:news')).toMatchObject({ state: 'resting', ruleWhy: 'queue' })
    await evening.settle()
    expect(notices(writer)).toContain('resting_queue')
    const keep = async (n: number) => { for (const seq of seqs.splice(0, n)) await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason: 'contact' }) }
    await keep(3)
    await evening.later(1_000)
    expect(writer.lastHeard('room:news')).toMatchObject({ state: 'open', slowMs: 30_000, ruleWhy: 'queue' })
    await keep(3)
    await evening.later(1_000)
    expect(writer.lastHeard('room:news')).toMatchObject({ state: 'open', slowMs: 0, ruleWhy: null })
    expect(await byRule()).toEqual(['rule.slow queue', 'rule.rest queue', 'rule.wake over', 'rule.unslow over'])
  })
})

describe('somebody new', () => {
  it('[HA8] a setting holds their first lines until as many stood before everyone; a cry for help is never held by it', async () => {
    Object.assign(evening.context.settings, { newcomerHold: 1 })
    const writer = await evening.seated('こいし', roomId)
    const reader = await evening.seated('あまおと', roomId)
    const first = await writer.say(roomId, 'はじめまして')
    expect(first.entry).toMatchObject({ held: { category: 'newcomer', isShownToWriter: false } })
    expect((await writer.say(roomId, 'つづきです')).entry).toMatchObject({ held: { category: 'newcomer' } })
    expect((await writer.say(roomId, 'もう死にたいです')).entry).not.toHaveProperty('held')
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq: first.seq, reason: 'fine' })
    expect((await writer.say(roomId, 'こんばんは')).entry).not.toHaveProperty('held')
    await evening.settle()
    expect(reader.texts(roomId)).toEqual(['もう死にたいです', 'はじめまして', 'こんばんは'])
  })

  it('[HA8] who is new is on the host’s desk for half an hour, and in nothing a visitor hears', async () => {
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, 'こんばんは')
    await evening.settle()
    const line = host.lines(roomId).find((entry): entry is Extract<Entry, { kind: 'message' }> => entry.kind === 'message')
    const seatId = line?.author.kind === 'visitor' ? line.author.seatId : ''
    expect((await host.ask('desk:state')).rooms[0]?.newcomers).toEqual([seatId])
    for (const event of ['place:news', 'room:news'] as const) expect(JSON.stringify(writer.heard(event))).not.toMatch(/isNew|newcomers/)
    evening.clock.move(31 * 60_000)
    expect((await host.ask('desk:state')).rooms[0]?.newcomers).toEqual([])
  })
})

describe('reports', () => {
  it('[HA10] ten reports of one person hide nothing and rest nobody; staff see that they belong together', async () => {
    const writer = await evening.seated('こいし', roomId)
    const readers = await Promise.all(Array.from('あいうえおかきくけこ', (name) => evening.seated(`${name}さん`, roomId)))
    const seqs = [(await writer.say(roomId, 'こんばんは')).seq, (await writer.say(roomId, 'きょうはさむいですね')).seq]
    await Promise.all(readers.map((reader, i) => reader.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq: seqs[i % 2] ?? 0, reason: 'hurtful' })))
    const { reports } = await host.ask('desk:state')
    expect(reports).toHaveLength(10)
    expect(new Set(reports.map(({ aboutSeatId }) => aboutSeatId)).size).toBe(1)
    expect(reports.every(({ ofReporter }) => ofReporter === 1)).toBe(true)
    expect((await readers[0]?.ask('place:read', { placeId: roomId, afterSeq: 0 }))?.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))).toEqual(['こんばんは', 'きょうはさむいですね'])
    await writer.say(roomId, 'まだ書けます')
    await host.ask('report:close', { reportId: reports[0]?.reportId ?? '', outcome: 'no_need' })
    expect(await audited('report.close')).toEqual(['no_need'])
    expect((await host.ask('desk:state')).reports).toHaveLength(9)
  })

  it('[HA10] thirty reports of one sender: five count, the others are slowed, staff see whose they are, and a call for help goes through', async () => {
    const real = await Evening.begin({ hasRealRates: true })
    const opened = await real.openRoom()
    const writer = await real.seated('こいし', opened.roomId)
    const sender = await real.seated('あまおと', opened.roomId)
    const seqs: number[] = []
    for (let i = 0; i < 6; i++) seqs.push((await writer.say(opened.roomId, `${i}行目のことば`)).seq)
    const codes: string[] = []
    for (let i = 0; i < 30; i++) {
      const ack = await sender.tryAsk('report:send', { placeId: opened.roomId, clientId: randomUUID(), seq: seqs[i % 6] ?? 0, reason: 'hurtful' })
      codes.push(ack.ok ? 'ok' : ack.code)
    }
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('ok'))
    expect(new Set(codes.slice(5))).toEqual(new Set(['too_fast']))
    expect((await opened.host.ask('desk:state')).reports.map(({ ofReporter }) => ofReporter)).toEqual([5, 5, 5, 5, 5])
    await sender.ask('help:ask', { raiseId: randomUUID(), placeId: opened.roomId })
    await sender.say(opened.roomId, 'もう死にたいです')
    expect((await real.context.pool.query("select count(*)::int as n from escalations where state = 'raised'")).rows).toEqual([{ n: 1 }])
    await real.end()
  })
})

