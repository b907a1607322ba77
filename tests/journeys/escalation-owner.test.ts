// From acknowledging to closing: one winner, the words only with a reason, in and out of the talk, and what closing needs.
// One long file on purpose: it follows one case from hand to hand, and each part begins where the one before it ends.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EscalationView } from '#shared/views'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { until } from '#tests/support/until'

let evening: Evening
let roomId: string
let host: Person
let supervisor: Person
let professional: Person
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host, supervisor } = await evening.openRoom())
  professional = await evening.staff('佐伯', 'professional')
  await professional.ask('shift:start')
})
afterEach(() => evening.end())

interface Asked { visitor: Person; escalationId: string; seatId: string }

async function raisedInRoom(name = 'こいし'): Promise<Asked> {
  const visitor = await evening.visitor(name)
  const { seat } = await visitor.ask('room:enter', { roomId, nickname: name, mark: 'leaf', isWatching: false })
  await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: roomId })
  const { open } = await professional.ask('board:state')
  return { visitor, escalationId: open.at(-1)?.escalationId ?? '', seatId: seat?.seatId ?? '' }
}

async function raisedInTalk(): Promise<Asked & { listener: Person; listeningId: string }> {
  const visitor = await evening.visitor('こいし')
  const listener = await evening.staff('はるか', 'peer_supporter')
  await listener.ask('shift:start')
  const { listeningId } = await visitor.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
  await listener.ask('listening:take')
  await visitor.ask('listening:answer', { listeningId, answer: 'go' })
  const place = await visitor.ask('listening:enter', { listeningId })
  await visitor.say(listeningId, '今夜は風の音が大きいです')
  const { escalationId } = await listener.ask('escalation:raise', { raiseId: randomUUID(), placeId: listeningId, severity: 'urgent', reason: '声が小さい' })
  return { visitor, listener, listeningId, escalationId, seatId: place.seat?.seatId ?? '' }
}

const audits = async (action: string) =>
  (await evening.context.pool.query<{ staff_id: string; reason_code: string | null; sealed_reason: Buffer | null }>('select staff_id, reason_code, sealed_reason from audit where action = $1 order by id', [action])).rows

describe('acknowledging', () => {
  it('[ES10] twenty races of ten hands at once: one winner each, all others hear that it is taken, and each attempt is on record', async () => {
    const crowd = await Promise.all(Array.from({ length: 5 }, (_, i) => evening.staff(`当番${i}`, 'coordinator')))
    const hands = [...crowd, ...crowd]
    for (let race = 0; race < 20; race++) {
      const visitor = await evening.visitor(`v${race}`)
      await visitor.ask('help:ask', { raiseId: randomUUID() })
      const escalationId = (await professional.ask('board:state')).open.find(({ state }) => state === 'raised')?.escalationId ?? ''
      const answers = await Promise.all(hands.map((person) => person.tryAsk('escalation:acknowledge', { escalationId })))
      const owner = answers.find((answer) => answer.ok)?.data.owner?.name
      answers.forEach((answer, i) => {
        if (hands[i]?.name === owner) expect(answer).toMatchObject({ ok: true, data: { state: 'acknowledged', owner: { name: owner } } })
        else expect(answer).toMatchObject({ ok: false, code: 'already_taken' })
      })
      expect(await audits('escalation.acknowledge')).toHaveLength((race + 1) * 9)
      expect((await audits('escalation.acknowledge')).filter(({ reason_code }) => reason_code === null)).toHaveLength(race + 1)
    }
    const winners = await evening.context.pool.query("select escalation_id from escalation_moves where move = 'acknowledge'")
    expect(winners.rowCount).toBe(20)
  })

  it('[ES10] over two nodes the database decides: two hundred pairs, two winners never', async () => {
    const { store, ids, clock } = evening.context
    const other = await evening.otherNode()
    const { visitor, escalationId } = await raisedInRoom()
    const [one, two] = [evening.staffIds.get('佐伯') ?? '', evening.staffIds.get('みなと') ?? '']
    let winners = 0
    for (let race = 0; race < 200; race++) {
      const changed = await Promise.all([store.escalations.acknowledge(escalationId, one, clock.now()), other.store.escalations.acknowledge(escalationId, two, clock.now())])
      expect(changed.reduce((a, b) => a + b)).toBe(1)
      winners += 1
      const row = await store.escalations.find(escalationId)
      expect([one, two]).toContain(row?.ownerId)
      await store.escalations.letGo(escalationId, row?.ownerId ?? '', 'acknowledged', 0, clock.now() + 60_000)
    }
    await other.store.close()
    expect(winners).toBe(200)
    expect(ids.next()).not.toBe(visitor.name)
  })

  it('[ES10] the winner’s own retry is answered as the first try was', async () => {
    const { escalationId } = await raisedInRoom()
    const first = await professional.ask('escalation:acknowledge', { escalationId })
    expect(await professional.ask('escalation:acknowledge', { escalationId })).toEqual(first)
    expect(await audits('escalation.acknowledge')).toHaveLength(1)
  })

  it('[ES5] the visitor hears by whom, in which role', async () => {
    const { visitor, escalationId } = await raisedInRoom()
    await professional.ask('escalation:acknowledge', { escalationId })
    await evening.settle()
    expect(visitor.lastHeard('help:news')).toMatchObject({ state: 'answered', answeredBy: { name: '佐伯', role: 'professional' } })
  })

  it('[ES10] only those who see the board may; to a host, a supporter and another area it does not exist', async () => {
    const { escalationId } = await raisedInRoom()
    const peer = await evening.staff('はるか', 'peer_supporter')
    for (const person of [host, peer]) expect(await person.tryAsk('escalation:acknowledge', { escalationId })).toMatchObject({ ok: false, code: 'not_found' })
    const elsewhere = evening.context.ids.next()
    await evening.context.store.records.addArea(elsewhere, 'となりの市')
    const stranger = await evening.staff('よそ', 'professional')
    await evening.context.pool.query('update staff set area_id = $1 where login = $2', [elsewhere, 'よそ'])
    expect(await stranger.tryAsk('escalation:acknowledge', { escalationId })).toMatchObject({ ok: false, code: 'not_found' })
    expect((await stranger.ask('board:state')).open).toEqual([])
    expect((await professional.ask('board:state')).open).toMatchObject([{ state: 'raised' }])
  })
})

