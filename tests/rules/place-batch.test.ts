// Lines that fall together: when they go, and that their order never changes.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makePlaceBatch, type PostedFact } from '#server/transport/place-batch'

const line = (seq: number, placeId = 'room'): PostedFact => ({ kind: 'entry.posted', placeId, audience: 'everyone', entry: { kind: 'blank', seq } })
let sent: [string, number[]][]
const batch = () => makePlaceBatch((placeId, facts) => void sent.push([placeId, facts.map(({ entry }) => entry.seq)]))

const endOfTurn = () => new Promise<void>((done) => process.nextTick(done))

beforeEach(() => {
  sent = []
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

describe('a place’s lines', () => {
  it('[WI10] a quiet place’s line goes at once; those that follow it closely go together, in order', async () => {
    const lines = batch()
    lines.add(line(1))
    await endOfTurn()
    expect(sent).toEqual([['room', [1]]])
    for (const seq of [2, 3]) lines.add(line(seq))
    await endOfTurn()
    expect(sent).toEqual([['room', [1]]])
    vi.advanceTimersByTime(4)
    expect(sent).toEqual([['room', [1]], ['room', [2, 3]]])
    lines.add(line(4))
    await endOfTurn()
    vi.advanceTimersByTime(4)
    lines.add(line(5))
    vi.advanceTimersByTime(4)
    expect(sent.flatMap(([, seqs]) => seqs)).toEqual([1, 2, 3, 4, 5])
  })

  it('[WI10] a place that has become quiet sends at once again, and places do not wait for each other', async () => {
    const lines = batch()
    lines.add(line(1))
    lines.add(line(1, 'other'))
    await endOfTurn()
    expect(sent).toHaveLength(2)
    vi.advanceTimersByTime(8)
    lines.add(line(2))
    await endOfTurn()
    expect(sent).toHaveLength(3)
    vi.advanceTimersByTime(8)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[WI10] lines of one commit are one packet, also in a quiet place', async () => {
    const lines = batch()
    await Promise.resolve().then(() => { for (const seq of [1, 2, 3]) void Promise.resolve().then(() => lines.add(line(seq))) })
    await endOfTurn()
    expect(sent).toEqual([['room', [1, 2, 3]]])
  })

  it('[WI10] what was written on two connections or two nodes and falls together is told in the order in which it stands', async () => {
    const lines = batch()
    for (const seq of [2, 3, 1]) lines.add(line(seq))
    await endOfTurn()
    expect(sent).toEqual([['room', [1, 2, 3]]])
  })

  it('[WI10] flushing sends what waits and nothing twice, of one place or of all', async () => {
    const lines = batch()
    for (const place of ['room', 'other']) lines.add(line(1, place))
    lines.flushPlace('other')
    expect(sent).toEqual([['other', [1]]])
    lines.flush()
    lines.flush()
    await endOfTurn()
    vi.advanceTimersByTime(8)
    expect(sent).toEqual([['other', [1]], ['room', [1]]])
  })
})
