// Old questions asked again, answers of the database that were lost, news that never came: nobody hears longer than they may.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fact } from '#shared/facts'
import { makeReadAgain } from '#server/transport/read-again'
import type { Evening } from '#tests/support/evening'
import { askFor, beginEvening, inTalk, onShift, usualCast } from './listening-cast.ts'

let evening: Evening
beforeEach(async () => { evening = await beginEvening() })
afterEach(() => evening.end())

const idOf = (name: string): string => evening.staffIds.get(name) ?? ''

describe('an old question asked again', () => {
  it('[LI11] [LI7] a hand-over accepted once more, after the visitor asked for someone else, opens nothing', async () => {
    const talk = await inTalk(evening, await usualCast(evening))
    const colleague = await onShift(evening, 'かえで', 'peer_supporter')
    const transferId = randomUUID()
    await talk.supporter.ask('listening:transfer', { transferId, listeningId: talk.listeningId, toStaffId: idOf('かえで'), note: 'ゆっくり話す方です。' })
    await colleague.ask('transfer:answer', { transferId, answer: 'accept' })
    await talk.visitor.ask('listening:change', { listeningId: talk.listeningId })
    const third = await onShift(evening, 'しおん', 'peer_supporter')
    await third.ask('listening:take')
    await talk.visitor.ask('listening:answer', { listeningId: talk.listeningId, answer: 'go' })
    expect(await colleague.tryAsk('transfer:answer', { transferId, answer: 'accept' })).toMatchObject({ ok: false, code: 'moved_on' })
    await talk.visitor.say(talk.listeningId, 'ほかの人にだけ話したいこと')
    await evening.settle()
    expect(third.texts(talk.listeningId)).toEqual(['ほかの人にだけ話したいこと'])
    expect(colleague.texts(talk.listeningId)).toEqual([])
  })

  it('[ES8] [LI7] a professional whose part in the talk is over does not come in by joining once more', async () => {
    const cast = await usualCast(evening)
    const professional = await onShift(evening, 'とおる', 'professional')
    const visitor = await evening.visitor('こいし')
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    const escalationId = (await professional.ask('board:state')).open[0]?.escalationId ?? ''
    await professional.ask('escalation:acknowledge', { escalationId })
    const listeningId = (await professional.ask('escalation:join', { escalationId })).sessionId ?? ''
    await visitor.ask('listening:enter', { listeningId })
    await visitor.ask('listening:change', { listeningId })
    await cast.supporter.ask('listening:take')
    await visitor.ask('listening:answer', { listeningId, answer: 'go' })
    expect(await professional.tryAsk('escalation:join', { escalationId })).toMatchObject({ ok: false, code: 'moved_on' })
    await visitor.say(listeningId, 'ほかの人にだけ話したいこと')
    await evening.settle()
    expect(cast.supporter.texts(listeningId)).toEqual(['ほかの人にだけ話したいこと'])
    expect(professional.texts(listeningId)).toEqual([])
  })
})

/** The next commit is done, and its answer is lost on the way. */
function loseNextCommit(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as (told?: unknown) => Promise<pg.PoolClient>
  Object.assign(pool, {
    connect: async (told?: unknown) => {
      // A single question of the pool's own, not a transaction.
      if (told) return connect(told)
      Object.assign(pool, { connect })
      const client = await connect()
      const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>
      return Object.assign(client, {
        query: async (...given: unknown[]) => {
          const answer = await query(...given)
          if (given[0] !== 'commit') return answer
          Object.assign(client, { query })
          throw new Error('Connection terminated unexpectedly')
        },
      })
    },
  })
}

describe('news that never came', () => {
  it('[FA3] [WI9] whose rest was committed with its answer lost is told, and hears nothing more', async () => {
    const { roomId, host } = await evening.openRoom()
    const resting = await evening.visitor('こいし')
    const { seat } = await resting.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    const other = await evening.seated('あまおと', roomId)
    loseNextCommit(evening.context.pool)
    const rest = { placeId: roomId, seatId: seat?.seatId ?? '', reason: 'hurtful' as const, minutes: 30 }
    expect(await host.tryAsk('person:rest', rest)).toMatchObject({ ok: false, code: 'unavailable' })
    await expect.poll(() => resting.heard('rest:asked')).toMatchObject([{ placeId: roomId, reason: 'hurtful' }])
    expect(await host.tryAsk('person:rest', rest)).toMatchObject({ ok: true })
    await other.say(roomId, 'いないところで話したい')
    await evening.settle()
    expect(resting.texts(roomId)).toEqual([])
    expect(resting.heard('rest:asked')).toHaveLength(1)
  })

  it('[WI9] whoever waits is told once while news do not flow, and again after having been away: who left is remembered no longer', async () => {
    await usualCast(evening)
    const pass = await evening.pass()
    const visitor = await evening.visitor('こいし', pass)
    await askFor(visitor)
    const told: Fact[] = []
    const { readAgain } = makeReadAgain(evening.app.io, evening.context, evening.app.beat, (facts) => told.push(...facts))
    const tellings = async () => {
      await readAgain()
      return told.filter(({ kind }) => kind === 'listening.changed').length
    }
    expect([await tellings(), await tellings()]).toEqual([1, 1])
    await evening.cut(visitor)
    expect(await tellings()).toBe(1)
    await evening.visitor('こいし', pass)
    expect([await tellings(), await tellings()]).toEqual([2, 2])
  })

  it('[LI7] [WI9] whose look was ended with its answer lost does not hear the talk any more', async () => {
    const talk = await inTalk(evening, await usualCast(evening))
    loseNextCommit(evening.context.pool)
    expect(await talk.visitor.tryAsk('listening:change', { listeningId: talk.listeningId })).toMatchObject({ ok: false, code: 'unavailable' })
    await expect.poll(() => evening.app.io.sockets.adapter.rooms.has(`place:${talk.listeningId}:staff`)).toBe(false)
  })
})

it('[LI7] a line of staff that comes while the look ends hears nothing', async () => {
  const talk = await inTalk(evening, await usualCast(evening))
  const { seats } = evening.context.store
  const looksOf = seats.looksOf
  // Between the first reading and the hearing the visitor asks for someone else.
  Object.assign(seats, {
    looksOf: async (staffId: string) => {
      const looks = await looksOf(staffId)
      Object.assign(seats, { looksOf })
      await talk.visitor.ask('listening:change', { listeningId: talk.listeningId })
      return looks
    },
  })
  const line = await evening.staff('あおば', 'peer_supporter')
  await expect.poll(async () => (await evening.context.store.seats.looksOf(idOf('あおば'))).length).toBe(0)
  await line.ask('desk:state')
  await expect.poll(() => evening.app.io.sockets.adapter.rooms.has(`place:${talk.listeningId}:staff`)).toBe(false)
})
