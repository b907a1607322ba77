// Raising, from every place and by everyone; what the visitor is told; that it is one, whoever raises and however often.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#server/context'
import { raiseEscalation } from '#server/escalation/raise-escalation'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let roomId: string
let host: Person
let supervisor: Person
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host, supervisor } = await evening.openRoom())
  const { store } = evening.context
  for (const [i, label] of ['佐伯', '大田', '運営'].entries()) await store.onCall.add({ areaId: evening.areaId, rung: i + 1, label, staffId: null, role: 'professional', email: null })
})
afterEach(() => evening.end())

const board = async () => (await supervisor.ask('board:state')).open
const rowsIn = async (table: string) => Number((await evening.context.pool.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n)

describe('いますぐ助けてほしい', () => {
  it('[ES4] from a room: confirmed after the commit, imminent, and on the board of who is on duty without another word', async () => {
    const visitor = await evening.seated('こいし', roomId)
    const help = await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: roomId })
    expect(help).toEqual({ state: 'told', raisedAt: evening.clock.now(), answeredBy: null })
    await evening.settle()
    const news = supervisor.lastHeard('escalation:news')
    expect(news).toMatchObject({
      severity: 'imminent', state: 'raised', causes: ['visitor'], placeKind: 'room', placeName: 'ほしの間', rung: 0, callingNow: ['佐伯'], callsNext: '大田',
      deadlineAt: evening.clock.now() + 60_000, owner: null,
    })
    expect(await board()).toEqual([news])
    expect(host.heard('escalation:news')).toEqual([])
    expect(host.lastHeard('desk:changed')).toEqual({ why: 'escalation' })
  })

  it('[ES3] from the door, without any place: a place is made where somebody can come', async () => {
    const visitor = await evening.visitor('とおりすがり')
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    const [only, ...others] = await board()
    expect(others).toEqual([])
    expect(only).toMatchObject({ placeKind: 'session', placeName: '', sessionId: null, state: 'raised' })
  })

  it('[ES3] a strange or stale place is no reason to refuse: it is raised where the person is', async () => {
    const visitor = await evening.seated('こいし', roomId)
    const other = await evening.room('つきの間')
    await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: other })
    expect(await board()).toMatchObject([{ placeId: roomId }])
    const passerBy = await evening.visitor('あまおと')
    await passerBy.ask('help:ask', { raiseId: randomUUID(), placeId: randomUUID() })
    expect(await board()).toHaveLength(2)
  })

  it('[ES3] while waiting to be listened to it is raised in the session to come, which has its number of the day', async () => {
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await visitor.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    expect(await board()).toMatchObject([{ placeId: listeningId, placeKind: 'session', placeName: '1', sessionId: listeningId }])
  })

  it('[ES2] two hundred presses at once, most of them the same one, are one escalation', async () => {
    const visitor = await evening.seated('こいし', roomId)
    const same = randomUUID()
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => visitor.tryAsk('help:ask', { raiseId: i % 8 ? same : randomUUID(), placeId: roomId })))
    expect(answers.filter((answer) => !answer.ok)).toEqual([])
    expect(await board()).toHaveLength(1)
    expect(await rowsIn('escalations')).toBe(1)
    expect(await rowsIn('raises')).toBe(26)
    expect(await rowsIn('escalation_moves')).toBe(26)
    expect(await rowsIn("escalation_moves where move = 'raise'")).toBe(1)
  })

  it('[ES2] one press tried a hundred times at two nodes at once is one escalation and one raise', async () => {
    const visitor = await evening.seated('こいし', roomId)
    const { store, ids } = evening.context
    const other = await evening.otherNode()
    const visit = (await evening.context.pool.query<{ id: string }>('select visit_id as id from seats')).rows[0]?.id ?? ''
    const raiseId = ids.next()
    const conversation = await store.rooms.openConversation(roomId)
    const one = (node: Context) =>
      node.store.transact((tx) =>
        raiseEscalation(tx, node, {
          raiseId, byKey: visit, cause: 'visitor', severity: 'imminent', placeId: roomId, conversationId: conversation?.id ?? null, visitId: visit, areaId: evening.areaId,
        }),
      )
    const raised = []
    for (let round = 0; round < 5; round++) raised.push(...(await Promise.all(Array.from({ length: 20 }, (_, i) => one(i % 2 ? other : evening.context)))))
    await other.store.close()
    expect(new Set(raised.map(({ escalationId }) => escalationId)).size).toBe(1)
    expect(raised.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await rowsIn('escalation_moves')).toBe(1)
    expect((await visitor.ask('visit:state')).help?.state).toBe('told')
  })

  it('[ES2] the answer was lost and the page reloaded: the same press again, even after it was closed, raises nothing new', async () => {
    const pass = await evening.pass()
    const visitor = await evening.visitor('こいし', pass)
    const raiseId = randomUUID()
    await visitor.ask('help:ask', { raiseId })
    visitor.leave()
    const again = await evening.visitor('こいし', pass)
    expect((await again.ask('help:ask', { raiseId })).state).toBe('told')
    const [only] = await board()
    const { escalationId } = only ?? { escalationId: '' }
    await supervisor.ask('escalation:acknowledge', { escalationId })
    await supervisor.ask('escalation:close', { escalationId, outcome: 'calmed' })
    expect((await again.ask('help:ask', { raiseId })).state).toBe('closed')
    expect(await board()).toEqual([])
    expect(await rowsIn("places where kind = 'session'")).toBe(1)
  })

  it('[ES5] what was raised by others only is not shown to the person; what they pressed themselves is, also after a reload', async () => {
    const pass = await evening.pass()
    const visitor = await evening.visitor('こいし', pass)
    const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    await host.ask('escalation:raise', { raiseId: randomUUID(), placeId: roomId, seatId: seat?.seatId, severity: 'watch' })
    await evening.settle()
    expect((await visitor.ask('visit:state')).help).toBeNull()
    expect(visitor.heard('help:news')).toEqual([])
    evening.clock.move(20_000)
    await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: roomId })
    expect(visitor.lastHeard('help:news')).toMatchObject({ state: 'told', raisedAt: evening.clock.now() })
    visitor.leave()
    expect((await (await evening.visitor('こいし', pass)).ask('visit:state')).help).toMatchObject({ state: 'told', raisedAt: evening.clock.now() })
  })

  it('[ES4] with the database gone the answer says so at once, and never that anybody was told', async () => {
    const visitor = await evening.seated('こいし', roomId)
    const { store } = evening.context
    const transact = store.transact
    const gone = Object.assign(new Error('gone'), { code: '57P01' })
    const { asRefusal } = await import('#server/storage/postgres/pool')
    store.transact = () => Promise.reject(asRefusal(gone))
    expect(await visitor.tryAsk('help:ask', { raiseId: randomUUID() })).toMatchObject({ ok: false, code: 'unavailable' })
    store.transact = transact
    expect(await board()).toEqual([])
  })
})

