// Days and minutes of Asia/Tokyo as plain arithmetic. Japan has kept no summer time since 1951, so the offset is fixed.
import * as z from 'zod/mini'

const dayMs = 24 * 60 * 60_000
const tokyoMs = 9 * 60 * 60_000

/** A day of Tokyo's calendar: YYYY-MM-DD. */
export const Day = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
export type Day = string

/** The day it is in Tokyo at a moment. */
export function dayOf(moment: number): Day {
  return new Date(moment + tokyoMs).toISOString().slice(0, 10)
}

/** The moment at which a minute of a day begins; minutes beyond the day run on into the next. */
export function momentOf(day: Day, minute: number): number {
  return Date.parse(`${day}T00:00:00Z`) - tokyoMs + minute * 60_000
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** Monday is 0. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}
