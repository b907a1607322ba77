// Where one only practises somebody is there: a room, a supervisor, a talk that says what it is.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { playEvening } from '#server/practice/play-evening'
import { opening, practiceHost, practiceRoom, practiceSupervisor, talkers, watchers } from '#server/practice/practice-script'
import { Evening } from '#tests/support/evening'
import { until } from '#tests/support/until'

let evening: Evening
let isOver = false
let isBroken = false
let played: Promise<void>
const wakers: (() => void)[] = []

beforeAll(async () => {
  evening = await Evening.begin({ isLive: true })
  await evening.room(practiceRoom)
  await evening.signIn(practiceSupervisor.login, ...practiceSupervisor.roles)
  await evening.signIn(practiceHost.login, ...practiceHost.roles)
  played = playEvening({
    house: evening.url,
    passwords: { host: `password-of-${practiceHost.login}`, supervisor: `password-of-${practiceSupervisor.login}` },
    // Short pauses are over at once, those between two lines last as long as the test.
    pause: (ms) => (ms < 40_000 ? Promise.resolve() : new Promise((done) => void wakers.push(done))),
    isOver: () => isOver,
    chance: () => 0,
    onFault: () => { isBroken = true },
  })
})
afterAll(async () => {
  await evening.end()
})

it('[OP23] a first visitor finds an open room where somebody talks and says at once that it is practice; a line of theirs is nodded to, not answered', async () => {
  const roomId = evening.rooms.get(practiceRoom) ?? ''
  const visitor = await evening.visitor('なずな')
  await until('the room is open', async () => (await visitor.tryAsk('room:enter', { roomId, nickname: 'なずな', mark: 'leaf', isWatching: true })).ok)
  const said = opening.flatMap((line) => ('say' in line ? [line.say] : []))
  await until('the first lines stand', async () => {
    const { entries } = await visitor.ask('place:read', { placeId: roomId, afterSeq: 0 })
    return said.every((words) => entries.some((entry) => entry.kind === 'message' && entry.text === words))
  })
  expect(said[0]).toContain('練習')
  const { seq } = await visitor.say(roomId, '今日はじめて来ました。')
  await until('somebody nods', () => visitor.lines(roomId).some((entry) => entry.kind === 'stamp' && entry.onSeq === seq))
  expect(visitor.lines(roomId).filter((entry) => entry.kind === 'message' && entry.seq > seq)).toEqual([])
  const seats = new Set(visitor.lines(roomId).flatMap((entry) => ('author' in entry && entry.author.kind === 'visitor' ? [entry.author.name] : [])))
  for (const { name } of watchers) expect(seats.has(name)).toBe(false)
  expect(talkers.length).toBeGreaterThan(2)
  expect(isBroken).toBe(false)
})

it('[OP23] when the house stops everyone of practice goes, and the room rests as any room without a host', async () => {
  const before = evening.app.io.sockets.sockets.size
  expect(before).toBeGreaterThan(talkers.length + watchers.length + 1)
  isOver = true
  for (const wake of wakers) wake()
  await played
  await until('their lines are gone', () => evening.app.io.sockets.sockets.size <= before - talkers.length - watchers.length - 2)
})
