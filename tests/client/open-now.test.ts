// Hours of help lines: minutes of the week from Monday 0:00 in Tokyo.
import { describe, expect, it } from 'vitest'
import { builtInLines } from '../../client/help/built-in-lines.ts'
import { isLongUnverified, isOpenAt, minuteOfWeek, nextOpening, openFirst } from '../../client/help/open-now.ts'
import type { HelpLineView } from '#shared/views'

const at = (text: string) => Date.parse(`${text}+09:00`)
const line = (hours: [number, number][], more: Partial<HelpLineView> = {}): HelpLineView => ({
  id: 'x', name: 'みほん', kind: 'voice', number: '0', url: null, hoursText: '', isAlways: false, hours, cost: 'free', area: '', verifiedOn: '2025-11-01', note: null, ...more,
})
const day = (n: number, from: number, to: number): [number, number] => [n * 1440 + from * 60, n * 1440 + to * 60]

describe('hours of help lines', () => {
  it('[AC9] the week begins on Monday at midnight in Tokyo', () => {
    expect(minuteOfWeek(at('2025-11-24T00:00:00'))).toBe(0)
    expect(minuteOfWeek(at('2025-11-30T23:59:00'))).toBe(7 * 1440 - 1)
  })

  it('[AC9] a line is open from its first minute to before its last', () => {
    const nine = line([day(0, 9, 17)])
    expect(isOpenAt(nine, at('2025-11-24T09:00:00'))).toBe(true)
    expect(isOpenAt(nine, at('2025-11-24T16:59:00'))).toBe(true)
    expect(isOpenAt(nine, at('2025-11-24T17:00:00'))).toBe(false)
    expect(isOpenAt(nine, at('2025-11-25T10:00:00'))).toBe(false)
  })

  it('[AC9] a span over the end of the week is open on Monday morning', () => {
    const night = line([day(6, 20, 30)])
    expect(isOpenAt(night, at('2025-11-30T23:00:00'))).toBe(true)
    expect(isOpenAt(night, at('2025-12-01T05:00:00'))).toBe(true)
    expect(isOpenAt(night, at('2025-12-01T06:00:00'))).toBe(false)
  })

  it('[AC9] the next opening may be next week', () => {
    const mondays = line([day(0, 9, 17)])
    expect(nextOpening(mondays, at('2025-11-24T18:30:00'))).toBe(at('2025-12-01T09:00:00'))
    expect(nextOpening(line([], { isAlways: true }), at('2025-11-24T18:30:00'))).toBeNull()
  })

  it('[AC9] those open now come first, in the order of the operator', () => {
    const shut = line([day(2, 9, 17)], { id: 'shut' })
    const open = line([], { id: 'open', isAlways: true })
    expect(openFirst([shut, open], at('2025-11-24T20:00:00')).map(({ id }) => id)).toEqual(['open', 'shut'])
  })

  it('[AC9] a line that nobody has verified for half a year is told apart', () => {
    expect(isLongUnverified(line([], { verifiedOn: '2025-05-01' }), at('2025-11-24T20:00:00'))).toBe(true)
    expect(isLongUnverified(line([], { verifiedOn: '2025-11-01' }), at('2025-11-24T20:00:00'))).toBe(false)
  })

  it('[LK12] the card that needs no server has at least one line by text and one by voice, open at any hour', () => {
    for (const kind of ['text', 'voice']) expect(builtInLines.some((one) => one.kind === kind && one.isAlways)).toBe(true)
  })
})
