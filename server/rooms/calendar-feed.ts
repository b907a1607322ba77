// The coming openings as a calendar to subscribe to (RFC 5545, rule RO14). Titles are neutral: a calendar is seen by the family. Each
// opening is an event of its own with a UID that stays, so that holidays and single changes need no rules of repetition.
import type { PlannedView } from '#shared/openings'
import { commonTexts } from '#shared/texts/visitor-common'
import type { Context } from '../context.ts'
import { readPlan } from './plan.ts'

const aheadMs = 60 * 24 * 60 * 60_000
const tokyoMs = 9 * 60 * 60_000
const mostOctets = 75

const zone = [
  'BEGIN:VTIMEZONE', 'TZID:Asia/Tokyo', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0900', 'TZOFFSETTO:+0900', 'TZNAME:JST', 'END:STANDARD', 'END:VTIMEZONE',
]

const compact = (iso: string): string => iso.slice(0, 19).replaceAll(/[-:]/g, '')
const local = (moment: number): string => compact(new Date(moment + tokyoMs).toISOString())
const utc = (moment: number): string => `${compact(new Date(moment).toISOString())}Z`
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')

/** Lines longer than 75 octets go on in the next, behind a space; no letter is cut in two. */
export function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > mostOctets) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += size
  }
  return [...parts, part].join('\r\n')
}

export function calendarOf(planned: readonly PlannedView[], title: string, now: number): string {
  const events = planned.flatMap(({ openingId, day, opensAt, closesAt }) => [
    'BEGIN:VEVENT', `UID:${openingId}-${day}@calendar`, `DTSTAMP:${utc(now)}`, `DTSTART;TZID=Asia/Tokyo:${local(opensAt)}`, `DTEND;TZID=Asia/Tokyo:${local(closesAt)}`,
    `SUMMARY:${escaped(title)}`, 'CLASS:PRIVATE', 'TRANSP:TRANSPARENT', 'END:VEVENT',
  ])
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//memo//calendar//JA', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(title)}`, 'X-WR-TIMEZONE:Asia/Tokyo',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H', ...zone, ...events, 'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

export async function calendarFeed(context: Context): Promise<string> {
  const now = context.clock.now()
  const planned = (await readPlan(context, context.store)).filter(({ opensAt }) => opensAt < now + aheadMs)
  return calendarOf(planned, commonTexts.title, now)
}
