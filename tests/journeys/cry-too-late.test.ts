// A cry for help that comes when its place is over for the writer: it is refused, and a person is called all the same (rule MO4).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { beginEvening, inTalk, minute, usualCast } from './listening-cast.ts'

let evening: Evening
beforeEach(async () => { evening = await beginEvening() })
afterEach(() => evening.end())

const raised = async () => (await evening.context.pool.query('select e.severity, (select count(*)::int from raises r where r.escalation_id = e.id) as n from escalations e')).rows
const once = [{ severity: 'urgent', n: 1 }]
const cry = (person: Person, placeId: string, clientId: string = randomUUID(), text = 'もう死にたい') => person.tryAsk('message:send', { placeId, clientId, text })
const talk = (person: Person, placeId: string) => person.tryAsk('message:send', { placeId, clientId: randomUUID(), text: 'ねえ' })
const refused = (code: string) => ({ ok: false, code })

const closes = (host: Person, roomId: string) => host.ask('room:close', { roomId, reason: 'ended' })

/** Sent again with the same id it is the same raise. */
async function criesTwice(person: Person, placeId: string): Promise<void> {
  const clientId = randomUUID()
  for (let i = 0; i < 2; i++) expect(await cry(person, placeId, clientId)).toMatchObject(refused('person_told'))
  expect(await raised()).toEqual(once)
}

describe('a cry for help after its writer’s place is over', () => {
  it('[MO4] after a rest was asked for calls a person once, on every node, and no room hears it', async () => {
    const { roomId, host } = await evening.openRoom()
    const other = await evening.seated('あまおと', roomId)
    const visitor = await evening.visitor('こいし')
    const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    await host.ask('person:rest', { placeId: roomId, seatId: seat?.seatId ?? '', reason: 'hurtful', minutes: 30 })
    expect(await talk(visitor, roomId)).toMatchObject(refused('not_found'))
    await criesTwice(visitor, roomId)
    await evening.settle()
    expect([other.texts(roomId), host.texts(roomId), visitor.texts(roomId)]).toEqual([[], [], []])
    expect((await evening.context.pool.query("select count(*)::int as n from entries where kind = 'message'")).rows).toEqual([{ n: 0 }])
  })

  it('[MO4] after one has left the room', async () => {
    const { roomId } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    await visitor.ask('room:leave', { roomId })
    expect(await talk(visitor, roomId)).toMatchObject(refused('not_found'))
    await criesTwice(visitor, roomId)
  })

  it('[MO4] after the room has closed, as the second line sent there, and after another opening has begun', async () => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    await closes(host, roomId)
    for (let i = 0; i < 2; i++) expect(await talk(visitor, roomId)).toMatchObject(refused('room_closed'))
    await criesTwice(visitor, roomId)
    await host.ask('room:open', { roomId, minutes: 60 })
    expect(await cry(visitor, roomId)).toMatchObject(refused('person_told'))
    await evening.settle()
    expect(host.texts(roomId)).toEqual([])
  })

  it('[MO4] after the listener has closed the talk, in a whisper too', async () => {
    const { supporter, visitor, listeningId } = await inTalk(evening, await usualCast(evening))
    await supporter.ask('listening:end', { listeningId })
    await criesTwice(visitor, listeningId)
    expect(await visitor.tryAsk('whisper:send', { placeId: listeningId, clientId: randomUUID(), text: '死にたいです' })).toMatchObject(refused('person_told'))
    expect(await raised()).toMatchObject([{ severity: 'urgent', n: 2 }])
    await evening.settle()
    expect(supporter.texts(listeningId)).toEqual([])
  })

  it('[MO4] when the words of the talk have been forgotten at once, and when nobody is on duty', async () => {
    evening.context.settings.sessionTextDays = 0
    const { supervisor, supporter, visitor, listeningId } = await inTalk(evening, await usualCast(evening))
    await supporter.ask('listening:end', { listeningId })
    await evening.later(minute)
    expect((await evening.context.pool.query('select sealed_key from conversations where place_id = $1', [listeningId])).rows).toEqual([{ sealed_key: null }])
    expect(await talk(visitor, listeningId)).toMatchObject(refused('room_closed'))
    await evening.cut(supervisor)
    evening.clock.move(90_000)
    expect(await cry(visitor, listeningId)).toMatchObject(refused('help_named'))
    expect(await raised()).toEqual(once)
  })

  it('[MO4] after a restart', async () => {
    const { roomId, host } = await evening.openRoom()
    const pass = await evening.pass()
    const before = await evening.visitor('こいし', pass)
    await before.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    await closes(host, roomId)
    evening = await evening.restart()
    const supervisor = await evening.staff('みなと', 'supervisor')
    await supervisor.ask('shift:start')
    await criesTwice(await evening.visitor('こいし', pass), roomId)
  })

  it('[MO4] [PO3] calls nobody for who never sat there, whose answer is that of a place that does not exist', async () => {
    const { roomId, host } = await evening.openRoom()
    const { listeningId } = await inTalk(evening, await usualCast(evening), 'あまおと')
    const stranger = await evening.visitor('こいし')
    for (const placeId of [roomId, listeningId, randomUUID()]) expect(await cry(stranger, placeId)).toEqual(refused('not_found'))
    await closes(host, roomId)
    expect(await cry(stranger, roomId)).toEqual(refused('not_found'))
    expect(await raised()).toEqual([])
  })

  it('[MO4] calls nobody for a visit that is over', async () => {
    const { roomId, host } = await evening.openRoom()
    const visitor = await evening.seated('こいし', roomId)
    await closes(host, roomId)
    expect(await talk(visitor, roomId)).toMatchObject(refused('room_closed'))
    await evening.context.pool.query('update visits set ended_at = now()')
    expect(await cry(visitor, roomId)).toEqual(refused('signed_out'))
    expect(await raised()).toEqual([])
  })
})
