// The door and the help card before any script, and without any: what one reads, where one can go, and how the script takes over.
import type { Browser } from 'playwright-core'
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

it('[LT1] without script: what opens next, the rules, that talking needs script; the help card by a link, and the way out by a link', async () => {
  const roomId = await evening.room('ほしの間')
  await evening.opens(roomId, '2025-12-29', 19 * 60, 150)
  evening.context.settings.exitUrl = `${evening.url}/icon.svg`
  visitor = await openPage(browser, evening.url, 'smallPhone', { javaScriptEnabled: false })
  const { page } = visitor
  await page.getByText('部屋に入るには、JavaScriptがいります').waitFor()
  expect(await page.getByText('人の話を否定しません。').isVisible()).toBe(true)
  expect(await page.getByText('19時から').first().isVisible()).toBe(true)
  expect(await page.getByRole('button').count()).toBe(0)
  await page.getByRole('link', { name: /助けがほしいとき/ }).click()
  await page.getByRole('link', { name: /119/ }).waitFor()
  expect(await page.getByRole('link', { name: /0120-279-338/ }).isVisible()).toBe(true)
  await page.getByRole('link', { name: '入口へ' }).click()
  await page.getByText('いまは、閉まっています。').waitFor()
  await page.getByRole('link', { name: 'さっと閉じる' }).click()
  await page.waitForURL('**/icon.svg')
  expect(visitor.faults).toEqual([])
})

it('[LT1] without script an open room is seen, and nothing that would need it can be pressed', async () => {
  await evening.openRoom()
  visitor = await openPage(browser, evening.url, 'phone', { javaScriptEnabled: false })
  const { page } = visitor
  await page.getByText('ほしの間').waitFor()
  expect(await page.getByText('見るだけで入る').isVisible()).toBe(false)
  expect(await page.getByRole('button').count()).toBe(0)
})

it('[LT2] the script takes the written door over where it stands, and asks nothing again', async () => {
  await evening.openRoom()
  visitor = await openPage(browser, `${evening.url}/livez`, 'phone')
  const { page } = visitor
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  let letScriptIn: () => void = () => undefined
  const marked = new Promise<void>((done) => { letScriptIn = done })
  await page.route(/\/assets\/index-.*\.js/, async (route) => {
    await marked
    await route.continue()
  })
  await page.goto(evening.url, { waitUntil: 'commit' })
  await page.locator('.hero svg').waitFor()
  // In the order in which a page is read, before the script is there.
  await page.evaluate(() => document.querySelectorAll('.hero, .room-now, .rules').forEach((part) => { (part as HTMLElement & { wasWritten?: boolean }).wasWritten = true }))
  letScriptIn()
  await page.getByRole('button', { name: '助けがほしいとき' }).waitFor()
  expect(await page.evaluate(() => [...document.querySelectorAll('.hero, .room-now')].map((part) => (part as HTMLElement & { wasWritten?: boolean }).wasWritten))).toEqual([true, true])
  expect(asked).not.toContain('/api/public')
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await page.getByText('見るだけの席にいます。').waitFor()
})

it('[LK12] axe finds nothing on the written pages either, in light and dark', async () => {
  await evening.openRoom()
  for (const colorScheme of ['light', 'dark'] as const) {
    visitor = await openPage(browser, `${evening.url}/help`, 'smallPhone', { colorScheme })
    await visitor.page.getByText('119').first().waitFor()
    await checkAccess(visitor.page, `help, ${colorScheme}`)
    await visitor.page.route(/\.js$/, (route) => route.abort())
    await visitor.page.goto(evening.url)
    await visitor.page.getByText('ほしの間').waitFor()
    await checkAccess(visitor.page, `entry before the script, ${colorScheme}`)
    await visitor.page.goto(`${evening.url}/hitokoto`)
    await checkAccess(visitor.page, `the form, ${colorScheme}`)
    if (colorScheme === 'light') await visitor.context.close()
  }
})

it('[SN7] without script a note is left by a plain form, from the closed door, with the time by which it is read', async () => {
  visitor = await openPage(browser, evening.url, 'smallPhone', { javaScriptEnabled: false })
  const { page } = visitor
  await page.getByRole('link', { name: 'ひとこと残す（スタッフだけが読みます）' }).click()
  await page.getByRole('textbox', { name: 'ひとこと残す（スタッフだけが読みます）' }).fill('今日は、窓をあけられました。')
  expect(await page.getByText(/までに、スタッフが読みます。/).isVisible()).toBe(true)
  await page.getByRole('button', { name: '置いていく' }).click()
  await page.getByText('預かりました。').waitFor()
  expect((await evening.context.pool.query('select 1 from solo_notes')).rowCount).toBe(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
  expect(visitor.faults).toEqual([])
})
