// 静かな入口 in a real browser: on a phone one waits, calmly and with a way out; at the desk a host lets in, and the room stands there.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage, type Onlooker } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'

let evening: Evening
let browser: Browser
const onlookers: Onlooker[] = []
beforeAll(async () => {
  browser = await openBrowser()
  evening = await Evening.begin({ isLive: true })
})
afterAll(async () => {
  await browser.close()
  await evening.end()
})

const pictures = process.env.ENGAWA_PICTURES
const looks = [{ width: 390, theme: 'dark' }, { width: 320, theme: 'quiet' }, { width: 390, theme: 'light' }, { width: 1280, theme: 'light' }] as const

async function seen(page: Page, state: string): Promise<void> {
  for (const { width, theme } of looks) {
    await page.setViewportSize({ width, height: 844 })
    await page.evaluate((one) => (document.documentElement.dataset.theme = one), theme)
    await checkAccess(page, `${state}, ${theme}, ${width}`)
    if (pictures) await page.screenshot({ path: join(pictures, `${state}-${theme}-${width}.png`) })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${state} sideways at ${width}`).toBeLessThanOrEqual(0)
  }
}

it('[HA17] one waits at the door, may give up and come again, and is in the room when the host lets one in', async () => {
  await evening.openRoom()
  await evening.signIn('すみれ', 'host')
  const desk = await openPage(browser, evening.url, 'desk')
  const phone = await openPage(browser, evening.url, 'phone')
  onlookers.push(desk, phone)
  const host = desk.page
  await host.goto(`${evening.url}/staff/`)
  await host.getByLabel('ログイン名').fill('すみれ')
  await host.getByLabel('パスワード').fill('password-of-すみれ')
  await host.getByLabel('パスワード').press('Enter')
  await host.getByRole('button', { name: /ほしの間/ }).press('Enter')
  await host.getByRole('button', { name: '静かな入口にする' }).press('Enter')
  await seen(host, 'asking for a quiet entrance')
  await host.locator('.toolsheet').getByRole('button', { name: '静かな入口にする' }).press('Enter')
  await host.getByRole('heading', { name: '入口で待っている方 0人' }).waitFor()

  const { page } = phone
  const watch = page.getByRole('button', { name: '見るだけで入る' }).or(page.getByRole('button', { name: /見るだけ/ })).first()
  await watch.click()
  await page.getByText('入口で待っています').waitFor()
  await seen(page, 'waiting at the door')
  await page.getByRole('button', { name: '待つのをやめる' }).click()
  await page.getByText('入口で待っています').waitFor({ state: 'detached' })
  await watch.click()
  await page.getByText('入口で待っています').waitFor()
  await host.getByRole('heading', { name: '入口で待っている方 1人' }).waitFor()
  await seen(host, 'somebody waits at the door')
  await host.getByRole('button', { name: /さんを迎える$/ }).press('Enter')
  await page.getByRole('button', { name: 'そっとスタッフへ' }).waitFor()
  await host.getByRole('heading', { name: '入口で待っている方 0人' }).waitFor()
  await host.getByRole('button', { name: 'あとの間にする' }).press('Enter')
  await seen(host, 'asking for the quiet minutes')
  for (const { faults } of onlookers) expect(faults).toEqual([])
})
