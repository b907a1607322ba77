// Who gets whom, and how many: limits, notes, breaks, and the races (rules LI8, LI10).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Evening } from '#tests/support/evening'
import { askFor, beginEvening, codeOf, inTalk, minute, onShift, usualCast, writeNote, type Cast } from './listening-cast.ts'

let evening: Evening
let cast: Cast
beforeEach(async () => {
  evening = await beginEvening()
  cast = await usualCast(evening)
})
afterEach(() => evening.end())

const allowTwo = (name: string) => evening.context.pool.query('update staff set session_limit = 2 where id = $1', [evening.staffIds.get(name)])

describe('what keeps a listener from taking the next', () => {
  it('[LI8] each reason is told on the desk before, and as the refusal after the press', async () => {
    const supporter = await evening.staff('かえで', 'peer_supporter')
    const expectObstacle = async (code: string) => {
      expect((await supporter.ask('desk:state')).takeObstacle).toBe(code)
      expect(await codeOf(supporter.ask('listening:take'))).toBe(code)
    }
    await expectObstacle('not_on_shift')
    await supporter.ask('shift:start')
    await expectObstacle('nobody_waiting')
    const { listeningId } = await inTalk(evening, { ...cast, supporter })
    await askFor(await evening.visitor('なずな'))
    await expectObstacle('hands_full')
    expect(await codeOf(supporter.ask('shift:end'))).toBe('hands_full')
    await supporter.ask('listening:end', { listeningId })
    await expectObstacle('after_note_due')
    await writeNote(supporter, listeningId)
    await expectObstacle('on_break')
    expect((await supporter.ask('desk:state')).shift.breakUntil).toBe(evening.clock.now() + 10 * minute)
    await cast.supervisor.ask('shift:end')
    await evening.later(10 * minute)
    await expectObstacle('nobody_on_duty')
    await cast.supervisor.ask('shift:start')
    expect((await supporter.ask('desk:state')).takeObstacle).toBeNull()
    expect(await supporter.ask('listening:take')).toMatchObject({ state: 'called' })
  })

  it('[PO1] a trainee, a host and a manager take nobody', async () => {
    await askFor(await evening.visitor('こいし'))
    for (const role of ['trainee', 'host', 'manager'] as const) {
      expect(await codeOf((await onShift(evening, `その${role}`, role)).ask('listening:take'))).toBe('not_found')
    }
  })

  it('[LI8] two talks only for those allowed, and never a second beside one that is urgent', async () => {
    await allowTwo('あおば')
    const first = await inTalk(evening, cast)
    await inTalk(evening, cast, 'なずな')
    await askFor(await evening.visitor('すいれん'))
    expect(await codeOf(cast.supporter.ask('listening:take'))).toBe('hands_full')
    await first.visitor.ask('listening:stop', { listeningId: first.listeningId })
    await writeNote(cast.supporter, first.listeningId)
    await evening.later(11 * minute)
    const second = (await cast.supporter.ask('desk:state')).sessions[0]
    await cast.supporter.ask('escalation:raise', { raiseId: randomUUID(), placeId: second?.listeningId ?? '', severity: 'urgent' })
    expect(await codeOf(cast.supporter.ask('listening:take'))).toBe('hands_full')
  })

  it('[LI8] what is heavy calls a colleague by itself, and a note is written once', async () => {
    const { listeningId, supporter, supervisor } = await inTalk(evening, cast)
    await supporter.ask('listening:end', { listeningId })
    await writeNote(supporter, listeningId, 4)
    await writeNote(supporter, listeningId, 5)
    expect((await supervisor.ask('desk:state')).calls).toMatchObject([{ kind: 'strain', from: { name: 'あおば' }, placeId: null }])
    expect(await codeOf(writeNote(supervisor, listeningId))).toBe('not_found')
  })
})

describe('the database decides', () => {
  it('[LI10] a second talk in the same hand, or one person in two hands, is refused by a constraint', async () => {
    const { session, listeningId } = await inTalk(evening, cast)
    const other = await askFor(await evening.visitor('なずな'))
    const force = (sql: string, ...values: unknown[]) => codeOf(evening.context.pool.query(sql, values))
    expect(await force("update listenings set state = 'called', listener_id = $2, listener_slot = 0 where id = $1", other.listeningId, session.listener?.staffId)).toBe('23505')
    expect(await force('update listenings set visit_id = (select visit_id from listenings where id = $2) where id = $1', other.listeningId, listeningId)).toBe('23505')
  })

  it('[LI10] 200 times two listeners press at once for one person: one gets them, the other is told, nobody is taken twice', async () => {
    const [first, second] = [cast.supporter, await onShift(evening, 'かえで', 'peer_supporter')]
    const visitor = await evening.visitor('こいし')
    const winners = { first: 0, second: 0 }
    for (let n = 0; n < 200; n++) {
      const { listeningId } = await askFor(visitor)
      const taken = await Promise.all([first, second].map((supporter) => supporter.tryAsk('listening:take', {})))
      const got = taken.flatMap((ack) => (ack.ok ? [ack.data.listeningId] : []))
      expect(got).toEqual([listeningId])
      expect(['already_taken', 'nobody_waiting']).toContain(taken.map((ack) => (ack.ok ? '' : ack.code)).join(''))
      winners[taken[0]?.ok ? 'first' : 'second']++
      await visitor.ask('listening:answer', { listeningId, answer: 'not_today' })
    }
    expect(winners.first + winners.second).toBe(200)
  }, 180_000)

  it('[LI10] one listener who presses five times at once holds one person, and five waiting go to five different listeners', async () => {
    for (let n = 0; n < 5; n++) await askFor(await evening.visitor(`待つ方${n}`))
    const presses = await Promise.all(Array.from({ length: 5 }, () => cast.supporter.tryAsk('listening:take', {})))
    expect(presses.filter((ack) => ack.ok)).toHaveLength(1)
    const others = await Promise.all([1, 2, 3, 4].map((n) => onShift(evening, `聴く人${n}`, 'peer_supporter')))
    const taken = await Promise.all(others.map((supporter) => supporter.ask('listening:take')))
    expect(new Set(taken.map(({ listeningId }) => listeningId)).size).toBe(4)
    expect((await cast.supervisor.ask('desk:state'))).toMatchObject({ waiting: [], sessions: { length: 5 } })
  })

  it('[LI10] go and stop, go and the unanswered call, at once: one of them is true for both sides', async () => {
    const visitor = await evening.visitor('こいし')
    for (let n = 0; n < 20; n++) {
      const { listeningId } = await askFor(visitor)
      await cast.supporter.ask('listening:take')
      await Promise.all([visitor.tryAsk('listening:answer', { listeningId, answer: 'go' }), visitor.tryAsk('listening:stop', { listeningId }), cast.supporter.tryAsk('listening:end', { listeningId })])
      const row = await evening.context.store.listenings.find(listeningId)
      const conversation = await evening.context.store.rooms.latestConversation(listeningId)
      expect(conversation?.state).toBe({ waiting: 'paused', called: 'paused', talking: 'open', interrupted: 'open', ended: 'closed' }[row?.state ?? 'ended'])
      if (row?.state !== 'ended') await visitor.ask('listening:stop', { listeningId })
      for (const due of (await cast.supporter.ask('desk:state')).afterNotesDue) await writeNote(cast.supporter, due)
      await evening.later(11 * minute)
    }
  })
})
