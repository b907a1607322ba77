// When rooms open: Tokyo's days, repetitions, midnight, holidays, the operator's days; by when notes are read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidaysOf } from '#shared/holidays'
import { dueNow, plannedBetween, type HouseDay, type Opening } from '#shared/openings'
import { readByOf } from '#shared/solo-note'
import { addDays, dayOf, daysBetween, momentOf, weekdayOf } from '#shared/tokyo'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const opening = (more: Partial<Opening> = {}): Opening => ({ id: id(1), roomId: id(9), firstDay: '2026-11-24', startMinute: 20 * 60, minutes: 90, repeats: 'weekly', lastDay: null, onHolidays: 'open', theme: null, skipped: [], ...more })
const at = (text: string) => Date.parse(`${text}+09:00`)
const daysOf = (plan: Opening, from: string, until: string, days: HouseDay[] = []) => plannedBetween([plan], days, at(`${from}T00:00`), at(`${until}T00:00`)).map(({ day }) => day)

describe('days of Tokyo', () => {
  it('[RO8] agree with the calendar the machine knows', () => {
    const tokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' })
    fc.assert(fc.property(fc.integer({ min: at('2020-01-01T00:00'), max: at('2090-01-01T00:00') }), (moment) => {
      const day = dayOf(moment)
      const minute = Math.floor((moment - momentOf(day, 0)) / 60_000)
      return tokyo.format(moment) === `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` && addDays(day, 0) === day && daysBetween(day, addDays(day, 400)) === 400
    }))
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual([0, 6])
  })
})

describe('public holidays', () => {
  // As listed by the Cabinet Office (内閣府「国民の祝日」について).
  it('[RO11] of 2025, 2026 and 2027 are those the government lists, substitutes and days between included', () => {
    const listed = {
      2025: ['01-01', '01-13', '02-11', '02-23', '02-24', '03-20', '04-29', '05-03', '05-04', '05-05', '05-06', '07-21', '08-11', '09-15', '09-23', '10-13', '11-03', '11-23', '11-24'],
      2026: ['01-01', '01-12', '02-11', '02-23', '03-20', '04-29', '05-03', '05-04', '05-05', '05-06', '07-20', '08-11', '09-21', '09-22', '09-23', '10-12', '11-03', '11-23'],
      2027: ['01-01', '01-11', '02-11', '02-23', '03-21', '03-22', '04-29', '05-03', '05-04', '05-05', '07-19', '08-11', '09-20', '09-23', '10-11', '11-03', '11-23'],
    }
    for (const [year, days] of Object.entries(listed)) expect([...holidaysOf(Number(year)).keys()].sort()).toEqual(days.map((day) => `${year}-${day}`))
  })
})

