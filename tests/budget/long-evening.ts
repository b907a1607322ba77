// An hour of talk, pressed into a minute or so: what the page holds on to must not grow once its three hundred lines are full.
import { setTimeout as pause } from 'node:timers/promises'
import type { Phone } from './old-phone.ts'

/** A line about every twenty seconds, the pace of such rooms. */
export const linesInAnHour = 173
export const linesKept = 300
/** Lines on their way together while the hour is pressed together. */
export const atOnce = 20

export interface LongEvening { memorySlopeKbPerMin: number; linesOnPage: number; samples: number[] }

/** @param say says so many lines in the room, each read by the page before this returns */
export async function spendHour({ debug }: Phone, say: (lines: number) => Promise<void>, minutes = 60): Promise<LongEvening> {
  await debug.send('HeapProfiler.enable')
  // Full first: growing to three hundred lines is no leak.
  await say(linesKept + 20)
  await heapKb(debug)
  await say(10)
  const every = Math.max(1, Math.round(minutes / 12))
  const samples: { minute: number; kb: number }[] = []
  for (let minute = 0; minute <= minutes; minute += every) {
    samples.push({ minute, kb: await heapKb(debug) })
    await say(Math.round((linesInAnHour / 60) * every))
  }
  const { result } = await debug.send('Runtime.evaluate', { expression: "document.querySelectorAll('ol.flow > .line').length", returnByValue: true })
  return { memorySlopeKbPerMin: Math.round(slope(samples) * 100) / 100, linesOnPage: Number(result.value), samples: samples.map(({ kb }) => Math.round(kb)) }
}

/** Asked through the debugger without leaving anything in the page: a test's own tools must not count as its memory. */
export async function showsLine({ debug }: Phone, beginning: string): Promise<void> {
  const expression = `[...document.querySelectorAll('ol.flow > li')].slice(-${2 * atOnce}).some((line) => line.textContent.includes(${JSON.stringify(beginning)}))`
  for (let tries = 0; tries < 600; tries += 1) {
    const { result } = await debug.send('Runtime.evaluate', { expression, returnByValue: true })
    if (result.value === true) return
    await pause(50)
  }
  throw new Error('the page did not show the last line')
}

async function heapKb(debug: Phone['debug']): Promise<number> {
  // Twice: what the first collection lets go of may free more.
  await debug.send('HeapProfiler.collectGarbage')
  await debug.send('HeapProfiler.collectGarbage')
  const { usedSize } = await debug.send('Runtime.getHeapUsage')
  return usedSize / 1024
}

/** Kilobytes a minute: the middle one of all slopes between two samples, which a sample taken amid garbage does not move (Theil and Sen). */
export function slope(samples: readonly { minute: number; kb: number }[]): number {
  const slopes = samples.flatMap((from, i) => samples.slice(i + 1).map((to) => (to.kb - from.kb) / (to.minute - from.minute))).sort((a, b) => a - b)
  const half = slopes.length / 2
  return ((slopes[Math.ceil(half) - 1] ?? Number.NaN) + (slopes[Math.floor(half)] ?? Number.NaN)) / 2
}
