// The desk: what each sees of the evening, the shift, calls between colleagues, private notes (rules LI8, LI13, LI14).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Evening } from '#tests/support/evening'
import { askFor, beginEvening, codeOf, everythingHeard, inTalk, minute, onShift, usualCast, type Cast } from './listening-cast.ts'

let evening: Evening
let cast: Cast
beforeEach(async () => {
  evening = await beginEvening()
  cast = await usualCast(evening)
})
afterEach(() => evening.end())

describe('what a desk shows', () => {
  it('[LI13] facts of those who wait, never a word or a name; who is on shift; how many are free', async () => {
    const { roomId } = await evening.openRoom()
    const visitor = await evening.seated('つゆくさ', roomId)
    await visitor.say(roomId, 'きょうは眠れません')
    await askFor(visitor, { fromPlaceId: roomId, ageBand: '40_64' })
    const desk = await cast.supporter.ask('desk:state')
    expect(desk.waiting).toMatchObject([{ ageBand: '40_64', wish: 'talk', isFirstTime: true, timesToday: 0, severity: null, needsSupervisor: false, wasInterrupted: false }])
    expect(JSON.stringify(desk)).not.toMatch(/つゆくさ|眠れません/)
    expect(desk).toMatchObject({ listenersFree: 1, isSupervisorOnShift: true, rooms: [{ roomId, visitors: 1, state: 'open' }], takeObstacle: null })
    expect(desk.onShift.map(({ name, isTalking }) => [name, isTalking])).toEqual([['みなと', false], ['あおば', false], ['すみれ', false]])
  })

  it('[PO2] a talk is in the lists of its listener and of supervisors, and of nobody else', async () => {
    const { listeningId } = await inTalk(evening, cast)
    const others = await Promise.all([onShift(evening, 'かえで', 'peer_supporter'), onShift(evening, 'すみれ', 'host'), onShift(evening, 'はるか', 'coordinator'), onShift(evening, 'とおる', 'professional')])
    for (const other of others) expect((await other.ask('desk:state')).sessions).toEqual([])
    for (const one of [cast.supporter, cast.supervisor]) {
      expect((await one.ask('desk:state')).sessions).toMatchObject([{ listeningId, state: 'talking', listener: { name: 'あおば' }, isVisitorConnected: true }])
    }
    expect((await cast.supervisor.ask('desk:state'))).toMatchObject({ listenersFree: 1 })
  })

  it('[LI13] the desk hears of every change at once', async () => {
    const heard = () => cast.supporter.heard('desk:changed').length
    const before = heard()
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor)
    await evening.settle()
    expect(heard()).toBeGreaterThan(before)
    const asked = heard()
    await visitor.ask('listening:stop', { listeningId })
    await evening.settle()
    expect(heard()).toBeGreaterThan(asked)
  })
})

describe('the shift', () => {
  it('[LI8] begun and ended as often as one likes; off shift one looks into nothing any more', async () => {
    expect(await cast.supervisor.ask('shift:start')).toMatchObject({ shift: { isOn: true, startedAt: evening.clock.now() } })
    const { listeningId, visitor } = await inTalk(evening, cast)
    await cast.supervisor.ask('place:look', { placeId: listeningId, reason: 'quality' })
    expect(await cast.supervisor.ask('shift:end')).toMatchObject({ shift: { isOn: false } })
    await visitor.say(listeningId, 'だれに聞こえますか')
    await evening.settle()
    expect(cast.supervisor.texts(listeningId)).toEqual([])
    expect(await cast.supervisor.ask('shift:end')).toMatchObject({ shift: { isOn: false } })
  })

  it('[LI8] a shift nobody was seen in for hours was forgotten and ends by itself', async () => {
    await evening.cut(cast.supporter)
    await evening.later(7 * 60 * minute)
    const back = await evening.staff('あおば', 'peer_supporter')
    expect(await back.ask('desk:state')).toMatchObject({ shift: { isOn: false } })
  })
})

