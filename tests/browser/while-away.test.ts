// What stands on the screen, and what is heard, while somebody looks at something else.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let browser: Browser
let host: Person
let roomId: string
let page: Page
beforeAll(async () => {
  evening = await Evening.begin({ isLive: true })
  browser = await openBrowser()
  ;({ roomId, host } = await evening.openRoom())
  for (let i = 1; i <= 25; i++) await host.say(roomId, `${i}つめの話です。`)
})
afterAll(async () => {
  await browser?.close()
  await evening?.end()
})
beforeEach(async () => {
  const onlooker = await openPage(browser, evening.url, 'phone')
  page = onlooker.page
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await page.getByRole('button', { name: '書いてみる' }).click()
  return async () => {
    await onlooker.context.close()
    expect(onlooker.faults).toEqual([])
  }
})

const field = () => page.getByRole('textbox', { name: 'ここに書く' })
const flow = () => page.getByRole('region', { name: 'ほしの間の話' })
/** The page is told what a phone tells it when another app comes in front. */
const lookElsewhere = (isAway: boolean) =>
  page.evaluate((away) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (away ? 'hidden' : 'visible') })
    document.dispatchEvent(new Event('visibilitychange'))
  }, isAway)
const told = (type: string, persisted = false) => page.evaluate(([name, kept]) => void dispatchEvent(new PageTransitionEvent(name as string, { persisted: kept as boolean })), [type, persisted] as const)
const standing = () => page.evaluate(() => ({ draft: document.querySelector('textarea')?.value, focus: document.activeElement?.tagName, at: document.querySelector('.flowbox')?.scrollTop }))
async function settings(chosen: string): Promise<void> {
  await page.getByRole('button', { name: 'この部屋のことと、画面の見え方' }).click()
  await page.getByRole('button', { name: chosen, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '閉じる' }).click()
}

it('[PV8] while another app is in front nothing is shown, whatever comes; back again draft, place and focus are as they were (PRI-08)', async () => {
  await field().fill('まだ送っていない言葉')
  await flow().evaluate((el) => el.scrollTo(0, 120))
  await field().focus()
  const before = await standing()
  expect(before.at).toBe(120)
  await lookElsewhere(true)
  const veiled = await page.screenshot()
  await host.say(roomId, 'いま来た話です。')
  await expect.poll(() => flow().innerText()).toContain('いま来た話です。')
  expect((await page.screenshot()).equals(veiled)).toBe(true)
  await lookElsewhere(false)
  expect((await page.screenshot()).equals(veiled)).toBe(false)
  expect(await standing()).toEqual(before)
  // Kept whole by the browser and brought back by its Back button.
  await told('pagehide', true)
  expect((await page.screenshot()).equals(veiled)).toBe(true)
  await told('pageshow', true)
  expect(await standing()).toEqual(before)
  // A real way out and back: whether the browser kept the page or loads it anew, one sits in the same seat and sees.
  await page.goto(`${evening.url}/help`)
  await page.goBack()
  await flow().getByText('いま来た話です。').waitFor()
  expect(await page.evaluate(() => document.documentElement.dataset.veil)).toBe(undefined)
})

it('[PV8] on paper nothing of the talk stands; who has chosen so is shown as before (PRI-08)', async () => {
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.flow li') as Element).visibility)).toBe('hidden')
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => void dispatchEvent(new Event('afterprint')))
  await settings('そのままにする')
  await lookElsewhere(true)
  expect(await page.evaluate(() => document.documentElement.dataset.veil)).toBe(undefined)
})

it('[LK23] nothing sounds and nothing that sounds is loaded until somebody has asked; then softly, once, while they look elsewhere, and never in しずか', async () => {
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  await page.evaluate(() => {
    const start = OscillatorNode.prototype.start
    Object.assign(window, { tones: 0 })
    OscillatorNode.prototype.start = function (...at) {
      ;(window as unknown as { tones: number }).tones++
      return start.apply(this, at)
    }
  })
  const tones = () => page.evaluate(() => (window as unknown as { tones: number }).tones)
  const say = async (text: string) => {
    await host.say(roomId, text)
    await expect.poll(() => flow().innerText()).toContain(text)
  }
  await lookElsewhere(true)
  await say('音のない話です。')
  await lookElsewhere(false)
  expect([await tones(), loaded.filter((url) => url.includes('soft-sign'))]).toEqual([0, []])
  await settings('小さく鳴らす')
  await expect.poll(tones).toBe(2)
  await checkAccess(page, 'after choosing a sound')
  await say('目の前の話です。')
  expect(await tones()).toBe(2)
  await lookElsewhere(true)
  await say('ほかを見ているあいだの話です。')
  await expect.poll(tones).toBe(3)
  await say('すぐつぎの話です。')
  await lookElsewhere(false)
  expect(await tones()).toBe(3)
  await settings('しずか')
  await settings('小さく鳴らす')
  expect(await tones()).toBe(3)
})
