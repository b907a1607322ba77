// A crowded door in a real browser: the proof is worked out unseen under the page's own policy; a phone that cannot only waits.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'

let evening: Evening
let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())
beforeEach(async () => {
  evening = await Evening.begin({ isLive: true })
  await evening.openRoom()
  evening.context.settings.rates = { ...evening.context.settings.rates, enter: { points: 1, perMs: 60_000 } }
  await evening.post('/api/visits', {})
})
afterEach(() => evening.end())

// Asked for a proof the browser reports the refused request itself.
const isFault = (fault: string) => !/status of 429/.test(fault)

it('[HA9] worked out in a worker before the wait is over, and nothing of the page’s policy is broken', async () => {
  const { page, faults } = await openPage(browser, evening.url, 'phone')
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/visits') && (request.postData() ?? '').includes('solution'), { timeout: 30_000 })
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await asked
  await page.getByText('見るだけの席にいます。').waitFor({ timeout: 30_000 })
  expect(faults.filter(isFault)).toEqual([])
})

it('[HA9] without workers, on a processor six times slower, it is said and waited for, and one comes in within twenty seconds', async () => {
  const { page, faults, context } = await openPage(browser, evening.url, 'smallPhone', { colorScheme: 'dark' })
  await page.addInitScript(() => { Reflect.deleteProperty(globalThis, 'Worker') })
  await page.reload()
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const waited = page.waitForRequest((request) => request.url().endsWith('/api/visits') && (request.postData() ?? '').includes('challenge'), { timeout: 40_000 })
  const began = performance.now()
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await page.getByText('入口がこみあっています').waitFor()
  await checkAccess(page, 'a crowded door')
  if (process.env.ENGAWA_PICTURES) await page.screenshot({ path: `${process.env.ENGAWA_PICTURES}/crowded-door.png` })
  await waited
  expect(performance.now() - began).toBeLessThan(20_000)
  await page.getByText('見るだけの席にいます。').waitFor({ timeout: 30_000 })
  expect(faults.filter(isFault)).toEqual([])
})