describe('raised by staff and by the screening', () => {
  it('[ES2] a host, the supervisor, the screening and the person: one case, four causes, and severity only rises', async () => {
    const visitor = await evening.visitor('こいし')
    const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    const seatId = seat?.seatId
    const raise = (person: Person, severity: 'watch' | 'urgent' | 'imminent') => person.ask('escalation:raise', { raiseId: randomUUID(), placeId: roomId, seatId, severity, reason: '声がふるえている' })
    expect(await raise(host, 'urgent')).toMatchObject({ severity: 'urgent', causes: ['supporter'] })
    expect(await raise(supervisor, 'watch')).toMatchObject({ severity: 'urgent', causes: ['supporter', 'supervisor'] })
    await visitor.say(roomId, 'もう死にたい')
    await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: roomId })
    const [only, ...others] = await board()
    expect(others).toEqual([])
    expect(only).toMatchObject({ severity: 'imminent', state: 'raised', causes: ['supporter', 'supervisor', 'screening', 'visitor'] })
    expect(await raise(host, 'watch')).toMatchObject({ escalationId: only?.escalationId, severity: 'imminent' })
  })

  it('[ES2] raised again after it was closed, it is a new one that names the earlier', async () => {
    const visitor = await evening.seated('こいし', roomId)
    await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: roomId })
    const escalationId = (await board())[0]?.escalationId ?? ''
    await supervisor.ask('escalation:acknowledge', { escalationId })
    await supervisor.ask('escalation:close', { escalationId, outcome: 'calmed' })
    await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: roomId })
    expect(await board()).toMatchObject([{ earlierId: escalationId, state: 'raised' }])
    expect((await board())[0]?.escalationId).not.toBe(escalationId)
  })

  it('[ES2] who is neither host nor listener there may not raise, and in a room the person must be named', async () => {
    const visitor = await evening.visitor('こいし')
    const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    const peer = await evening.staff('はるか', 'peer_supporter')
    const asked = { raiseId: randomUUID(), placeId: roomId, severity: 'urgent' } as const
    expect(await peer.tryAsk('escalation:raise', { ...asked, seatId: seat?.seatId })).toMatchObject({ ok: false, code: 'not_found' })
    expect(await host.tryAsk('escalation:raise', asked)).toMatchObject({ ok: false, code: 'bad_input' })
    expect(await host.tryAsk('escalation:raise', { ...asked, seatId: randomUUID() })).toMatchObject({ ok: false, code: 'not_found' })
    expect(await board()).toEqual([])
  })

  it('[ES2] raising races closing: whatever the order, afterwards the person who pressed last is heard', async () => {
    for (let round = 0; round < 8; round++) {
      const visitor = await evening.visitor(`v${round}`)
      await visitor.ask('help:ask', { raiseId: randomUUID() })
      const escalationId = (await board())[0]?.escalationId ?? ''
      await supervisor.ask('escalation:acknowledge', { escalationId })
      const [raised, closed] = await Promise.all([
        visitor.tryAsk('help:ask', { raiseId: randomUUID() }),
        supervisor.tryAsk('escalation:close', { escalationId, outcome: 'calmed' }),
      ])
      expect([raised.ok, closed.ok]).toEqual([true, true])
      const rows = (await evening.context.pool.query<{ state: string; moves: string[] }>(
        `select e.state, array(select move from escalation_moves m where m.escalation_id = e.id order by m.at, m.id) as moves
         from escalations e join raises r on r.escalation_id = e.id where e.visit_id = (select visit_id from escalations where id = $1) group by e.id order by e.id`, [escalationId],
      )).rows
      // Either it came before the closing and stands on that case, or after it and a new one is open.
      expect(rows.flatMap(({ moves }) => moves).filter((move) => move === 'raise' || move === 'raise_again')).toHaveLength(2)
      for (const open of await board()) {
        await supervisor.ask('escalation:acknowledge', { escalationId: open.escalationId })
        await supervisor.ask('escalation:close', { escalationId: open.escalationId, outcome: 'calmed' })
      }
    }
  })
})

describe('the board', () => {
  it('[ES12] carries no word, no name and no reason of anyone', async () => {
    const visitor = await evening.visitor('ひみつのなまえ')
    const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'ひみつのなまえ', mark: 'leaf', isWatching: false })
    await visitor.say(roomId, 'ひみつのことば 死にたい')
    await host.ask('escalation:raise', { raiseId: randomUUID(), placeId: roomId, seatId: seat?.seatId, severity: 'urgent', reason: 'ひみつのりゆう' })
    await evening.settle()
    const shown = JSON.stringify([await supervisor.ask('board:state'), supervisor.heard('escalation:news')])
    expect(shown).toContain('ほしの間')
    expect(shown).not.toContain('ひみつ')
  })
})
