// When rooms are to open (rules RO8, RO11): once or again and again, over midnight, with holidays and days the operator has decided
// about. Pure: from the plan and the calendar to the moments. Nothing here opens a room; people do.
import * as z from 'zod/mini'
import { holidayName } from './holidays.ts'
import { Id, Moment } from './ids.ts'
import { addDays, Day, dayOf, daysBetween, momentOf } from './tokyo.ts'

export const repetitions = ['once', 'weekly', 'every_2_weeks', 'monthly_weekday'] as const
export const Repetition = z.enum(repetitions)
export type Repetition = (typeof repetitions)[number]

export const Opening = z.strictObject({
  id: Id,
  roomId: Id,
  firstDay: Day,
  startMinute: z.int().check(z.minimum(0), z.maximum(1439)),
  minutes: z.int().check(z.minimum(10), z.maximum(720)),
  repeats: Repetition,
  lastDay: z.nullable(Day),
  onHolidays: z.enum(['open', 'skip']),
  theme: z.nullable(z.string().check(z.maxLength(60))),
  /** single days on which it does not take place */
  skipped: z.array(Day).check(z.maxLength(200)),
})
export type Opening = z.infer<typeof Opening>

/** A day the operator has decided about: closed altogether, or open although it is a holiday. */
export const HouseDay = z.strictObject({ day: Day, effect: z.enum(['closed', 'open']), name: z.string().check(z.maxLength(40)) })
export type HouseDay = z.infer<typeof HouseDay>

/** One planned opening as a span of time. */
export const PlannedView = z.object({ openingId: Id, roomId: Id, day: Day, opensAt: Moment, closesAt: Moment, theme: z.nullable(z.string()) })
export type PlannedView = z.infer<typeof PlannedView>

/** 2 for the second such weekday of its month. */
const weekOfMonth = (day: Day): number => Math.ceil(Number(day.slice(8)) / 7)

/** Days since the opening's first at which it may fall: counted in whole numbers, since this is asked at every look at the door. */
const everyDays: Record<Repetition, number> = { once: 0, weekly: 7, every_2_weeks: 14, monthly_weekday: 7 }

function fallsOn(opening: Opening, day: Day, since: number): boolean {
  const every = everyDays[opening.repeats]
  if (since < 0 || (every === 0 ? since !== 0 : since % every !== 0)) return false
  if (opening.lastDay !== null && day > opening.lastDay) return false
  return opening.repeats !== 'monthly_weekday' || weekOfMonth(day) === weekOfMonth(opening.firstDay)
}

export function takesPlace(opening: Opening, day: Day, days: readonly HouseDay[], since = daysBetween(opening.firstDay, day)): boolean {
  if (!fallsOn(opening, day, since) || opening.skipped.includes(day)) return false
  const decided = days.find((one) => one.day === day)?.effect
  if (decided === 'closed') return false
  return decided === 'open' || opening.onHolidays === 'open' || holidayName(day) === null
}

/** All that is planned to begin or to go on between two moments, in order. */
export function plannedBetween(openings: readonly Opening[], days: readonly HouseDay[], from: number, until: number): PlannedView[] {
  const found: PlannedView[] = []
  // An opening of yesterday may go on over midnight.
  const firstDay = addDays(dayOf(from), -1)
  const sinceFirst = openings.map((opening) => daysBetween(opening.firstDay, firstDay))
  for (let day = firstDay, i = 0; momentOf(day, 0) < until; day = addDays(day, 1), i++) {
    openings.forEach((opening, n) => {
      if (!takesPlace(opening, day, days, (sinceFirst[n] ?? 0) + i)) return
      const opensAt = momentOf(day, opening.startMinute)
      const closesAt = opensAt + opening.minutes * 60_000
      if (closesAt > from && opensAt < until) found.push({ openingId: opening.id, roomId: opening.roomId, day, opensAt, closesAt, theme: opening.theme })
    })
  }
  return found.sort((a, b) => a.opensAt - b.opensAt || a.openingId.localeCompare(b.openingId))
}

const leadMs = 30 * 60_000

/** The opening that is due now: it has begun, or begins within half an hour. */
export function dueNow(planned: readonly PlannedView[], now: number): PlannedView | undefined {
  return planned.find(({ opensAt, closesAt }) => opensAt - leadMs <= now && now < closesAt)
}
