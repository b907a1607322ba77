// Lines that fall together: when they go, and that their order never changes.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makePlaceBatch, type PostedFact } from '#server/transport/place-batch'

const line = (seq: number, placeId = 'room'): PostedFact => ({ kind: 'entry.posted', placeId, audience: 'everyone', entry: { kind: 'blank', seq } })
let sent: [string, number[]][]
const batch = () => makePlaceBatch((placeId, facts) => void sent.push([placeId, facts.map(({ entry }) => entry.seq)]))

beforeEach(() => {
  sent = []
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

describe('a place’s lines', () => {
  it('[WI10] a quiet place’s line goes at once; those that follow it closely go together, in order', () => {
    const lines = batch()
    for (const seq of [1, 2, 3]) lines.add(line(seq))
    expect(sent).toEqual([['room', [1]]])
    vi.advanceTimersByTime(4)
    expect(sent).toEqual([['room', [1]], ['room', [2, 3]]])
    lines.add(line(4))
    vi.advanceTimersByTime(4)
    lines.add(line(5))
    vi.advanceTimersByTime(4)
    expect(sent.flatMap(([, seqs]) => seqs)).toEqual([1, 2, 3, 4, 5])
  })

  it('[WI10] a place that has become quiet sends at once again, and places do not wait for each other', () => {
    const lines = batch()
    lines.add(line(1))
    lines.add(line(1, 'other'))
    expect(sent).toHaveLength(2)
    vi.advanceTimersByTime(8)
    lines.add(line(2))
    expect(sent).toHaveLength(3)
    vi.advanceTimersByTime(8)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('[WI10] flushing sends what waits and nothing twice', () => {
    const lines = batch()
    for (const seq of [1, 2]) lines.add(line(seq))
    lines.flush()
    lines.flush()
    vi.advanceTimersByTime(8)
    expect(sent).toEqual([['room', [1]], ['room', [2]]])
  })
})
