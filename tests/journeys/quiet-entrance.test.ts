// 静かな入口: who comes anew waits at the door and is let in by a host; nobody is lost, nobody slips by, nothing of it stays.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

const enter = (person: Person, isWatching = false) => person.tryAsk('room:enter', { roomId, nickname: person.name, mark: 'leaf', isWatching })
const knocks = async (staff = host) => (await staff.ask('desk:state')).rooms[0]?.knocks ?? []
const switched = (isOn: boolean) => host.ask('room:admit', { roomId, isOn, reason: isOn ? 'flood' : 'over' })
const wait = { ok: false, code: 'wait_to_be_let_in', retryInMs: 10_000 }
const left = async () => (await evening.context.pool.query('select count(*)::int as n from knocks')).rows[0].n as number

describe('a quiet entrance', () => {
  it('[HA17] who comes anew waits, watchers too, in the order they came; let in they hear of it and come in; who sat here comes back as always', async () => {
    const sitting = await evening.seated('すずめ', roomId)
    expect(await switched(true)).toMatchObject({ isAdmitting: true })
    const [one, two, three] = [await evening.visitor('こいし'), await evening.visitor('あまおと'), await evening.visitor('なずな')]
    expect([await enter(one), await enter(two, true), await enter(three), await enter(one)]).toEqual([wait, wait, wait, wait])
    expect((await knocks()).map(({ name }) => name)).toEqual(['こいし', 'あまおと', 'なずな'])
    expect((await knocks(supervisor)).map(({ name }) => name)).toEqual(['こいし', 'あまおと', 'なずな'])
    await sitting.ask('room:leave', { roomId })
    expect(await enter(sitting)).toMatchObject({ ok: true })

    await host.ask('person:let-in', { placeId: roomId, knockIds: [(await knocks())[1]?.knockId ?? ''] })
    await evening.settle()
    expect([one, two, three].map((person) => person.heard('room:let-in'))).toEqual([[], [{ placeId: roomId }], []])
    expect([await enter(two, true), await enter(one)]).toMatchObject([{ ok: true }, wait])
    expect((await knocks()).map(({ name }) => name)).toEqual(['こいし', 'なずな'])
    await switched(false)
    await evening.settle()
    expect([one, three].map((person) => person.heard('room:let-in'))).toEqual([[{ placeId: roomId }], [{ placeId: roomId }]])
    expect([await enter(one), await enter(three)]).toMatchObject([{ ok: true }, { ok: true }])
    const { rows } = await evening.context.pool.query("select action, reason_code as reason from audit where action like '%admit' or action = 'person.let_in' order by id")
    expect(rows).toEqual([{ action: 'room.admit', reason: 'flood' }, { action: 'person.let_in', reason: 'let_in' }, { action: 'room.unadmit', reason: 'over' }])
  })

  it('[HA17] names at the door are for the room’s host and supervisors; whoever waits says nothing there, hears nothing, and still calls for help', async () => {
    await switched(true)
    const one = await evening.visitor('こいし')
    await enter(one)
    const other = await evening.staff('つばめ', 'host')
    await other.ask('shift:start')
    expect(await knocks(other)).toEqual([])
    expect(await other.tryAsk('person:let-in', { placeId: roomId, knockIds: [(await knocks())[0]?.knockId ?? ''] })).toMatchObject({ ok: false, code: 'not_found' })
    await host.say(roomId, 'こんばんは')
    await evening.settle()
    expect(one.lines(roomId)).toEqual([])
    expect(await one.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: 'まだですか' })).toMatchObject({ ok: false, code: 'not_found' })
    await one.ask('help:ask', { raiseId: randomUUID() })
    expect(JSON.stringify((await evening.context.pool.query('select k::text as row from knocks k')).rows)).not.toContain('こいし')
  })

  it('[HA17] what is kept of waiting goes with the visit and with the room; who has gone for a minute stands there no more', async () => {
    await switched(true)
    const [one, two] = [await evening.visitor('こいし'), await evening.visitor('あまおと')]
    await enter(one)
    await enter(two)
    // Its own line is cut by it, so that the answer may not come.
    await one.ask('visit:end').catch(() => undefined)
    await expect.poll(left).toBe(1)
    evening.clock.move(61_000)
    expect(await knocks()).toEqual([])
    await enter(two)
    expect(await knocks()).toHaveLength(1)
    await host.ask('room:close', { roomId, reason: 'ended' })
    expect(await left()).toBe(0)
    await host.ask('room:open', { roomId, minutes: 60 })
    expect(await enter(two)).toMatchObject({ ok: true })
  })

  it('[HA17] of twelve who come while it is being switched on nobody sits down after the commit', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, i) => evening.visitor(`ひと${'あいうえおかきくけこさし'[i]}`)))
    const coming = people.map((person) => enter(person))
    await switched(true)
    const seated = async () => (await evening.context.pool.query('select count(*)::int as n from seats where left_at is null')).rows[0].n as number
    const atSwitch = await seated()
    const acks = await Promise.all(coming)
    expect(await seated()).toBe(atSwitch)
    expect(acks.filter(({ ok }) => ok)).toHaveLength(atSwitch)
    for (const ack of acks) if (!ack.ok) expect(ack).toEqual(wait)
  })
})
