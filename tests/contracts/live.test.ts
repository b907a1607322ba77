// The Live port: who is connected where, and limits. One suite for every engine.
import { describe, expect, it } from 'vitest'
import { makeLiveMemory } from '#server/storage/live-memory'
import type { Live } from '#server/storage/ports'

function liveContract(engine: string, make: () => Live): void {
  describe(`Live on ${engine}`, () => {
    it('[RO7] counts a person once, however many lines they have, and no longer when the last is gone', () => {
      const live = make()
      live.arrive('room', 'visit-1', 'line-a')
      live.arrive('room', 'visit-1', 'line-b')
      live.arrive('room', 'visit-2', 'line-c')
      expect(live.visitorsIn('room')).toBe(2)
      expect(live.depart('line-a')).toEqual(['room'])
      expect(live.visitorsIn('room')).toBe(2)
      live.depart('line-b')
      expect(live.visitorsIn('room')).toBe(1)
      expect(live.isConnected('visit-1')).toBe(false)
      expect(live.isConnected('visit-2')).toBe(true)
    })

    it('[RO5] leaving one place keeps the line in the others', () => {
      const live = make()
      live.arrive('room', 'visit-1', 'line-a')
      live.arrive('session', 'visit-1', 'line-a')
      live.depart('line-a', 'room')
      expect([live.visitorsIn('room'), live.visitorsIn('session')]).toEqual([0, 1])
    })

    it('[RO7] a visit that may be in a place no more is counted there by none of its lines, and nobody is once it is empty', () => {
      const live = make()
      live.arrive('room', 'visit-1', 'line-a')
      live.arrive('room', 'visit-1', 'line-b')
      live.arrive('room', 'visit-2', 'line-c')
      live.vacate('room', 'visit-1')
      expect([live.visitorsIn('room'), live.isConnected('visit-1')]).toEqual([1, true])
      live.vacate('room')
      expect(live.visitorsIn('room')).toBe(0)
    })

    it('[WI1] spends a limit point by point, says how long to wait, and keeps people apart', async () => {
      const live = make()
      expect(await live.take('talk', 'a', 2, 60_000)).toBe(0)
      expect(await live.take('talk', 'a', 2, 60_000)).toBe(0)
      const waitMs = await live.take('talk', 'a', 2, 60_000)
      expect(waitMs).toBeGreaterThan(0)
      expect(waitMs).toBeLessThanOrEqual(60_000)
      expect(await live.take('talk', 'b', 2, 60_000)).toBe(0)
      expect(await live.take('read', 'a', 2, 60_000)).toBe(0)
    })
  })
}

liveContract('memory', makeLiveMemory)