describe('planned openings', () => {
  it('[RO11] once, weekly, every two weeks, and on the nth weekday of the month', () => {
    expect(daysOf(opening({ repeats: 'once' }), '2026-11-01', '2027-03-01')).toEqual(['2026-11-24'])
    expect(daysOf(opening(), '2026-11-20', '2026-12-10')).toEqual(['2026-11-24', '2026-12-01', '2026-12-08'])
    expect(daysOf(opening({ repeats: 'every_2_weeks' }), '2026-11-20', '2026-12-25')).toEqual(['2026-11-24', '2026-12-08', '2026-12-22'])
    // 24 November is the fourth Tuesday of its month.
    expect(daysOf(opening({ repeats: 'monthly_weekday' }), '2026-11-01', '2027-03-01')).toEqual(['2026-11-24', '2026-12-22', '2027-01-26', '2027-02-23'])
  })

  it('[RO11] not after its last day, not on skipped days, not on days the house is closed', () => {
    const closed: HouseDay[] = [{ day: '2026-12-08', effect: 'closed', name: '年末' }]
    expect(daysOf(opening({ lastDay: '2026-12-15', skipped: ['2026-12-01'] }), '2026-11-20', '2027-01-10', closed)).toEqual(['2026-11-24', '2026-12-15'])
  })

  it('[RO11] holidays are skipped where it is said so, unless the operator opens that day', () => {
    const tuesdays = opening({ firstDay: '2026-09-15', onHolidays: 'skip' })
    expect(daysOf(tuesdays, '2026-09-14', '2026-10-01')).toEqual(['2026-09-15', '2026-09-29'])
    expect(daysOf(tuesdays, '2026-09-14', '2026-10-01', [{ day: '2026-09-22', effect: 'open', name: '' }])).toEqual(['2026-09-15', '2026-09-22', '2026-09-29'])
    expect(daysOf({ ...tuesdays, onHolidays: 'open' }, '2026-09-14', '2026-10-01')).toContain('2026-09-22')
  })

  it('[RO8] an opening over midnight goes on in the next day, also over the end of a year', () => {
    const late = opening({ firstDay: '2026-12-31', startMinute: 23 * 60 + 30, minutes: 120, repeats: 'once' })
    const [one] = plannedBetween([late], [], at('2027-01-01T00:45'), at('2027-01-02T00:00'))
    expect(one).toMatchObject({ day: '2026-12-31', opensAt: at('2026-12-31T23:30'), closesAt: at('2027-01-01T01:30') })
    expect(plannedBetween([late], [], at('2027-01-01T01:30'), at('2027-01-02T00:00'))).toEqual([])
  })

  it('[RO11] is due from half an hour before until its end', () => {
    const planned = plannedBetween([opening()], [], at('2026-11-24T00:00'), at('2026-11-30T00:00'))
    expect([at('2026-11-24T19:29'), at('2026-11-24T19:30'), at('2026-11-24T21:29'), at('2026-11-24T21:30')].map((now) => dueNow(planned, now)?.day ?? null)).toEqual([null, '2026-11-24', '2026-11-24', null])
  })

  it('[RO11] however it is asked for, a span shows the same openings as the days in it one by one', () => {
    const plans = fc.record({ repeats: fc.constantFrom('once', 'weekly', 'every_2_weeks', 'monthly_weekday'), offset: fc.integer({ min: -40, max: 40 }), startMinute: fc.integer({ min: 0, max: 1439 }), minutes: fc.integer({ min: 10, max: 720 }), onHolidays: fc.constantFrom('open', 'skip') })
    fc.assert(fc.property(plans, ({ offset, ...rest }) => {
      const plan = opening({ ...rest, firstDay: addDays('2026-04-20', offset) } as Partial<Opening>)
      const whole = plannedBetween([plan], [], at('2026-04-20T00:00'), at('2026-05-20T00:00')).map(({ opensAt }) => opensAt)
      const piecewise = Array.from({ length: 30 }, (_, i) => plannedBetween([plan], [], momentOf(addDays('2026-04-20', i), 0), momentOf(addDays('2026-04-20', i + 1), 0))).flat().map(({ opensAt }) => opensAt)
      expect([...new Set(piecewise)]).toEqual(whole)
    }), { numRuns: 200 })
  })
})

describe('by when a note is read', () => {
  const rule = { readByMinute: 20 * 60, leadMinutes: 120, weekdays: [0, 1, 2, 3, 4, 5, 6] }
  it('[SN1] the next reading that leaves time for it, in Tokyo', () => {
    expect(readByOf(at('2026-11-24T10:00'), rule, new Set())).toBe(at('2026-11-24T20:00'))
    expect(readByOf(at('2026-11-24T18:00'), rule, new Set())).toBe(at('2026-11-24T20:00'))
    expect(readByOf(at('2026-11-24T18:01'), rule, new Set())).toBe(at('2026-11-25T20:00'))
  })

  it('[SN1] never on a day on which nobody reads or the house is closed, and never where nobody reads at all', () => {
    expect(readByOf(at('2026-11-27T21:00'), { ...rule, weekdays: [0, 1, 2, 3, 4] }, new Set())).toBe(at('2026-11-30T20:00'))
    expect(readByOf(at('2026-12-28T21:00'), rule, new Set(['2026-12-29', '2026-12-30', '2026-12-31']))).toBe(at('2027-01-01T20:00'))
    expect(readByOf(at('2026-11-24T10:00'), { ...rule, weekdays: [] }, new Set())).toBeNull()
  })
})
