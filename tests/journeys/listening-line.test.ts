// A listener's line falls, comes back, or does not (rule LI9).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { disableStaff } from '#server/identity/disable-staff'
import { onStaffGone } from '#server/listening/listener-line'
import type { Evening } from '#tests/support/evening'
import { until } from '#tests/support/until'
import { askFor, beginEvening, codeOf, inTalk, minute, onShift, usualCast, type Cast, type Talk } from './listening-cast.ts'

let evening: Evening
let cast: Cast
beforeEach(async () => {
  evening = await beginEvening()
  cast = await usualCast(evening)
})
afterEach(() => evening.end())

async function lineFalls({ supporter, visitor }: Talk): Promise<void> {
  await evening.cut(supporter)
  await until('the visitor hears that the line fell', () => visitor.lastHeard('listening:news')?.state === 'interrupted')
}

describe('a listener’s line', () => {
  it('[LI9] back within the grace time the talk goes on, and both see what was written meanwhile', async () => {
    const talk = await inTalk(evening, cast)
    await lineFalls(talk)
    await talk.visitor.say(talk.listeningId, 'きこえていますか')
    await evening.later(40_000)
    expect(talk.visitor.lastHeard('listening:news')).toMatchObject({ state: 'interrupted', listenerName: 'あおば' })
    const back = await evening.staff('あおば', 'peer_supporter')
    await until('the visitor hears that the line is back', () => talk.visitor.lastHeard('listening:news')?.state === 'talking')
    const { place, session } = await back.ask('place:look', { placeId: talk.listeningId, reason: 'own' })
    expect(place.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : entry.kind === 'notice' ? [entry.notice] : []))).toEqual(['talk_began', 'きこえていますか', 'listener_back'])
    expect(session).toMatchObject({ state: 'talking' })
    await back.say(talk.listeningId, 'もどりました')
    await evening.later(5 * minute)
    expect(talk.visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking' })
  })

  it('[LI9] not back in time: the person stands first in line and is told so; the listener’s right to hear has ended', async () => {
    const talk = await inTalk(evening, cast)
    const other = await evening.visitor('なずな')
    await askFor(other)
    await lineFalls(talk)
    await evening.later(46_000)
    expect(talk.visitor.lastHeard('listening:news')).toMatchObject({ state: 'waiting', position: [1, 1], listenerName: null })
    expect(talk.visitor.lines(talk.listeningId).at(-1)).toMatchObject({ kind: 'notice', notice: 'listener_lost' })
    const back = await evening.staff('あおば', 'peer_supporter')
    expect(await codeOf(back.say(talk.listeningId, 'もどりました'))).toBe('not_found')
    expect(await back.ask('desk:state')).toMatchObject({ sessions: [], afterNotesDue: [talk.listeningId], takeObstacle: 'after_note_due', waiting: [{ listeningId: talk.listeningId, wasInterrupted: true }, {}] })
    const next = await onShift(evening, 'かえで', 'peer_supporter')
    expect((await next.ask('listening:take')).listeningId).toBe(talk.listeningId)
    expect(await talk.visitor.ask('listening:answer', { listeningId: talk.listeningId, answer: 'go' })).toMatchObject({ state: 'talking', listenerName: 'かえで' })
  })

  it('[LI9] told as fallen while another node still sees the listener: the talk goes on', async () => {
    const talk = await inTalk(evening, cast)
    await onStaffGone(evening.context, evening.staffIds.get('あおば') ?? '')
    await evening.settle()
    expect(talk.visitor.lastHeard('listening:news')).toMatchObject({ state: 'interrupted' })
    await evening.later(11_000)
    expect(talk.visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking' })
  })

  it('[LI9] one of two pages closed is no lost line', async () => {
    const talk = await inTalk(evening, cast)
    const second = await evening.staff('あおば', 'peer_supporter')
    await evening.cut(talk.supporter)
    await evening.later(2 * minute)
    expect(talk.visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking' })
    await second.say(talk.listeningId, 'こちらにいます')
  })

  it('[LI9] a page that reloads while the person is being called loses nobody; one that stays away lets them wait on', async () => {
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor)
    await cast.supporter.ask('listening:take')
    await evening.cut(cast.supporter)
    const marked = async () => (await evening.context.store.listenings.find(listeningId))?.returnBy ?? null
    await until('the fallen line is noted', marked)
    const back = await evening.staff('あおば', 'peer_supporter')
    await until('the line is back', async () => (await marked()) === null)
    await evening.later(2 * minute)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'called' })
    await evening.cut(back)
    await until('the fallen line is noted', marked)
    await evening.later(46_000)
    expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'waiting', position: [1, 1] })
  })

  it('[LI9] the person says go while the listener’s line is down: they meet when it is back', async () => {
    const visitor = await evening.visitor('こいし')
    const { listeningId } = await askFor(visitor)
    await cast.supporter.ask('listening:take')
    await evening.cut(cast.supporter)
    await until('the fallen line is noted', async () => (await evening.context.store.listenings.find(listeningId))?.returnBy)
    expect(await visitor.ask('listening:answer', { listeningId, answer: 'go' })).toMatchObject({ state: 'interrupted' })
    await evening.staff('あおば', 'peer_supporter')
    await until('they meet', () => visitor.lastHeard('listening:news')?.state === 'talking')
  })

  it('[LI9] the house restarts in the middle of a talk, and a listener who does not come back is noticed all the same', async () => {
    const talk = await inTalk(evening, cast)
    await talk.visitor.say(talk.listeningId, 'まえの話')
    evening = await evening.restart()
    await evening.staff('みなと', 'supervisor')
    await evening.later(30_000)
    expect(await evening.context.store.listenings.find(talk.listeningId)).toMatchObject({ state: 'talking' })
    await evening.later(70_000)
    expect(await evening.context.store.listenings.find(talk.listeningId)).toMatchObject({ state: 'interrupted' })
    await evening.later(46_000)
    expect(await evening.context.store.listenings.find(talk.listeningId)).toMatchObject({ state: 'waiting', isHead: true, listenerId: null })
  })

  it('[LI9] the account of a listener is disabled while the house stands still: the person is first in line again', async () => {
    const talk = await inTalk(evening, cast)
    evening = await evening.restart()
    await disableStaff(evening.context, evening.staffIds.get('あおば') ?? '')
    await evening.staff('みなと', 'supervisor')
    await evening.later(5_000)
    expect(await evening.context.store.listenings.find(talk.listeningId)).toMatchObject({ state: 'interrupted' })
    await evening.later(46_000)
    expect(await evening.context.store.listenings.find(talk.listeningId)).toMatchObject({ state: 'waiting', isHead: true, listenerId: null })
  })

  it('[LI9] a professional without a shift, whose case is closed, is missed after a restart like everyone', async () => {
    const professional = await evening.staff('とおる', 'professional')
    const visitor = await evening.visitor('こいし')
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    const escalationId = (await professional.ask('board:state')).open[0]?.escalationId ?? ''
    await professional.ask('escalation:acknowledge', { escalationId })
    const { sessionId: listeningId } = await professional.ask('escalation:join', { escalationId })
    await professional.ask('escalation:close', { escalationId, outcome: 'calmed' })
    const row = () => evening.context.store.listenings.find(listeningId ?? '')
    expect(await row()).toMatchObject({ state: 'talking', listenerName: 'とおる' })
    evening = await evening.restart()
    await evening.staff('みなと', 'supervisor')
    await evening.later(95_000)
    expect(await row()).toMatchObject({ state: 'interrupted' })
    await evening.later(46_000)
    expect(await row()).toMatchObject({ state: 'waiting', listenerId: null })
  })

  it('[LI9] the house restarts while a person is being called: a listener who does not come back holds them no longer than a talk', async () => {
    const { listeningId } = await askFor(await evening.visitor('こいし'))
    await cast.supporter.ask('listening:take')
    evening = await evening.restart()
    await evening.staff('みなと', 'supervisor')
    await evening.later(95_000)
    expect(await evening.context.store.listenings.find(listeningId)).toMatchObject({ state: 'called' })
    await evening.later(46_000)
    expect(await evening.context.store.listenings.find(listeningId)).toMatchObject({ state: 'waiting', listenerId: null })
  })

  it('[LI9] told as fallen while a person is being called, though a line is open here: the call goes on', async () => {
    const { listeningId } = await askFor(await evening.visitor('こいし'))
    await cast.supporter.ask('listening:take')
    await onStaffGone(evening.context, evening.staffIds.get('あおば') ?? '')
    await evening.later(5_000)
    await evening.later(60_000)
    expect(await evening.context.store.listenings.find(listeningId)).toMatchObject({ state: 'called', returnBy: null })
  })

  it('[ID10] disabling the listener’s account ends the right at once and lets the person meet someone else', async () => {
    const talk = await inTalk(evening, cast)
    await disableStaff(evening.context, evening.staffIds.get('あおば') ?? '')
    await until('the line is cut', () => !talk.supporter.socket.connected)
    await until('the visitor hears that the line fell', () => talk.visitor.lastHeard('listening:news')?.state === 'interrupted')
    await evening.later(46_000)
    expect(talk.visitor.lastHeard('listening:news')).toMatchObject({ state: 'waiting', position: [1, 1] })
  })
})
