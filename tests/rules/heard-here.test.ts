// A place that begins to be heard has its beats when the other nodes had time to learn of it, whatever begins beside it.
import { EventEmitter } from 'node:events'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Context } from '#server/context'
import type { Beat } from '#server/transport/beat'
import { channel } from '#server/transport/channels'
import { tellWhatIsHeard } from '#server/transport/heard-here'
import type { Io } from '#server/transport/publish'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp() {
  const adapter = Object.assign(new EventEmitter(), { rooms: new Map<string, Set<string>>() })
  const begun = new Map<string, number>()
  /** After how many ms each place had a beat. */
  const beats = new Map<string, number[]>()
  const asked: number[] = []
  const context = { news: { beginToHear: (id: string) => { begun.set(id, Date.now()); beats.set(id, []); return true } } }
  const beat = { beat: async (ids: readonly string[]) => { asked.push(ids.length); for (const id of ids) beats.get(id)?.push(Date.now() - (begun.get(id) ?? 0)) } }
  tellWhatIsHeard({ of: () => ({ adapter }) } as unknown as Io, context as unknown as Context, beat as unknown as Beat)
  const enter = (id: string): void => {
    adapter.rooms.set(channel.visitorsIn(id), new Set(['one']))
    adapter.emit('create-room', channel.visitorsIn(id))
  }
  return { enter, beats, asked }
}

describe('a place that begins to be heard', () => {
  it('[WI17] has a beat when others know of it, and one past a Redis that answers late, within a second; also where others began just before', async () => {
    const { enter, beats } = setUp()
    const places = Array.from({ length: 40 }, () => randomUUID())
    for (const place of places) {
      enter(place)
      await vi.advanceTimersByTimeAsync(17)
    }
    await vi.advanceTimersByTimeAsync(1_000)
    for (const place of places) {
      const [first = 0, second = 0] = beats.get(place) ?? []
      expect(first).toBeGreaterThanOrEqual(300)
      expect(first).toBeLessThan(500)
      expect(second).toBeGreaterThan(700)
      expect(second).toBeLessThanOrEqual(1_000)
    }
  })

  it('[WI17] is asked for with those that begin beside it', async () => {
    const { enter, asked } = setUp()
    for (let n = 0; n < 100; n += 1) enter(randomUUID())
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toEqual([100, 100])
  })
})
