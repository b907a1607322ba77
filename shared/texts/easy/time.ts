// Moments with their readings: 4時 is よじ, 20日 is はつか, 10分 is じゅっぷん.
import type { Texts } from '../index.ts'
import { yomi as y } from '../ruby.ts'
import { daysAhead, partsOf } from '../time.ts'

const irregularDays: Record<number, string> = { 1: 'ついたち', 2: 'ふつか', 3: 'みっか', 4: 'よっか', 5: 'いつか', 6: 'むいか', 7: 'なのか', 8: 'ようか', 9: 'ここのか', 10: 'とおか', 14: 'じゅうよっか', 20: 'はつか', 24: 'にじゅうよっか' }
const irregularHours: Record<number, string> = { 0: 'れいじ', 4: 'よじ', 7: 'しちじ', 9: 'くじ', 14: 'じゅうよじ', 17: 'じゅうしちじ', 19: 'じゅうくじ' }
const weekdays: Record<string, string> = { 月: 'げつ', 火: 'か', 水: 'すい', 木: 'もく', 金: 'きん', 土: 'ど', 日: 'にち' }

/** The notation is read here and not by the tag, because the reading itself is chosen. */
const read = (base: string, reading: string) => `\ufff9${base}\ufffa${reading}\ufffb`
const unit = (n: number, word: string, reading: string, irregular: Record<number, string>) => (irregular[n] ? read(`${n}${word}`, irregular[n]) : `${n}${read(word, reading)}`)
const hours = (n: number) => unit(n, '時', 'じ', irregularHours)
const minuteReading = (n: number) => ([0, 1, 3, 4, 6, 8].includes(n % 10) ? 'ぷん' : 'ふん')
export const minutes = (n: number | string) => `${n}${read('分', minuteReading(Number(n)))}`
const days = (n: number) => unit(n, '日', 'にち', irregularDays)
const weekday = (word = '') => (weekdays[word] ? read(word, weekdays[word]) : word)

const clock = (at: number) => {
  const { hour, minute } = partsOf(at)
  return minute === 0 ? hours(hour) : `${hours(hour)}${minutes(minute)}`
}

export const timeTexts: Texts['time'] = {
  clock,
  until: (at) => `${clock(at)}まで`,
  around: (at) => {
    const { hour, minute } = partsOf(at)
    const tens = Math.floor(minute / 10) * 10
    return tens === 0 ? `${hours(hour)}ごろ` : `${hours(hour)}${minutes(tens)}ごろ`
  },
  exact: (at) => {
    const { hour, minute } = partsOf(at)
    return `${hours(hour)}${minutes(minute)}`
  },
  day: (at, now) => {
    const { month, day, weekday: of } = partsOf(at)
    const word = ['きょう ', 'あした ', 'あさって '][daysAhead(at, now)] ?? ''
    return y`${word}${month}月《がつ》${days(Number(day))}（${weekday(of)}）`
  },
  dayShort: (at) => {
    const { day, weekday: of } = partsOf(at)
    return `${days(Number(day))}（${weekday(of)}）`
  },
  opensAt: (at) => `${clock(at)}から`,
  span: (from, to) => `${clock(from)}から ${clock(to)}`,
  verified: (date) => {
    const [year, month, day] = date.split('-').map(Number)
    return y`たしかめた日《ひ》 ${year}年《ねん》${month}月《がつ》${days(day ?? 1)}`
  },
  seconds: (ms) => y`${Math.max(1, Math.ceil(ms / 1000))}秒《びょう》`,
  minutesAbout: (ms) => `${minutes(ms <= 90_000 ? 1 : Math.round(ms / 60_000))}くらい`,
}