describe('the words', () => {
  it('[ES13] open to the owner with a reason; the audit row stands there, with the reason sealed, before they are shown', async () => {
    const { listeningId, escalationId } = await raisedInTalk()
    await professional.ask('escalation:acknowledge', { escalationId })
    const file = await professional.ask('escalation:read', { escalationId, reason: '命の安全のため' })
    expect(file.entries).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'message', text: '今夜は風の音が大きいです' })]))
    expect(file.escalation.placeId).toBe(listeningId)
    expect(file.moves.map(({ move, by, note }) => [move, by, note])).toEqual([['raise', 'はるか', '声が小さい'], ['acknowledge', '佐伯', null]])
    expect(file.told.filter(({ channel }) => channel === 'screen').map(({ who, deliveredAt }) => [who, deliveredAt !== null])).toEqual(expect.arrayContaining([['佐伯', true], ['みなと', true]]))
    const [audit, ...others] = await audits('escalation.read')
    expect(others).toEqual([])
    expect(evening.context.keys.unsealOwn(`audit|${escalationId}`, audit?.sealed_reason ?? Buffer.alloc(0)).toString()).toBe('命の安全のため')
  })

  it('[ES13] when the audit row cannot be written nothing is read and nothing is shown', async () => {
    const { escalationId } = await raisedInTalk()
    await professional.ask('escalation:acknowledge', { escalationId })
    const { store } = evening.context
    const [audit, before] = [store.records.audit, store.entries.before]
    let reads = 0
    const { Refusal } = await import('#shared/refusal')
    store.records.audit = () => Promise.reject(new Refusal('unavailable'))
    store.entries.before = (...asked) => (reads++, before(...asked))
    expect(await professional.tryAsk('escalation:read', { escalationId, reason: 'support' })).toEqual({ ok: false, code: 'unavailable' })
    expect(reads).toBe(0)
    store.records.audit = audit
    await professional.ask('escalation:read', { escalationId, reason: 'support' })
    expect(reads).toBe(1)
  })

  it('[ES13] without a reason they stay shut', async () => {
    const { escalationId } = await raisedInTalk()
    await professional.ask('escalation:acknowledge', { escalationId })
    expect(await professional.tryAsk('escalation:read', { escalationId, reason: '' })).toMatchObject({ ok: false, code: 'bad_input' })
    expect(await professional.tryAsk('escalation:read', { escalationId, reason: ' 　' })).toMatchObject({ ok: false, code: 'reason_needed' })
    expect(await audits('escalation.read')).toEqual([])
  })

  it('[ES13] to everyone but the owner the file does not exist, before acknowledging and after, and no owner’s move either', async () => {
    const { escalationId } = await raisedInTalk()
    const asks = async (person: Person) => [
      await person.tryAsk('escalation:read', { escalationId, reason: 'support' }), await person.tryAsk('escalation:join', { escalationId }),
      await person.tryAsk('escalation:take-over', { escalationId }), await person.tryAsk('escalation:give-back', { escalationId }),
      await person.tryAsk('escalation:let-go', { escalationId }), await person.tryAsk('escalation:close', { escalationId, outcome: 'calmed' }),
    ]
    for (const answer of await asks(professional)) expect(answer).toEqual({ ok: false, code: 'not_found' })
    await professional.ask('escalation:acknowledge', { escalationId })
    for (const person of [supervisor, host]) for (const answer of await asks(person)) expect(answer).toEqual({ ok: false, code: 'not_found' })
    expect(await professional.tryAsk('escalation:read', { escalationId: randomUUID(), reason: 'support' })).toEqual({ ok: false, code: 'not_found' })
    expect(await audits('escalation.read')).toEqual([])
  })
})

