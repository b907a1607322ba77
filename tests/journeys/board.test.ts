// The coordinator's board: what needs a person, in which order, who is called next, what works.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMailHook, addWebhook } from '#server/escalation/keep-hooks'
import { makeNotify } from '#server/notify/notify'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { until } from '#tests/support/until'

let evening: Evening
let roomId: string
let host: Person
let supervisor: Person
beforeEach(async () => {
  evening = await Evening.begin({ notify: makeNotify({ allowsPrivate: true }) })
  ;({ roomId, host, supervisor } = await evening.openRoom())
})
afterEach(() => evening.end())

describe('the board', () => {
  it('[ES12] orders by severity, then by deadline; what is taken has its owner', async () => {
    const people: { visitor: Person; seatId: string | undefined }[] = []
    for (const name of ['あおい', 'つゆくさ', 'こいし']) {
      const visitor = await evening.visitor(name)
      const { seat } = await visitor.ask('room:enter', { roomId, nickname: name, mark: 'leaf', isWatching: false })
      people.push({ visitor, seatId: seat?.seatId })
      await evening.later(5_000)
    }
    const raise = (i: number, severity: 'watch' | 'urgent' | 'imminent') => host.ask('escalation:raise', { raiseId: randomUUID(), placeId: roomId, seatId: people[i]?.seatId, severity })
    const watch = await raise(0, 'watch')
    await evening.later(5_000)
    const urgent = await raise(1, 'urgent')
    await evening.later(5_000)
    const later = await raise(2, 'urgent')
    const order = async () => (await supervisor.ask('board:state')).open.map(({ escalationId }) => escalationId)
    expect(await order()).toEqual([urgent.escalationId, later.escalationId, watch.escalationId])
    await supervisor.ask('escalation:acknowledge', { escalationId: urgent.escalationId })
    expect(await order()).toEqual([later.escalationId, urgent.escalationId, watch.escalationId])
    await people[0]?.visitor.ask('help:ask', { raiseId: randomUUID() })
    expect((await order())[0]).toBe(watch.escalationId)
  })

  it('[ES12] shows the ladder, the rooms, who waits and who supervises, and nothing to those who have no board', async () => {
    const { store } = evening.context
    for (const [rung, label] of [[1, '専門職'], [1, 'コーディネーター'], [2, '運営']] as const) await store.onCall.add({ areaId: evening.areaId, rung, label, staffId: null, role: 'professional', email: null })
    const visitor = await evening.visitor('こいし')
    await visitor.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    await evening.later(120_000)
    const board = await supervisor.ask('board:state')
    expect(board).toMatchObject({
      now: evening.clock.now(), me: { name: 'みなと' }, open: [], closedToday: 0, supervisors: ['みなと'], rooms: [{ name: 'ほしの間', state: 'open' }],
      waiting: { count: 1, longestMs: 120_000, listeners: 0 },
      ladder: [{ rung: 1, afterMs: 0 }, { rung: 2, afterMs: 60_000, who: '運営' }],
    })
    expect(await host.tryAsk('board:state', {})).toMatchObject({ ok: false, code: 'not_found' })
    expect(await visitor.tryAsk('board:state', {})).toMatchObject({ ok: false, code: 'unknown_event' })
  })

  it('[ES12] counts what was closed today, by the day in Tokyo', async () => {
    const visitor = await evening.seated('こいし', roomId)
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    const escalationId = (await supervisor.ask('board:state')).open[0]?.escalationId ?? ''
    await supervisor.ask('escalation:acknowledge', { escalationId })
    await supervisor.ask('escalation:close', { escalationId, outcome: 'false_alarm' })
    evening.clock.move(3 * 60 * 60_000 + 59 * 60_000)
    expect((await supervisor.ask('board:state')).closedToday).toBe(1)
    evening.clock.move(60_000)
    expect((await supervisor.ask('board:state')).closedToday).toBe(0)
  })

  it('[HO1] says which ways out work: none in use, in use, and not working', async () => {
    const { context, areaId } = evening
    const parts = async () => (await supervisor.ask('board:state')).parts
    expect(await parts()).toEqual({ database: true, audit: true, email: null, webhook: null })
    await addMailHook(context, areaId, 'toban@example.jp')
    expect(await parts()).toEqual({ database: true, audit: true, email: false, webhook: null })
    await addWebhook(context, areaId, 'http://127.0.0.1:9/')
    expect((await parts()).webhook).toBe(true)
    const visitor = await evening.seated('こいし', roomId)
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    await evening.later(1_000)
    await until('the webhook has failed', async () => (await parts()).webhook === false)
  })

  it('[HO1] a person on call without a line is not counted as told; when they read the board they are', async () => {
    const professional = await evening.staff('佐伯', 'professional')
    await evening.context.store.onCall.add({ areaId: evening.areaId, rung: 1, label: '佐伯', staffId: evening.staffIds.get('佐伯') ?? '', role: null, email: null })
    const visitor = await evening.seated('こいし', roomId)
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    const escalationId = (await supervisor.ask('board:state')).open[0]?.escalationId ?? ''
    await supervisor.ask('escalation:acknowledge', { escalationId })
    const screens = async () => (await supervisor.ask('escalation:read', { escalationId, reason: 'review' })).told.map(({ who, deliveredAt }) => [who, deliveredAt])
    const raisedAt = evening.clock.now()
    expect(await screens()).toEqual([['みなと', raisedAt], ['佐伯', null]])
    await evening.later(30_000)
    await professional.ask('board:state')
    expect(await screens()).toEqual([['みなと', raisedAt], ['佐伯', raisedAt + 30_000]])
  })
})
