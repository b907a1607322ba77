// Moments as people read them: Asia/Tokyo, 24 hours, weekday in Japanese. Rounded where roundness is kinder (rule LK7).
import type { Moment } from '#shared/ids'

const zone = 'Asia/Tokyo'
const tokyo = new Intl.DateTimeFormat('ja-JP', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
const dayMs = 86_400_000

export function partsOf(at: Moment) {
  const found = Object.fromEntries(tokyo.formatToParts(at).map((part) => [part.type, part.value]))
  return { month: found.month, day: found.day, weekday: found.weekday, hour: Number(found.hour), minute: Number(found.minute), date: `${found.year}/${found.month}/${found.day}` }
}

function clock(at: Moment): string {
  const { hour, minute } = partsOf(at)
  return minute === 0 ? `${hour}時` : `${hour}時${minute}分`
}

/** How many midnights of Tokyo lie between the two. */
export function daysAhead(at: Moment, now: Moment): number {
  const midnight = (moment: Moment) => Math.floor((moment + 9 * 3_600_000) / dayMs)
  return midnight(at) - midnight(now)
}

export const timeTexts = {
  clock,
  until: (at: Moment) => `${clock(at)}まで`,
  /** For a mark in the flow: to the ten minutes. */
  around: (at: Moment) => {
    const { hour, minute } = partsOf(at)
    const tens = Math.floor(minute / 10) * 10
    return tens === 0 ? `${hour}時ごろ` : `${hour}時${tens}分ごろ`
  },
  exact: (at: Moment) => {
    const { hour, minute } = partsOf(at)
    return `${hour}時${minute}分`
  },
  day: (at: Moment, now: Moment) => {
    const { month, day, weekday } = partsOf(at)
    const ahead = daysAhead(at, now)
    const word = ahead === 0 ? 'きょう ' : ahead === 1 ? 'あした ' : ahead === 2 ? 'あさって ' : ''
    return `${word}${month}月${day}日（${weekday}）`
  },
  dayShort: (at: Moment) => {
    const { day, weekday } = partsOf(at)
    return `${day}日（${weekday}）`
  },
  opensAt: (at: Moment) => `${clock(at)}から`,
  span: (from: Moment, to: Moment) => `${clock(from)}から${clock(to)}`,
  verified: (date: string) => {
    const [year, month, day] = date.split('-').map(Number)
    return `確かめた日 ${year}年${month}月${day}日`
  },
  seconds: (ms: number) => `${Math.max(1, Math.ceil(ms / 1000))}秒`,
  minutesAbout: (ms: number) => (ms <= 90_000 ? '1分くらい' : `${Math.round(ms / 60_000)}分くらい`),
}
