// The door: closed and open, on a phone, in every look; what must stand on every screen of a visitor.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage, type Onlooker } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'

let browser: Browser
let evening: Evening
let visitor: Onlooker
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())
beforeEach(async () => { evening = await Evening.begin({ isLive: true }) })
afterEach(async () => {
  await visitor.context.close()
  await evening.end()
})

/** At least 44 by 44, inside the screen, and not covered by anything. */
async function isWithinReach(page: Page, name: string | RegExp): Promise<void> {
  const target = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first()
  await target.waitFor()
  const box = await target.boundingBox()
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  expect(box?.width).toBeGreaterThanOrEqual(44)
  expect(box?.height).toBeGreaterThanOrEqual(44)
  expect((box?.x ?? -1) + (box?.width ?? 0)).toBeLessThanOrEqual(width + 0.5)
  expect((box?.y ?? -1) + (box?.height ?? 0)).toBeLessThanOrEqual(height + 0.5)
  await target.click({ trial: true })
}

it('[AC8] closed: says on which day and at what hour which room opens next, and shows help lines that are open now', async () => {
  const roomId = await evening.room('ほしの間')
  // Half past eleven at night, over midnight: the next such hour from now.
  await evening.opens(roomId, '2025-12-31', 23 * 60 + 30, 90)
  visitor = await openPage(browser, evening.url, 'smallPhone')
  await visitor.page.getByText('いまは、閉まっています。').waitFor()
  expect(await visitor.page.locator('main').innerText()).toMatch(/（水）[\s\S]*23時30分から[\s\S]*ほしの間/)
  await visitor.page.getByText('開いています').first().waitFor()
  await checkAccess(visitor.page, 'closed')
  await isWithinReach(visitor.page, /さっと閉じる/)
  await isWithinReach(visitor.page, /助けがほしい/)
  expect(visitor.faults).toEqual([])
})

it('[AC2] open: 見るだけ stands before every other way in, and nothing is asked before it', async () => {
  await evening.openRoom()
  visitor = await openPage(browser, evening.url, 'phone')
  const doors = visitor.page.getByRole('button', { name: /入る/ })
  await doors.first().waitFor()
  expect((await doors.allInnerTexts())[0]).toContain('見るだけで入る')
  expect(await visitor.page.getByRole('textbox').count()).toBe(0)
})

it('[AC7] quick exit and the help card are within reach of one tap on every screen, in every look and on a small phone', async () => {
  const { roomId, host } = await evening.openRoom()
  await host.say(roomId, '話しても、話さなくても大丈夫です。')
  visitor = await openPage(browser, evening.url, 'smallPhone', { colorScheme: 'dark' })
  const { page } = visitor
  const both = async (state: string) => {
    await isWithinReach(page, /さっと閉じる/)
    await isWithinReach(page, /助けがほしい|^もどる$/)
    await checkAccess(page, state)
  }
  await page.getByRole('button', { name: '見るだけで入る' }).waitFor()
  await both('entry, dark, small')
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await page.getByText('話しても、話さなくても大丈夫です。').waitFor()
  await both('room, dark, small')
  await page.getByRole('button', { name: 'しるし' }).click()
  await both('stamps, dark, small')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'そっとスタッフへ' }).click()
  await both('whisper, dark, small')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /助けがほしい/ }).click()
  await page.getByText('119').first().waitFor()
  await both('help, dark, small')
})

it('[AC7] quick exit leaves a blank page at once; Back shows nothing of the room, and the browser keeps nothing', async () => {
  const { roomId, host } = await evening.openRoom()
  await host.say(roomId, '話しても、話さなくても大丈夫です。')
  visitor = await openPage(browser, evening.url, 'phone')
  const { page } = visitor
  await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: '<title>weather</title><p>weather</p>' }))
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await page.getByText('話しても、話さなくても大丈夫です。').waitFor()
  await page.getByRole('button', { name: 'さっと閉じる' }).or(page.getByRole('link', { name: 'さっと閉じる' })).first().click()
  await page.getByText('weather').waitFor()
  await page.goBack().catch(() => null)
  expect(await page.locator('body').innerText()).not.toContain('話しても')
  await page.goto(evening.url)
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toMatch(/secret|pass/)
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
})

it('[AC6] after a reload the seat, the name and what was said are where they were, and a waiting line is sent once', async () => {
  const { roomId, host } = await evening.openRoom()
  visitor = await openPage(browser, evening.url, 'phone')
  const { page, context } = visitor
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await page.getByRole('button', { name: '書いてみる' }).click()
  await page.getByRole('textbox', { name: 'ここに書く' }).fill('ひとつめ')
  await page.getByRole('button', { name: '送る', exact: true }).click()
  await expect.poll(() => host.texts(roomId)).toEqual(['ひとつめ'])
  await page.reload()
  await page.getByText('ひとつめ').waitFor()
  await context.setOffline(true)
  const line = page.getByRole('textbox', { name: 'ここに書く' })
  if (!(await line.isVisible())) await page.getByRole('button', { name: '書いてみる' }).click()
  await line.fill('線が切れている間のことば')
  await page.getByRole('button', { name: '送る', exact: true }).click()
  await page.getByText(/つながっていません/).first().waitFor()
  await context.setOffline(false)
  await expect.poll(() => host.texts(roomId), { timeout: 30_000 }).toEqual(['ひとつめ', '線が切れている間のことば'])
})
