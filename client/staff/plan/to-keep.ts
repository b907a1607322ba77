// An opening as it is asked for: what is absent is left out.
import type { Input } from '#shared/protocol'
import type { Opening } from '#shared/openings'

export function toKeep({ lastDay, theme, ...rest }: Opening): Input<'opening:keep'> {
  return { ...rest, ...(lastDay ? { lastDay } : {}), ...(theme ? { theme } : {}) }
}

/** 20:30 → 1230; null when it is no such time. */
export function minuteOf(text: string): number | null {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(text.trim().normalize('NFKC')) ?? []
  return hour === undefined ? null : Number(hour) * 60 + Number(minute)
}

export function clockOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}

export function dayFrom(text: string): string | null {
  const day = text.trim().normalize('NFKC').replaceAll('/', '-')
  return /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) ? day : null
}