describe('calling a colleague', () => {
  it('[LI13] いま、つらい reaches those on duty, once however often it is pressed, and exactly one answers', async () => {
    const callId = randomUUID()
    const [professional, peer] = [await onShift(evening, 'とおる', 'professional'), await onShift(evening, 'かえで', 'peer_supporter')]
    await cast.supporter.ask('strain:say', { callId })
    await cast.supporter.ask('strain:say', { callId })
    const view = [{ callId, kind: 'strain', placeId: null, from: { name: 'あおば' } }]
    for (const one of [cast.supervisor, professional, cast.supporter]) expect((await one.ask('desk:state')).calls).toMatchObject(view)
    expect((await peer.ask('desk:state')).calls).toEqual([])
    expect(await codeOf(peer.ask('call:answer', { callId }))).toBe('not_found')
    const answers = await Promise.all([cast.supervisor, professional].map((one) => one.tryAsk('call:answer', { callId })))
    expect(answers.map((ack) => (ack.ok ? 'ok' : ack.code)).sort()).toEqual(['already_taken', 'ok'])
    expect((await cast.supervisor.ask('desk:state')).calls).toEqual([])
  })

  it('[LI13] help is asked for beside one’s own talk or room only, and is not asked for any more when the talk is over', async () => {
    const { listeningId, supporter, visitor } = await inTalk(evening, cast)
    const stranger = await onShift(evening, 'かえで', 'peer_supporter')
    expect(await codeOf(stranger.ask('backup:ask', { callId: randomUUID(), placeId: listeningId }))).toBe('not_found')
    await supporter.ask('backup:ask', { callId: randomUUID(), placeId: listeningId })
    expect((await cast.supervisor.ask('desk:state')).calls).toMatchObject([{ kind: 'backup', placeId: listeningId }])
    await visitor.ask('listening:stop', { listeningId })
    expect((await cast.supervisor.ask('desk:state')).calls).toEqual([])
  })
})

describe('private notes', () => {
  const words = 'きょうだいの話のとき、ことばがとまる'

  it('[LI14] written once, read by listener and supervisor, never carried to the visitor', async () => {
    const { listeningId, supporter, supervisor, visitor } = await inTalk(evening, cast)
    const clientId = randomUUID()
    const note = await supporter.ask('note:write', { placeId: listeningId, clientId, text: words })
    expect(await supporter.ask('note:write', { placeId: listeningId, clientId, text: 'べつのことば' })).toEqual(note)
    expect(note).toMatchObject({ by: 'あおば', text: words })
    for (const one of [supporter, supervisor]) {
      expect((await one.ask('place:look', { placeId: listeningId, reason: 'support_asked' })).notes).toEqual([note])
    }
    await visitor.say(listeningId, 'はい')
    await evening.settle()
    const asked = [await visitor.ask('visit:state'), await visitor.ask('listening:enter', { listeningId }), await visitor.ask('place:read', { placeId: listeningId, afterSeq: 0 }), await visitor.ask('place:earlier', { placeId: listeningId, beforeSeq: 99 })]
    expect(JSON.stringify(asked) + everythingHeard(visitor)).not.toContain('きょうだい')
    expect(await codeOf(visitor.ask('note:write', { placeId: listeningId, clientId: randomUUID(), text: 'x' }))).toBe('unknown_event')
    expect(await codeOf(visitor.ask('place:look', { placeId: listeningId, reason: 'x' }))).toBe('unknown_event')
  })

  it('[CR1] at rest a note and a hand-over note are sealed: the tables hold no word of them', async () => {
    const { listeningId, supporter } = await inTalk(evening, cast)
    await onShift(evening, 'かえで', 'peer_supporter')
    await supporter.ask('note:write', { placeId: listeningId, clientId: randomUUID(), text: words })
    await supporter.ask('listening:transfer', { transferId: randomUUID(), listeningId, toStaffId: evening.staffIds.get('かえで') ?? '', note: words })
    for (const [table, column] of [['notes', 'sealed'], ['transfers', 'sealed_note']] as const) {
      const { rows } = await evening.context.pool.query<{ sealed: Buffer }>(`select ${column} as sealed from ${table}`)
      expect(rows).toHaveLength(1)
      expect(rows[0]?.sealed.toString('utf8')).not.toContain('きょうだい')
      expect(rows[0]?.sealed.length).toBeGreaterThan(Buffer.byteLength(words))
    }
  })

  it('[RE2] a supervisor’s look leaves its audit row, with the reason sealed', async () => {
    const { listeningId } = await inTalk(evening, cast)
    await cast.supervisor.ask('place:look', { placeId: listeningId, reason: 'ようすを知りたい' })
    const { rows } = await evening.context.pool.query("select reason_code, sealed_reason from audit where action = 'place.look' and staff_id = $1", [evening.staffIds.get('みなと')])
    expect(rows).toMatchObject([{ reason_code: 'supervisor' }])
    expect(String((rows[0] as { sealed_reason: Buffer }).sealed_reason)).not.toContain('ようす')
  })
})
