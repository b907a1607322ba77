// 見るだけ is no way to copy a room (ABU-26): before a seat not a line is read, a watcher takes a seat as everyone does, reads only the
// opening they sit in, and no faster than a person reads.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let roomId: string
let host: Person
beforeEach(async () => {
  evening = await Evening.begin({ hasRealRates: true })
  await evening.room('小さな間', { capacity: 2 })
  ;({ roomId, host } = await evening.openRoom('小さな間'))
})
afterEach(() => evening.end())

const readings = (person: Person) => Promise.all([person.tryAsk('place:read', { placeId: roomId, afterSeq: 0 }), person.tryAsk('place:earlier', { placeId: roomId, beforeSeq: 1_000_000 })])

it('[RO4] ABU-26: a watcher counts; without a seat, before it and after it, nothing can be read, of an earlier opening never', async () => {
  const writer = await evening.seated('こいし', roomId)
  await writer.say(roomId, 'まえの夜のこと')
  await host.ask('room:close', { roomId, reason: 'ended' })
  await host.ask('room:open', { roomId, minutes: 60 })
  await writer.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
  await writer.say(roomId, 'こんやのこと')
  const watcher = await evening.visitor('みるひと')
  for (const answer of await readings(watcher)) expect(answer).toEqual({ ok: false, code: 'not_found' })
  await evening.settle()
  expect(watcher.texts(roomId)).toEqual([])
  await watcher.ask('room:enter', { roomId, nickname: 'みるひと', mark: 'leaf', isWatching: true })
  const read = JSON.stringify(await readings(watcher))
  expect([read.includes('こんやのこと'), read.includes('まえの夜のこと')]).toEqual([true, false])
  expect(await (await evening.visitor('あまおと')).tryAsk('room:enter', { roomId, nickname: 'あまおと', mark: 'leaf', isWatching: true })).toMatchObject({ ok: false, code: 'room_full' })
  await watcher.ask('room:leave', { roomId })
  for (const answer of await readings(watcher)) expect(answer).toEqual({ ok: false, code: 'not_found' })
})

it('[WI12] ABU-26: whoever reads back page after page without end is told to wait, and reads nothing meanwhile', async () => {
  const watcher = await evening.seated('みるひと', roomId, true)
  const { points } = evening.context.settings.rates.read
  const answers = await Promise.all(Array.from({ length: points + 10 }, () => watcher.tryAsk('place:earlier', { placeId: roomId, beforeSeq: 1_000_000 })))
  const refused = answers.filter(({ ok }) => !ok)
  expect(refused.length).toBeGreaterThan(0)
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(points)
  for (const answer of refused) expect(answer).toEqual({ ok: false, code: 'too_fast', retryInMs: expect.any(Number) })
})
