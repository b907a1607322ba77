// Japan's public holidays by the Act on National Holidays (国民の祝日に関する法律, Act No. 178 of 1948, as it stands since 2020), computed.
// The equinoxes follow the formula of the National Astronomical Observatory's table, good for 2000–2099; the Observatory names the days
// of the coming year officially each February (官報), and an operator may put any other day into the table of days.
import { addDays, weekdayOf, type Day } from './tokyo.ts'

const fixed: readonly [month: number, day: number, name: string][] = [
  [1, 1, '元日'], [2, 11, '建国記念の日'], [2, 23, '天皇誕生日'], [4, 29, '昭和の日'], [5, 3, '憲法記念日'], [5, 4, 'みどりの日'], [5, 5, 'こどもの日'],
  [8, 11, '山の日'], [11, 3, '文化の日'], [11, 23, '勤労感謝の日'],
]
/** The nth Monday of a month. */
const mondays: readonly [month: number, nth: number, name: string][] = [[1, 2, '成人の日'], [7, 3, '海の日'], [9, 3, '敬老の日'], [10, 2, 'スポーツの日']]

const two = (n: number) => String(n).padStart(2, '0')
const dayAt = (year: number, month: number, day: number): Day => `${year}-${two(month)}-${two(day)}`

function equinox(year: number, base: number): number {
  const since = year - 1980
  return Math.floor(base + 0.242194 * since - Math.floor(since / 4))
}

function nthMonday(year: number, month: number, nth: number): Day {
  const first = dayAt(year, month, 1)
  return addDays(first, ((7 - weekdayOf(first)) % 7) + (nth - 1) * 7)
}

const known = new Map<number, ReadonlyMap<Day, string>>()

/** The holidays of a year by their day; substitutes (振替休日) and days between two holidays (国民の休日) included. */
export function holidaysOf(year: number): ReadonlyMap<Day, string> {
  const before = known.get(year)
  if (before) return before
  const days = new Map<Day, string>([
    ...fixed.map(([month, day, name]): [Day, string] => [dayAt(year, month, day), name]),
    ...mondays.map(([month, nth, name]): [Day, string] => [nthMonday(year, month, nth), name]),
    [dayAt(year, 3, equinox(year, 20.8431)), '春分の日'],
    [dayAt(year, 9, equinox(year, 23.2488)), '秋分の日'],
  ])
  const named = [...days.keys()].sort()
  for (const day of named) {
    if (weekdayOf(day) !== 6) continue
    let next = addDays(day, 1)
    while (days.has(next)) next = addDays(next, 1)
    days.set(next, '振替休日')
  }
  for (const day of named) {
    const between = addDays(day, 1)
    if (!days.has(between) && named.includes(addDays(day, 2))) days.set(between, '国民の休日')
  }
  known.set(year, days)
  return days
}

export function holidayName(day: Day): string | null {
  return holidaysOf(Number(day.slice(0, 4))).get(day) ?? null
}
