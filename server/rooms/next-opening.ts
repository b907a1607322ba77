// When a room opens next, from weekly hours in Asia/Tokyo (rule RO8). Minutes of the week run from Monday 0:00; a span may
// cross midnight and the week's end. Japan keeps no summer time, so the offset is fixed.
const weekMs = 7 * 24 * 60 * 60_000
const tokyoMs = 9 * 60 * 60_000
// 1970-01-05 was a Monday.
const mondayMs = 4 * 24 * 60 * 60_000

/** The next moment (ms since 1970 UTC) strictly after `now` at which one of the spans begins; null without any. */
export function nextOpening(hours: readonly { opensMinute: number }[], now: number): number | null {
  if (hours.length === 0) return null
  const sinceMonday = (((now + tokyoMs - mondayMs) % weekMs) + weekMs) % weekMs
  const weekBegan = now - sinceMonday
  const moments = hours.map(({ opensMinute }) => {
    const thisWeek = weekBegan + opensMinute * 60_000
    return thisWeek > now ? thisWeek : thisWeek + weekMs
  })
  return Math.min(...moments)
}

/** How long the span that covers `now` (or begins within `leadMs`) still runs, in minutes; null outside of all spans. */
export function minutesLeft(hours: readonly { opensMinute: number; minutes: number }[], now: number, leadMs = 30 * 60_000): number | null {
  const sinceMonday = (((now + tokyoMs - mondayMs) % weekMs) + weekMs) % weekMs
  for (const { opensMinute, minutes } of hours) {
    const begins = opensMinute * 60_000
    for (const shift of [0, -weekMs, weekMs]) {
      const ends = begins + shift + minutes * 60_000
      if (begins + shift - leadMs <= sinceMonday && sinceMonday < ends) return Math.round((ends - sinceMonday) / 60_000)
    }
  }
  return null
}