describe('in and out of the talk', () => {
  it('[ES8] the owner is introduced before they read along, the supporter stays, and the owner hears what is said from then on', async () => {
    const { visitor, listener, listeningId, escalationId } = await raisedInTalk()
    await professional.ask('escalation:acknowledge', { escalationId })
    await visitor.say(listeningId, 'まだふたりの時')
    await evening.settle()
    expect(professional.texts(listeningId)).toEqual([])
    expect(await professional.ask('escalation:join', { escalationId })).toMatchObject({ state: 'joined', sessionId: listeningId })
    await visitor.say(listeningId, '三人になりました')
    await professional.say(listeningId, '佐伯です。ここにいます。')
    await evening.settle()
    const seen = visitor.lines(listeningId).map((entry) => (entry.kind === 'message' ? entry.text : entry.kind === 'joined' ? `joined ${entry.author.part} ${entry.author.name}` : entry.kind))
    expect(seen.slice(-3)).toEqual(['joined professional 佐伯', '三人になりました', '佐伯です。ここにいます。'])
    expect(professional.texts(listeningId)).toEqual(['三人になりました', '佐伯です。ここにいます。'])
    expect(listener.texts(listeningId)).toEqual(['今夜は風の音が大きいです', 'まだふたりの時', '三人になりました', '佐伯です。ここにいます。'])
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking', listenerName: 'はるか', isProfessionalHere: true })
  })

  it('[ES9] takes the talk over, gives it back to the supporter from before, and goes out again', async () => {
    const { visitor, listener, listeningId, escalationId } = await raisedInTalk()
    await professional.ask('escalation:acknowledge', { escalationId })
    await professional.ask('escalation:join', { escalationId })
    expect((await professional.ask('escalation:take-over', { escalationId })).state).toBe('taken_over')
    await evening.settle()
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking', listenerName: '佐伯' })
    expect(await listener.tryAsk('message:send', { placeId: listeningId, clientId: randomUUID(), text: 'まだいますか' })).toMatchObject({ ok: false })
    expect((await professional.ask('escalation:give-back', { escalationId })).state).toBe('joined')
    await evening.settle()
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking', listenerName: 'はるか', isProfessionalHere: true })
    await listener.say(listeningId, 'もどりました')
    expect((await professional.ask('escalation:give-back', { escalationId })).state).toBe('acknowledged')
    await visitor.say(listeningId, 'またふたり')
    await evening.settle()
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking', isProfessionalHere: false })
    expect(professional.texts(listeningId)).toEqual(['もどりました'])
  })

  it('[ES8] someone in a room and in no talk gets one with the owner, and hears who is there', async () => {
    const { visitor, escalationId } = await raisedInRoom()
    await professional.ask('escalation:acknowledge', { escalationId })
    const { sessionId, placeName } = await professional.ask('escalation:join', { escalationId })
    expect(placeName).toBe('ほしの間')
    await evening.settle()
    const listening = visitor.lastHeard('listening:news')
    expect(listening).toMatchObject({ listeningId: sessionId, state: 'talking', listenerName: '佐伯', isProfessionalHere: true })
    expect(visitor.lastHeard('help:news')).toMatchObject({ state: 'with_you', answeredBy: { name: '佐伯', role: 'professional' } })
    await visitor.ask('listening:enter', { listeningId: sessionId ?? '' })
    await visitor.say(sessionId ?? '', 'ここなら話せます')
    await evening.settle()
    expect(professional.texts(sessionId ?? '')).toEqual(['ここなら話せます'])
  })

  it('[ES8] someone at the door gets a talk with the owner too', async () => {
    const visitor = await evening.visitor('とおりすがり')
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    const escalationId = (await professional.ask('board:state')).open[0]?.escalationId ?? ''
    await professional.ask('escalation:acknowledge', { escalationId })
    const { sessionId } = await professional.ask('escalation:join', { escalationId })
    await visitor.ask('listening:enter', { listeningId: sessionId ?? '' })
    await visitor.say(sessionId ?? '', '聞こえますか')
    await evening.settle()
    expect(professional.texts(sessionId ?? '')).toEqual(['聞こえますか'])
    const file = await professional.ask('escalation:read', { escalationId, reason: 'review' })
    expect(file.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))).toEqual(['聞こえますか'])
  })

  it('[ES11] the talk cannot be closed by its listener while the case is open; afterwards it can', async () => {
    const { listener, listeningId, escalationId } = await raisedInTalk()
    expect(await listener.tryAsk('listening:end', { listeningId })).toMatchObject({ ok: false, code: 'still_open_escalation' })
    await professional.ask('escalation:acknowledge', { escalationId })
    await professional.ask('escalation:join', { escalationId })
    expect(await listener.tryAsk('listening:end', { listeningId })).toMatchObject({ ok: false, code: 'still_open_escalation' })
    await professional.ask('escalation:close', { escalationId, outcome: 'calmed' })
    expect((await listener.ask('listening:end', { listeningId })).state).toBe('ended')
  })

  it('[ES1] each move’s retry is harmless, and what the table does not list is refused', async () => {
    const { escalationId } = await raisedInTalk()
    await professional.ask('escalation:acknowledge', { escalationId })
    expect(await professional.tryAsk('escalation:take-over', { escalationId })).toMatchObject({ ok: false, code: 'moved_on' })
    const joined = await professional.ask('escalation:join', { escalationId })
    expect(await professional.ask('escalation:join', { escalationId })).toEqual(joined)
    const over = await professional.ask('escalation:take-over', { escalationId })
    expect(await professional.ask('escalation:take-over', { escalationId })).toEqual(over)
    expect(await professional.tryAsk('escalation:join', { escalationId })).toMatchObject({ ok: false, code: 'moved_on' })
  })
})

