// Lines that their writers fold, because they may be hard to read.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let roomId: string
let host: Person
let writer: Person
let watcher: Person
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host } = await evening.openRoom())
  writer = await evening.seated('こいし', roomId)
  watcher = await evening.seated('あまおと', roomId, true)
})
afterEach(() => evening.end())

const cover = (text: string) => writer.ask('message:send', { placeId: roomId, clientId: randomUUID(), text, isCovered: true })
const standsAt = async (person: Person, seq: number) => (await person.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries[0]
const heardOf = (kind: string) => watcher.lines(roomId).filter((entry) => entry.kind === kind).at(-1)

it('[ME10] a folded line is folded for who only watches, live and read back; others stand open', async () => {
  const { seq } = await cover('学校へ行けなくなったころのことです。')
  await writer.say(roomId, '読んでくれて、ありがとう。')
  await evening.settle()
  expect(watcher.lines(roomId).flatMap((entry) => (entry.kind === 'message' ? [entry.isCovered === true] : []))).toEqual([true, false])
  for (const person of [writer, watcher, host]) expect(await standsAt(person, seq), person.name).toMatchObject({ isCovered: true, text: '学校へ行けなくなったころのことです。' })
})

it('[ME10] it stays folded when it comes late and when it stands again; it is screened like any line', async () => {
  const held = await cover('よかったら 090-0123-4567 に')
  expect(held.entry).toMatchObject({ held: { category: 'pii_phone' }, isCovered: true })
  await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq: held.seq, reason: 'fine' })
  await evening.settle()
  expect(heardOf('released')).toMatchObject({ target: held.seq, isCovered: true })
  const { seq } = await cover('あのころの話です。')
  await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason: 'other' })
  await host.ask('message:unhide', { placeId: roomId, seq, reason: 'mistake' })
  await evening.settle()
  expect(heardOf('restored')).toMatchObject({ target: seq, isCovered: true })
  await cover('もう死にたいです')
  expect((await evening.context.pool.query('select severity from escalations')).rows).toEqual([{ severity: 'urgent' }])
})
