// When nobody says anything in a talk (rule LI17).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Entry } from '#shared/message'
import type { Evening } from '#tests/support/evening'
import { askFor, beginEvening, inTalk, minute, usualCast, writeNote, type Cast } from './listening-cast.ts'

const silenceMs = [5 * minute, 10 * minute, 18 * minute]
let evening: Evening
let cast: Cast
beforeEach(async () => {
  evening = await beginEvening({ settings: { silenceMs } })
  cast = await usualCast(evening)
})
afterEach(() => evening.end())

const noticesOfSilence = (entries: readonly Entry[]) => entries.flatMap((entry) => (entry.kind === 'notice' && /quiet/.test(entry.notice) ? [entry.notice] : []))

it('[LI17] a gentle line, then that someone is here, then a kind close; each once, and a word begins the time anew', async () => {
  const { visitor, listeningId, supporter } = await inTalk(evening, cast)
  await evening.later(4 * minute)
  expect(noticesOfSilence(visitor.lines(listeningId))).toEqual([])
  await evening.later(2 * minute)
  await evening.later(2 * minute)
  expect(noticesOfSilence(visitor.lines(listeningId))).toEqual(['quiet_gently'])
  expect(noticesOfSilence(supporter.lines(listeningId))).toEqual(['quiet_gently'])

  await visitor.say(listeningId, 'うまく言えなくて')
  await evening.later(4 * minute)
  expect(noticesOfSilence(visitor.lines(listeningId))).toEqual(['quiet_gently'])
  await evening.later(2 * minute)
  await evening.later(5 * minute)
  expect(noticesOfSilence(visitor.lines(listeningId))).toEqual(['quiet_gently', 'quiet_gently', 'quiet_here'])
  await evening.later(6 * minute)
  expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking' })
  await evening.later(2 * minute)
  expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'ended', endReason: 'silence', firstUntil: evening.clock.now() + 30 * minute })
  expect(noticesOfSilence(visitor.lines(listeningId)).at(-1)).toBe('talk_closed_quietly')
  await writeNote(supporter, listeningId)
})

it('[LI17] asked again within half an hour the person stands first, with that listener wished for; later as anybody', async () => {
  const { visitor, supporter, listeningId } = await inTalk(evening, cast)
  for (const wait of [6, 6, 7]) await evening.later(wait * minute)
  expect(visitor.lastHeard('listening:news')).toMatchObject({ endReason: 'silence' })
  await writeNote(supporter, listeningId)
  const early = await evening.visitor('つき')
  await askFor(early)
  await evening.later(11 * minute)
  const again = await askFor(visitor)
  expect(again).toMatchObject({ state: 'waiting', position: [1, 1] })
  const [first] = (await supporter.ask('desk:state')).waiting
  expect(first).toMatchObject({ listeningId: again.listeningId, wasInterrupted: true, wishesFor: 'あおば' })
  await visitor.ask('listening:stop', { listeningId: again.listeningId })
  await evening.later(20 * minute)
  expect((await askFor(visitor)).position?.[1]).toBe(2)
})

it('[LI17] with an open case nothing closes by itself: a supervisor is called, once', async () => {
  const { visitor, listeningId, supervisor } = await inTalk(evening, cast)
  await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: listeningId })
  for (const wait of [6, 6, 7, 7]) await evening.later(wait * minute)
  expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking' })
  expect(noticesOfSilence(visitor.lines(listeningId))).toEqual(['quiet_gently', 'quiet_here'])
  expect((await supervisor.ask('desk:state')).calls.filter((call) => call.placeId === listeningId)).toMatchObject([{ kind: 'backup' }])
})

it('[LI17] an operator may set that silence never closes a talk', async () => {
  evening.context.settings.silenceMs = []
  const { visitor, listeningId } = await inTalk(evening, cast)
  for (const wait of [6, 6, 7]) await evening.later(wait * minute)
  expect(visitor.lastHeard('listening:news')).toMatchObject({ state: 'talking' })
  expect(noticesOfSilence(visitor.lines(listeningId))).toEqual([])
})