/** Their lines are closed, and the house has noticed. */
async function goneFor(...people: Person[]): Promise<void> {
  const ids = people.map(({ socket }) => socket.id)
  for (const person of people) person.leave()
  await until('the lines are gone', async () => !(await evening.app.io.fetchSockets()).some(({ id }) => ids.includes(id)))
}

describe('letting go', () => {
  const raisedAgain = { state: 'raised', owner: null } satisfies Partial<EscalationView>

  it('[ES14] by one’s own hand: open to everyone again, with a new ladder, and the person is not left alone in the talk', async () => {
    const { visitor, escalationId } = await raisedInRoom()
    await professional.ask('escalation:acknowledge', { escalationId })
    await professional.ask('escalation:join', { escalationId })
    await evening.later(120_000)
    expect(await professional.ask('escalation:let-go', { escalationId })).toMatchObject({ ...raisedAgain, deadlineAt: evening.clock.now() + 60_000, rung: 0 })
    await evening.settle()
    expect(visitor.lastHeard('help:news')).toMatchObject({ state: 'told', answeredBy: null })
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'waiting' })
    expect((await supervisor.ask('escalation:acknowledge', { escalationId })).owner?.name).toBe('みなと')
  })

  it('[ES14] an owner whose shift ends has let go', async () => {
    const { escalationId } = await raisedInRoom()
    await professional.ask('escalation:acknowledge', { escalationId })
    await evening.later(1_000)
    await professional.ask('shift:end')
    await evening.later(1_000)
    expect((await supervisor.ask('board:state')).open).toMatchObject([raisedAgain])
  })

  it('[ES14] an owner whose account is disabled has let go, and is gone from the talk', async () => {
    const { visitor, listeningId, escalationId } = await raisedInTalk()
    await professional.ask('escalation:acknowledge', { escalationId })
    await professional.ask('escalation:join', { escalationId })
    const { disableStaff } = await import('#server/identity/disable-staff')
    await disableStaff(evening.context, evening.staffIds.get('佐伯') ?? '')
    await evening.later(1_000)
    expect((await supervisor.ask('board:state')).open).toMatchObject([raisedAgain])
    await visitor.say(listeningId, 'だれかいますか')
    await evening.settle()
    expect(professional.texts(listeningId)).toEqual([])
  })

  it('[ES14] an owner without a line for three minutes has let go; one who was away for two has not', async () => {
    const { escalationId } = await raisedInRoom()
    const coordinator = await evening.staff('おおた', 'coordinator')
    await coordinator.ask('escalation:acknowledge', { escalationId })
    await goneFor(coordinator)
    await evening.later(119_000)
    expect((await supervisor.ask('board:state')).open).toMatchObject([{ state: 'acknowledged' }])
    await evening.staff('おおた', 'coordinator')
    await evening.later(150_000)
    expect((await supervisor.ask('board:state')).open).toMatchObject([{ state: 'acknowledged' }])
    await goneFor(...evening.people.filter(({ name }) => name === 'おおた'))
    await evening.later(181_000)
    expect((await supervisor.ask('board:state')).open).toMatchObject([raisedAgain])
  })
})

