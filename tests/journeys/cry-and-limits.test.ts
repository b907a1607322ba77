// A cry for help at the house's own limits: whoever has written very often, or very much, is heard all the same (rules ES3, MO4, FI2).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let roomId: string
let host: Person
let supervisor: Person
let visitor: Person
async function begin(hasRealRates = false): Promise<void> {
  evening = await Evening.begin({ hasRealRates })
  ;({ roomId, host, supervisor } = await evening.openRoom())
  visitor = await evening.seated('こいし', roomId)
}
afterEach(() => evening.end())

const raised = async () => (await evening.context.pool.query('select e.severity, (select count(*)::int from raises r where r.escalation_id = e.id) as n from escalations e')).rows
/** How grave it is, is the screening's matter. */
const called = { severity: expect.stringMatching(/^(urgent|imminent)$/), n: 1 }
const written = async () => (await evening.context.pool.query("select count(*)::int as n from entries where kind in ('message', 'whisper')")).rows[0].n as number

describe('who has written very often', () => {
  it('[ES3] is not refused the button for it: it has a limit of its own, and pressed again it is the same call', async () => {
    await begin(true)
    const codes = []
    for (let i = 0; i < 70; i++) {
      const ack = await visitor.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: `きょうの話の${i}` })
      codes.push(ack.ok ? 'ok' : ack.code)
    }
    expect(codes.slice(-5)).toEqual(Array(5).fill('too_fast'))
    const raiseId = randomUUID()
    for (let i = 0; i < 10; i++) expect(await visitor.tryAsk('help:ask', { raiseId, placeId: roomId })).toMatchObject({ ok: true, data: { state: 'told' } })
    expect(await raised()).toEqual([{ severity: 'imminent', n: 1 }])
    // Staff who write much can still raise for somebody.
    for (let i = 0; i < 70; i++) await host.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: 'はい' })
    const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    expect(await host.tryAsk('escalation:raise', { raiseId: randomUUID(), placeId: roomId, seatId: seat?.seatId ?? '', severity: 'urgent' })).toMatchObject({ ok: true })
  })
})

const ordinary = '今日は朝から雨で、窓をあけて、お茶をいれて、本を少し読みました。\n'
const long = ordinary.repeat(80)
const cries = [['at its beginning', `もう死にたいです。${long}`], ['after all else', `${long}もう死にたいです。`], ['piled with marks', `もう死にたいです。${'あ\u0300'.padEnd(40, '\u0301')}`]] as const

describe('who has written too much', () => {
  beforeEach(() => begin())

  it.each(cries)('[MO4] [FI2] a line that is too long is no line; with a cry %s a person is called, once, and its writer is told', async (_, text) => {
    const clientId = randomUUID()
    for (const event of ['message:send', 'message:send', 'whisper:send'] as const) {
      expect(await visitor.tryAsk(event, { placeId: roomId, clientId, text })).toEqual({ ok: false, code: 'person_told' })
    }
    expect(await raised()).toEqual([called])
    expect(await written()).toBe(0)
  })

  it('[MO4] [ME6] without a cry it is refused as ever and calls nobody; with nobody on duty the answer names help and promises nobody', async () => {
    expect(await visitor.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: long })).toEqual({ ok: false, code: 'too_long' })
    expect(await host.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: cries[0][1] })).toEqual({ ok: false, code: 'too_long' })
    expect(await raised()).toEqual([])
    await evening.cut(supervisor)
    evening.clock.move(90_000)
    expect(await visitor.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: cries[0][1] })).toEqual({ ok: false, code: 'help_named' })
    expect(await raised()).toEqual([called])
  })

  it('[MO4] calls nobody for a visit that is over', async () => {
    await visitor.say(roomId, 'こんばんは')
    await evening.context.pool.query('update visits set ended_at = now()')
    expect(await visitor.tryAsk('message:send', { placeId: roomId, clientId: randomUUID(), text: cries[0][1] })).toEqual({ ok: false, code: 'signed_out' })
    expect(await raised()).toEqual([])
  })

  it('[SN3] [MO4] a note that is too long calls a person too, where its writer is or at the door', async () => {
    const passerBy = await evening.visitor('あまおと')
    for (const person of [visitor, passerBy]) {
      const clientId = randomUUID()
      for (let i = 0; i < 2; i++) expect(await person.tryAsk('solo-note:write', { clientId, text: cries[1][1] })).toEqual({ ok: false, code: 'person_told' })
      expect(await person.tryAsk('solo-note:write', { clientId: randomUUID(), text: long })).toEqual({ ok: false, code: 'too_long' })
    }
    expect(await raised()).toEqual([called, called])
    expect((await supervisor.ask('board:state')).open.map(({ placeKind }) => placeKind).sort()).toEqual(['room', 'session'])
    expect((await evening.context.pool.query('select count(*)::int as n from solo_notes')).rows).toEqual([{ n: 0 }])
  })
})
