// Leaving a room and coming in again before the house has heard of the leaving.
import { expect, it } from 'vitest'
import { roomFrom } from '../../client/room/room-state.ts'
import { makeStore } from '../../client/store.ts'
import { roomActs } from '../../client/visit/room-acts.ts'
import { aPlace, id, mySeat, said } from './a-place.ts'

it('[AC6] who leaves and comes in again without a line is out first and then in: the leaving is answered before the seat is asked for', async () => {
  const store = makeStore()
  const seat = { roomId: id(9), name: 'なずな', mark: 'leaf' as const, isWatching: false }
  store.set({ screen: 'room', seat, room: roomFrom(aPlace([said(1)])) })
  const asked: string[] = []
  let left: (ack: unknown) => void = () => {}
  const link = {
    hear: () => undefined,
    ask: (event: string) => {
      asked.push(event)
      return event === 'room:leave' ? new Promise((done) => (left = done)) : Promise.resolve({ ok: true, data: aPlace([said(1)], { seat: mySeat }) })
    },
  }
  const acts = roomActs({ store, link, outbox: { leave: () => undefined } } as never, async () => true)
  acts.leave()
  const isIn = acts.sit(seat)
  await new Promise((done) => setImmediate(done))
  expect(asked).toEqual(['room:leave'])
  left({ ok: false, code: 'lost' })
  expect(await isIn).toBe(true)
  expect(asked).toEqual(['room:leave', 'room:enter'])
  expect(store.get()).toMatchObject({ screen: 'room', seat: { roomId: id(9) } })
})
