// Is a line open now, and if not, when next? Hours are spans in minutes of the week, Monday 0:00 = 0, Asia/Tokyo (rule AC9). Pure.
import type { HelpLineView } from '#shared/views'

const minuteMs = 60_000
const weekMinutes = 7 * 24 * 60
const tokyoMs = 9 * 60 * minuteMs
/** 1970-01-01 was a Thursday: three days after a Monday. */
const epochOffset = 3 * 24 * 60

export function minuteOfWeek(now: number): number {
  return (Math.floor((now + tokyoMs) / minuteMs) + epochOffset) % weekMinutes
}

export function isOpenAt(line: HelpLineView, now: number): boolean {
  if (line.isAlways) return true
  const minute = minuteOfWeek(now)
  return line.hours.some(([from, to]) => (minute >= from && minute < to) || (to > weekMinutes && minute + weekMinutes < to))
}

/** The next moment it opens, or null when it never does. */
export function nextOpening(line: HelpLineView, now: number): number | null {
  if (line.isAlways || line.hours.length === 0) return null
  const minute = minuteOfWeek(now)
  const wait = Math.min(...line.hours.map(([from]) => (from - minute + weekMinutes) % weekMinutes || weekMinutes))
  return Math.floor(now / minuteMs) * minuteMs + wait * minuteMs
}

/** Open ones first, each in the operator's order. */
export function openFirst(lines: readonly HelpLineView[], now: number): HelpLineView[] {
  return [...lines.filter((line) => isOpenAt(line, now)), ...lines.filter((line) => !isOpenAt(line, now))]
}

const oldAfterMs = 180 * 24 * 60 * minuteMs

export function isLongUnverified(line: HelpLineView, now: number): boolean {
  return now - Date.parse(`${line.verifiedOn}T00:00:00+09:00`) > oldAfterMs
}
