// Moments as staff read them. The words come from the house's own; the board adds the 24-hour clock.
import { staffTexts } from '#client/staff/words.ts'

const clockParts = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dateKey = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })
const words = staffTexts.time

/** 20:52 */
export function clock(at: number): string {
  return clockParts.format(at)
}

/** 20時36分, or 21時 on the hour */
export const hourWords = (at: number): string => words.clock(at)

/** 20時40分ごろ: the mark in the flow, to ten minutes */
export const aboutWords = (at: number): string => words.around(at)

/** 11月24日(月) */
export function day(at: number): string {
  return new Intl.DateTimeFormat(words.locale, { timeZone: 'Asia/Tokyo', month: 'long', day: 'numeric', weekday: 'short' }).format(at)
}

/** 21:20, あす 13:00, or 11月26日(水) 9:00 */
export function clockWithDay(at: number, now: number): string {
  if (dateKey.format(at) === dateKey.format(now)) return clock(at)
  const isTomorrow = dateKey.format(at) === dateKey.format(now + 86_400_000)
  return `${isTomorrow ? words.tomorrowShort : day(at)} ${clock(at)}`
}

/** 22時, あした 14時, or 25日（水） 14時 */
export function whenWords(at: number, now: number): string {
  if (dateKey.format(at) === dateKey.format(now)) return hourWords(at)
  const isTomorrow = dateKey.format(at) === dateKey.format(now + 86_400_000)
  return `${isTomorrow ? words.tomorrow : words.dayShort(at)} ${hourWords(at)}`
}

export function wholeMinutes(ms: number): number {
  return Math.max(0, Math.floor(ms / 60_000))
}
