// Moments as readers of English read them; the clock is always Japan's.
import type { Texts } from '../index.ts'
import { daysAhead, partsOf } from '../time.ts'

const weekdays: Record<string, string> = { 月: 'Mon', 火: 'Tue', 水: 'Wed', 木: 'Thu', 金: 'Fri', 土: 'Sat', 日: 'Sun' }
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const weekday = (word: string | undefined) => weekdays[word ?? ''] ?? ''
const two = (n: number) => String(n).padStart(2, '0')
const clock = (at: number) => {
  const { hour, minute } = partsOf(at)
  return `${hour}:${two(minute)}`
}
const minutes = (n: number) => (n === 1 ? '1 minute' : `${n} minutes`)

export const timeTexts: Texts['time'] = {
  clock,
  until: (at) => `until ${clock(at)}`,
  around: (at) => {
    const { hour, minute } = partsOf(at)
    return `around ${hour}:${two(Math.floor(minute / 10) * 10)}`
  },
  exact: clock,
  day: (at, now) => {
    const { month, day, weekday: of } = partsOf(at)
    const word = ['today, ', 'tomorrow, '][daysAhead(at, now)] ?? ''
    return `${word}${weekday(of)} ${day} ${months[Number(month) - 1]}`
  },
  dayShort: (at) => {
    const { day, weekday: of } = partsOf(at)
    return `${weekday(of)} ${day}`
  },
  opensAt: (at) => `from ${clock(at)} (Japan time)`,
  span: (from, to) => `${clock(from)} to ${clock(to)} (Japan time)`,
  verified: (date) => {
    const [year, month, day] = date.split('-').map(Number)
    return `Checked on ${day} ${months[(month ?? 1) - 1]} ${year}`
  },
  seconds: (ms) => {
    const n = Math.max(1, Math.ceil(ms / 1000))
    return n === 1 ? '1 second' : `${n} seconds`
  },
  minutesAbout: (ms) => `about ${minutes(ms <= 90_000 ? 1 : Math.round(ms / 60_000))}`,
}