describe('closing', () => {
  it('[ES15] handed on or an emergency call without saying what went outside, to whom and on what basis is refused', async () => {
    const { visitor, escalationId } = await raisedInRoom()
    await professional.ask('escalation:acknowledge', { escalationId })
    for (const outcome of ['handed_to_agency', 'emergency_call'] as const) {
      expect(await professional.tryAsk('escalation:close', { escalationId, outcome })).toMatchObject({ ok: false, code: 'basis_needed' })
    }
    const disclosure = { basis: 'a27_2_life', toWhom: '架空市消防', what: '今いる公園の名前' } as const
    expect(await professional.ask('escalation:close', { escalationId, outcome: 'emergency_call', note: '救急隊が着いた', disclosure })).toMatchObject({ state: 'closed', outcome: 'emergency_call' })
    await evening.settle()
    expect(visitor.lastHeard('help:news')?.state).toBe('closed')
    const row = (await evening.context.pool.query<{ legal_basis: string; sealed_disclosure: Buffer }>('select legal_basis, sealed_disclosure from escalations')).rows[0]
    expect(row?.legal_basis).toBe('a27_2_life')
    expect(row?.sealed_disclosure.includes(Buffer.from('消防'))).toBe(false)
    const file = await professional.ask('escalation:read', { escalationId, reason: 'review' })
    expect(file.disclosure).toEqual(disclosure)
    expect(file.entries).toEqual([])
    expect(file.moves.at(-1)).toMatchObject({ move: 'close', by: '佐伯', note: '救急隊が着いた' })
    expect((await professional.ask('board:state'))).toMatchObject({ open: [], closedToday: 1 })
  })

  it('[ES16] a year after closing the notes are forgotten; the events and the basis stay', async () => {
    const { visitor, escalationId, seatId } = await raisedInRoom()
    await host.ask('escalation:raise', { raiseId: randomUUID(), placeId: roomId, seatId, severity: 'imminent', reason: 'ひみつのりゆう' })
    await professional.ask('escalation:acknowledge', { escalationId })
    await professional.ask('escalation:close', { escalationId, outcome: 'handed_to_agency', disclosure: { basis: 'consent', toWhom: '窓口', what: '呼び名' } })
    const notes = async () => {
      const row = await evening.context.store.escalations.find(escalationId)
      return [row?.sealedKey !== null, row?.legalBasis, (await evening.context.store.escalations.moves(escalationId)).map(({ move }) => move)]
    }
    const { forgetNotes } = await import('#server/escalation/ladder/forget-notes')
    evening.clock.move(364 * 24 * 60 * 60_000)
    await forgetNotes(evening.context)
    expect(await notes()).toEqual([true, 'consent', ['raise', 'raise_again', 'acknowledge', 'close']])
    evening.clock.move(2 * 24 * 60 * 60_000)
    await forgetNotes(evening.context)
    expect(await notes()).toEqual([false, 'consent', ['raise', 'raise_again', 'acknowledge', 'close']])
    expect(visitor.name).toBe('こいし')
  })
})
