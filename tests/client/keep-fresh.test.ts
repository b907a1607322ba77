// A desk that stays what it says, though a reading fails or nothing is told (rule LK15).
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { News } from '#shared/protocol'
import { keepFresh, type Freshness } from '../../client/staff/keep-fresh.ts'
import type { StaffLink } from '../../client/staff/staff-link.ts'

let answers: boolean[]
let readings: number
let fresh: Freshness
let tellLine: (isUp: boolean) => void
let beat: (isDatabaseUp: boolean) => void

beforeEach(() => {
  vi.useFakeTimers()
  answers = []
  readings = 0
  const link = {
    watchLine: (tell: (isUp: boolean) => void) => ((tellLine = tell), tell(false), () => undefined),
    hear: (_event: string, listener: (news: News<'heartbeat'>) => void) => ((beat = (isDatabaseUp) => listener({ now: 0, places: {}, isDatabaseUp })), () => undefined),
  } as unknown as StaffLink
  fresh = keepFresh(link, async () => {
    readings++
    return answers.shift() ?? true
  })
})
afterEach(() => {
  fresh.stop()
  vi.useRealTimers()
})

describe('what staff see', () => {
  it('[LK15] is read when the line is up, once for whatever changes together, and every half minute', async () => {
    expect(readings).toBe(0)
    tellLine(true)
    expect(readings).toBe(1)
    for (let n = 0; n < 5; n++) fresh.soon()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(readings).toBe(2)
    await vi.advanceTimersByTimeAsync(29_000)
    expect(readings).toBe(3)
  })

  it('[LK15] is read again after a reading that failed, until one is answered', async () => {
    answers = [false, false, true]
    tellLine(true)
    await vi.advanceTimersByTimeAsync(2_900)
    expect(readings).toBe(1)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(readings).toBe(3)
  })

  it('[WI14] is read at once when the records are back, and not by every beat', async () => {
    tellLine(true)
    for (const isUp of [true, false, false, true, true]) beat(isUp)
    await vi.advanceTimersByTimeAsync(0)
    expect(readings).toBe(2)
  })

  it('[LK15] is not read any more once nobody looks, though an answer was still on its way', async () => {
    answers = [false]
    tellLine(true)
    fresh.soon()
    fresh.stop()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(readings).toBe(1)
  })
})
