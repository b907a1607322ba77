// Someone of 17 or under is not alone with an adult (rule LI5, requirement ACC-11).
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { talkSweeps } from '#server/listening/talk/sweep-talks'
import type { Evening } from '#tests/support/evening'
import { askFor, beginEvening, codeOf, minute, usualCast, type Cast } from './listening-cast.ts'

let evening: Evening
let cast: Cast
beforeEach(async () => {
  evening = await beginEvening()
  cast = await usualCast(evening)
})
afterEach(() => evening.end())

describe('at 17 or under a supervisor looks in', () => {
  it('[LI5] taken but not called: the person still waits, the desk says why and calls a supervisor', async () => {
    const visitor = await evening.visitor('こいし')
    expect(await askFor(visitor, { ageBand: 'to_17' })).toMatchObject({ state: 'waiting', needsSupervisor: true })
    expect((await cast.supporter.ask('desk:state')).waiting).toMatchObject([{ needsSupervisor: true, ageBand: 'to_17' }])
    const { listeningId } = await cast.supporter.ask('listening:take')
    await evening.later(1_000)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'waiting', position: [1, 1], needsSupervisor: true, listenerName: null, answerBy: null })
    expect(await codeOf(visitor.ask('listening:answer', { listeningId, answer: 'go' }))).toBe('moved_on')
    expect((await cast.supervisor.ask('desk:state')).calls).toMatchObject([{ kind: 'backup', placeId: listeningId }])
  })

  it('[WI18] [LI5] two nodes that look at the same moment call a supervisor once', async () => {
    const visitor = await evening.visitor('こいし')
    await askFor(visitor, { ageBand: 'to_17' })
    await cast.supporter.ask('listening:take')
    const other = await evening.otherNode()
    const sweep = talkSweeps.find(({ name }) => name === 'listening-minors')
    await Promise.all([evening.context, other, evening.context, other].map((node) => sweep?.run(node)))
    await other.store.close()
    expect((await cast.supervisor.ask('desk:state')).calls).toMatchObject([{ kind: 'backup' }])
  })

  it('[LI5] with the supervisor’s look the call goes out with its whole time, and the talk begins', async () => {
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor, { ageBand: 'to_17' })
    await cast.supporter.ask('listening:take')
    await evening.later(4 * minute)
    await cast.supervisor.ask('place:look', { placeId: listeningId, reason: 'minor' })
    await evening.later(1_000)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'called', needsSupervisor: false, answerBy: evening.clock.now() + 5 * minute })
    expect(await visitor.ask('listening:answer', { listeningId, answer: 'go' })).toMatchObject({ state: 'talking' })
  })

  it('[LI5] a look that ended before the go does not count; one that ends during the talk calls a supervisor back', async () => {
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor, { ageBand: 'to_17' })
    await cast.supervisor.ask('place:look', { placeId: listeningId, reason: 'minor' })
    await cast.supporter.ask('listening:take')
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'called' })
    await cast.supervisor.ask('place:unlook', { placeId: listeningId })
    expect(await codeOf(visitor.ask('listening:answer', { listeningId, answer: 'go' }))).toBe('nobody_on_duty')
    await cast.supervisor.ask('place:look', { placeId: listeningId, reason: 'minor' })
    expect(await visitor.ask('listening:answer', { listeningId, answer: 'go' })).toMatchObject({ state: 'talking' })
    for (const call of (await cast.supervisor.ask('desk:state')).calls) await cast.supervisor.ask('call:answer', { callId: call.callId })
    await evening.later(4 * minute)
    expect((await cast.supervisor.ask('desk:state')).calls).toEqual([])
    await cast.supervisor.ask('place:unlook', { placeId: listeningId })
    await evening.later(1_000)
    expect((await cast.supervisor.ask('desk:state')).calls).toMatchObject([{ kind: 'backup', placeId: listeningId }])
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking' })
  })

  it('[LI5] where no supervisor comes, the person keeps their place and the listener is free again', async () => {
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor, { ageBand: 'to_17' })
    await cast.supporter.ask('listening:take')
    await evening.later(5 * minute)
    expect((await cast.supporter.ask('desk:state'))).toMatchObject({ takeObstacle: null, waiting: [{ listeningId }] })
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'waiting', position: [1, 1] })
  })
})
