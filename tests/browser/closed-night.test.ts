// A closed night on a small phone: by when a note is read, leaving one, the answer; and the staff who read it and keep the plan.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage, type Onlooker } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'

let browser: Browser
let evening: Evening
let onlookers: Onlooker[]
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())
beforeEach(async () => {
  onlookers = []
  evening = await Evening.begin({ isLive: true })
})
afterEach(async () => {
  for (const { context } of onlookers) await context.close()
  await evening.end()
  for (const { faults } of onlookers) expect(faults).toEqual([])
})

async function atDesk(name: string, role: Parameters<Evening['signIn']>[1]): Promise<Page> {
  await evening.signIn(name, role)
  const onlooker = await openPage(browser, evening.url, 'desk')
  onlookers.push(onlooker)
  const { page } = onlooker
  await page.goto(`${evening.url}/staff/`)
  await page.getByLabel('ログイン名').fill(name)
  await page.getByLabel('パスワード').fill(`password-of-${name}`)
  await page.getByLabel('パスワード').press('Enter')
  await page.getByRole('button', { name: '当番をはじめる', exact: true }).click()
  return page
}

it('[SN1] closed night: the time by which a note is read stands there first; it is left, read by a person, answered, and the answer is there', async () => {
  const roomId = await evening.room('ほしの間')
  await evening.opens(roomId, '2025-12-29', 19 * 60, 10)
  const visitor = await openPage(browser, evening.url, 'smallPhone', { colorScheme: 'dark' })
  onlookers.push(visitor)
  const { page } = visitor
  const field = page.getByRole('textbox', { name: /ひとこと残す/ })
  await field.waitFor()
  expect(await page.locator('.noteform').innerText()).toMatch(/20時までに、スタッフが読みます。[\s\S]*30日たつと消えます。/)
  await field.fill('今日は、窓を少しあけられました。')
  await page.getByRole('button', { name: '置いていく' }).click()
  await page.getByText('預かりました。').waitFor()
  await checkAccess(page, 'closed, a note left')

  const desk = await atDesk('すみれ', 'host')
  await desk.getByRole('button', { name: /に読む約束|までに読む約束/ }).click()
  expect(await desk.getByText('今日は、窓を少しあけられました。').count()).toBe(0)
  await desk.locator('main').getByRole('button', { name: '読む', exact: true }).click()
  await desk.getByText('今日は、窓を少しあけられました。').waitFor()
  await checkAccess(desk, 'desk, a note opened')
  await desk.getByRole('button', { name: '読みました', exact: true }).click()
  await page.getByText('スタッフが読みました。').waitFor()
  await desk.getByLabel(/返事を書く/).fill('読みました。また、いつでも。')
  await desk.getByRole('button', { name: '返事を送る' }).click()
  await page.getByText('読みました。また、いつでも。').waitFor()
  await checkAccess(page, 'closed, a note answered')
})

it('[SN3] a cry in a note opens the help card at once', async () => {
  const visitor = await openPage(browser, evening.url, 'phone')
  onlookers.push(visitor)
  const { page } = visitor
  await page.getByRole('textbox', { name: /ひとこと残す/ }).fill('もう死にたいです')
  await page.getByRole('button', { name: '置いていく' }).click()
  await page.getByRole('link', { name: /119/ }).waitFor()
  expect((await evening.context.pool.query("select count(*)::int as n from escalations where state = 'raised'")).rows).toEqual([{ n: 1 }])
})

it('[RO11] a supervisor plans an opening on the page of days; the closed door shows it at once', async () => {
  const roomId = await evening.room('ほしの間')
  const desk = await atDesk('みなと', 'supervisor')
  await desk.getByRole('button', { name: '開く日', exact: true }).click()
  await desk.getByRole('button', { name: '開く日をきめる' }).click()
  await desk.getByLabel(/はじまり/).fill('25時')
  await desk.getByRole('button', { name: 'きめる', exact: true }).click()
  await desk.getByText('20:00 の形で書いてください。').waitFor()
  await desk.getByLabel(/はじまり/).fill('22:30')
  await desk.getByLabel(/テーマ/).fill('冬の朝')
  await desk.getByRole('button', { name: 'きめる', exact: true }).click()
  await desk.getByText('22時30分から0時').first().waitFor()
  await checkAccess(desk, 'the plan')
  const [opening] = await evening.context.store.openings.all()
  expect(opening).toMatchObject({ roomId, startMinute: 1350, minutes: 90, repeats: 'weekly', theme: '冬の朝' })
  const visitor = await openPage(browser, evening.url, 'phone')
  onlookers.push(visitor)
  await visitor.page.getByText('22時30分から0時').first().waitFor()
  await visitor.page.getByText('テーマ「冬の朝」').waitFor()
})
