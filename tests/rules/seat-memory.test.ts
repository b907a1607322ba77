// What a node remembers of seats: thousands sit together, so what is known of their place is kept once, and by bytes of its own.
import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeSeatMemory, type RememberedSeat } from '#server/rooms/seat-memory'

const answer = randomBytes(8_192)
const seatOf = (seatId: string, sealedKey: Buffer | null, conversation = 'talk-1'): RememberedSeat => ({
  conversation: { id: conversation, placeId: 'room-1', areaId: 'area-1', sealedKey, roomKind: 'talk' }, author: { kind: 'visitor', seatId, name: 'つゆくさ', mark: 'leaf' },
})

it('[ME2] those who sit together share what is remembered of their place, and its key holds nothing of the answer it came in', () => {
  const memory = makeSeatMemory()
  memory.remember('a', seatOf('seat-a', answer.subarray(100, 160)))
  memory.remember('b', seatOf('seat-b', Buffer.from(answer.subarray(100, 160))))
  const [a, b] = [memory.recall('a', 'room-1'), memory.recall('b', 'room-1')]
  expect(a?.conversation).toBe(b?.conversation)
  expect([a?.author, b?.author]).toMatchObject([{ seatId: 'seat-a' }, { seatId: 'seat-b' }])
  expect(a?.conversation.sealedKey).toEqual(answer.subarray(100, 160))
  expect(a?.conversation.sealedKey?.buffer.byteLength).toBe(60)
})

it('[ME2] another key, or none, is never taken for the one that is known, and what is forgotten is forgotten for all', () => {
  const memory = makeSeatMemory()
  memory.remember('a', seatOf('seat-a', answer.subarray(0, 60)))
  memory.remember('b', seatOf('seat-b', answer.subarray(60, 120)))
  memory.remember('c', seatOf('seat-c', null))
  memory.remember('d', seatOf('seat-d', answer.subarray(0, 60), 'talk-2'))
  const keys = ['a', 'b', 'c', 'd'].map((who) => memory.recall(who, 'room-1')?.conversation.sealedKey ?? null)
  expect(keys).toEqual([answer.subarray(0, 60), answer.subarray(60, 120), null, answer.subarray(0, 60)])
  memory.forgetConversation('talk-1')
  expect(['a', 'b', 'c', 'd'].map((who) => memory.recall(who, 'room-1') !== undefined)).toEqual([false, false, false, true])
})
