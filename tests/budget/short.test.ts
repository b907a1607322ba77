// The budgets in short: bytes to the letter; time on the slow line, to which the slow processor is added as six times the processor's time
// that the page used, as if nothing of it fell into a wait (so that a busy machine neither hides nor makes slowness); and a quarter of an
// hour of talk instead of an hour. `npm run budget` measures the whole.
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import { visitFirst, type FirstVisit } from './first-visit.ts'
import { goals } from './goals.ts'
import { atOnce, showsLine, slope, spendHour } from './long-evening.ts'
import { openChromium, slowNet, takePhone } from './old-phone.ts'

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

/** The time on the slow line, and what a slow processor would add to it at the most. */
const slowest = (ms: number, busyMs: number): number => ms + (slowNet.processor - 1) * busyMs
const doorMs = ({ entryUsableMs, entryBusyMs }: FirstVisit) => slowest(entryUsableMs, entryBusyMs)
const roomMs = ({ roomUsableMs, roomBusyMs }: FirstVisit) => slowest(roomUsableMs, roomBusyMs)

it('[LT3] [LT5] a first visit on a line of 400 kbit/s and 400 ms: within the bytes, the door within 3 s, the room within 5 s', async () => {
  await say(30)
  const visits: FirstVisit[] = []
  for (let tries = 0; tries < 4; tries += 1) {
    const phone = await takePhone(browser, 'line')
    const visit = await visitFirst(evening.url, phone)
    visits.push(visit)
    await phone.close()
    expect(visit.entryKb).toBeLessThanOrEqual(goals.entryKb)
    expect(visit.roomJsKb).toBeLessThanOrEqual(goals.roomJsKb)
    expect(visit.entryUsableMs).toBeGreaterThan(800)
    expect(visit.entryBusyMs).toBeGreaterThan(10)
    expect(visit.roomBusyMs).toBeGreaterThan(visit.entryBusyMs)
    if (doorMs(visit) <= goals.entryUsableMs && roomMs(visit) <= goals.roomUsableMs) break
  }
  expect(Math.min(...visits.map(doorMs)), JSON.stringify(visits)).toBeLessThanOrEqual(goals.entryUsableMs)
  expect(Math.min(...visits.map(roomMs)), JSON.stringify(visits)).toBeLessThanOrEqual(goals.roomUsableMs)
})

const inside = /assets\/inside-.*\.js$/

it('[LT5] the line is dialled and the visit asked for while what is inside is still on its way, and nothing is dialled twice', async () => {
  const { page, close } = await takePhone(browser, 'none')
  let letCome = () => {}
  const mayCome = new Promise<void>((done) => { letCome = done })
  await page.route(inside, async (route) => (await mayCome, route.continue()))
  const lines: string[] = []
  page.on('websocket', (line) => {
    lines.push(new URL(line.url()).searchParams.get('near') ?? '')
    line.on('framereceived', letCome)
  })
  const visit = page.waitForRequest(/\/api\/visits$/)
  await page.goto(evening.url)
  await page.getByRole('button', { name: '見るだけで入る' }).first().click()
  await visit
  await page.locator('.seat button').waitFor()
  expect(lines).toEqual([[...evening.rooms.values()][0]?.slice(-1)])
  await close()
})

it('[LT5] an early line that fell is dialled anew when what is inside has come', async () => {
  const { page, close } = await takePhone(browser, 'none')
  let letCome = () => {}
  const mayCome = new Promise<void>((done) => { letCome = done })
  await page.route(inside, async (route) => (await mayCome, route.continue()))
  let lines = 0
  page.on('websocket', (line) => {
    if ((lines += 1) > 1) return
    const { clients } = evening.app.io.engine as unknown as { clients: Record<string, { close(): void }> }
    line.on('framereceived', ({ payload }) => clients[(JSON.parse(String(payload).slice(1)) as { sid: string }).sid]?.close())
    line.on('close', letCome)
  })
  await page.goto(evening.url)
  await page.getByRole('button', { name: '見るだけで入る' }).first().click()
  await page.locator('.seat button').waitFor()
  expect(lines).toBe(2)
  await close()
})

it('[LT5] what is inside comes while the door is read, and for who spares bytes only with the tap', async () => {
  for (const isSparing of [false, true]) {
    const { page, debug, fetched, close } = await takePhone(browser, 'none')
    await debug.send('Emulation.setDataSaverOverride', { dataSaverEnabled: isSparing })
    const hasInside = () => fetched.some(({ path }) => inside.test(path))
    await page.goto(evening.url)
    await page.locator('button.helpbar').waitFor()
    if (!isSparing) await expect.poll(hasInside).toBe(true)
    else {
      await page.waitForLoadState('networkidle')
      expect(hasInside()).toBe(false)
      await page.getByRole('button', { name: '見るだけで入る' }).first().click()
      await page.locator('.seat button').waitFor()
      expect(hasInside()).toBe(true)
    }
    await close()
  }
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
  // One sample amid garbage moves nothing; a page that grows all the time is found out.
  const grown = Array.from({ length: 13 }, (_, i) => ({ minute: i * 5, kb: 5_000 + i * 60 }))
  expect(slope(grown.map((sample, i) => (i === 3 ? { ...sample, kb: 6_500 } : sample)))).toBe(12)
})
