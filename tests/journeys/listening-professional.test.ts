// A professional in a session: introduced, taking over, giving back, leaving (rules LI12, LI7, LI9), through the real escalation.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { until } from '#tests/support/until'
import { askFor, beginEvening, codeOf, inTalk, minute, onShift, usualCast, type Cast } from './listening-cast.ts'

let evening: Evening
let cast: Cast
let professional: Person
beforeEach(async () => {
  evening = await beginEvening()
  cast = await usualCast(evening)
  professional = await onShift(evening, 'とおる', 'professional')
})
afterEach(() => evening.end())

/** The visitor presses the button, the professional answers and comes in. */
async function comesIn(visitor: Person, placeId?: string): Promise<{ escalationId: string; sessionId: string }> {
  await visitor.ask('help:ask', { raiseId: randomUUID(), ...(placeId ? { placeId } : {}) })
  const escalationId = (await professional.ask('board:state')).open[0]?.escalationId ?? ''
  await professional.ask('escalation:acknowledge', { escalationId })
  const { sessionId } = await professional.ask('escalation:join', { escalationId })
  await evening.settle()
  return { escalationId, sessionId: sessionId ?? '' }
}

describe('a professional comes into a talk', () => {
  it('[LI12] introduced in the flow first; the supporter stays; both may write', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    const { sessionId } = await comesIn(visitor, listeningId)
    expect(sessionId).toBe(listeningId)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking', listenerName: 'あおば', isProfessionalHere: true })
    expect(visitor.lines(listeningId).at(-1)).toMatchObject({ kind: 'joined', author: { kind: 'staff', part: 'professional', name: 'とおる' } })
    await professional.say(listeningId, 'とおるです。いっしょに考えさせてください')
    await supporter.say(listeningId, 'わたしもいます')
    await evening.settle()
    expect(visitor.texts(listeningId)).toEqual(['とおるです。いっしょに考えさせてください', 'わたしもいます'])
    expect((await professional.ask('desk:state')).sessions).toMatchObject([{ listeningId, listener: { name: 'あおば' } }])
  })

  it('[LI12] takes over: the supporter is free after note and break and hears no more; gives back: the same supporter listens again', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    const { escalationId } = await comesIn(visitor, listeningId)
    await professional.ask('escalation:take-over', { escalationId })
    await evening.settle()
    expect(visitor.lastHeard('listening:news')).toMatchObject({ listenerName: 'とおる', isProfessionalHere: true })
    expect(visitor.lines(listeningId).at(-1)).toMatchObject({ kind: 'left', author: { name: 'あおば', part: 'listener' } })
    expect(await codeOf(supporter.say(listeningId, 'まだいます'))).toBe('not_found')
    expect(await supporter.ask('desk:state')).toMatchObject({ sessions: [], afterNotesDue: [listeningId] })
    await professional.ask('escalation:give-back', { escalationId })
    await evening.settle()
    expect(visitor.lastHeard('listening:news')).toMatchObject({ listenerName: 'あおば', isProfessionalHere: true })
    expect(await supporter.ask('desk:state')).toMatchObject({ sessions: [{ listeningId }], afterNotesDue: [], takeObstacle: 'hands_full' })
    await supporter.say(listeningId, 'また聴かせてください')
  })

  it('[LI12] is not given back to hands that hold someone else by now', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    const { escalationId } = await comesIn(visitor, listeningId)
    await professional.ask('escalation:take-over', { escalationId })
    await supporter.ask('after-note:save', { listeningId, topics: [], outcome: 'handed_to_professional', strain: 2 })
    await evening.later(11 * minute)
    await inTalk(evening, cast, 'なずな')
    expect(await codeOf(professional.ask('escalation:give-back', { escalationId }))).toBe('hands_full')
    expect(await evening.context.store.listenings.find(listeningId)).toMatchObject({ listenerName: 'とおる', state: 'talking' })
  })

  it('[LI12] goes out when the case is closed, and the talk goes on as before', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    const { escalationId } = await comesIn(visitor, listeningId)
    expect(await codeOf(supporter.ask('listening:end', { listeningId }))).toBe('still_open_escalation')
    await professional.ask('escalation:close', { escalationId, outcome: 'calmed' })
    await evening.settle()
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking', listenerName: 'あおば', isProfessionalHere: false })
    expect(visitor.lines(listeningId).at(-1)).toMatchObject({ kind: 'left', author: { name: 'とおる' } })
    expect(await codeOf(professional.say(listeningId, 'まだいます'))).toBe('not_found')
    expect(await supporter.ask('listening:end', { listeningId })).toMatchObject({ state: 'ended' })
  })

  it('[LI12] as the only listener who lets go, leaves nobody alone: the person stands first in line', async () => {
    const { visitor, listeningId } = await inTalk(evening, cast)
    const { escalationId } = await comesIn(visitor, listeningId)
    await professional.ask('escalation:take-over', { escalationId })
    await professional.ask('escalation:let-go', { escalationId })
    await evening.settle()
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'waiting', position: [1, 1] })
    expect((await cast.supervisor.ask('desk:state')).waiting).toMatchObject([{ listeningId, wasInterrupted: true, severity: 'imminent' }])
  })
})

describe('a professional meets someone directly', () => {
  it('[LI12] someone in a room gets a session with the professional at once, under the nickname of the room', async () => {
    const { roomId } = await evening.openRoom()
    const visitor = await evening.seated('つゆくさ', roomId)
    const { sessionId } = await comesIn(visitor, roomId)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ listeningId: sessionId, state: 'talking', listenerName: 'とおる', isProfessionalHere: true, seat: { name: 'つゆくさ' } })
    const place = await visitor.ask('listening:enter', { listeningId: sessionId })
    expect(place.entries.map((entry) => entry.kind)).toEqual(['notice', 'joined'])
    await visitor.say(sessionId, 'ここで話せますか')
    await evening.settle()
    expect(professional.texts(sessionId)).toEqual(['ここで話せますか'])
  })

  it('[LI12] someone who waits, or is being called, meets the professional instead; the supporter is free at once', async () => {
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor)
    await cast.supporter.ask('listening:take')
    const { sessionId } = await comesIn(visitor)
    expect(sessionId).toBe(listeningId)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking', listenerName: 'とおる' })
    expect(await cast.supporter.ask('desk:state')).toMatchObject({ sessions: [], afterNotesDue: [], takeObstacle: 'nobody_waiting' })
  })

  it('[LI9] with a professional beside them, a listener who does not come back is followed by the professional', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    await comesIn(visitor, listeningId)
    await evening.cut(supporter)
    await until('the line fell', () => visitor.lastHeard('listening:news')?.state === 'interrupted')
    await evening.later(61_000)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking', listenerName: 'とおる', isProfessionalHere: true })
  })

  it('[LI7] with a professional beside them, someone else is the professional, and it is not given back', async () => {
    const { visitor, listeningId, supporter } = await inTalk(evening, cast)
    const { escalationId } = await comesIn(visitor, listeningId)
    expect(await visitor.ask('listening:change', { listeningId })).toMatchObject({ state: 'talking', listenerName: 'とおる' })
    expect(await codeOf(supporter.say(listeningId, 'まだいます'))).toBe('not_found')
    await professional.ask('escalation:take-over', { escalationId })
    expect(await codeOf(professional.ask('escalation:give-back', { escalationId }))).toBe('moved_on')
  })
})
