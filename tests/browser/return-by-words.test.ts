// Return by words on another device: made once on a phone, used on another, everything found again, everything erased.
import type { Browser } from 'playwright-core'
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
  for (const { faults } of onlookers) expect(faults.filter((fault) => !/status of 400/.test(fault))).toEqual([])
})

it('[RW3] [RW5] four words made on one phone bring the nickname to another; there everything is erased', async () => {
  await evening.openRoom()
  const first = await openPage(browser, evening.url, 'phone')
  onlookers.push(first)
  await first.page.getByRole('button', { name: '呼び名をつけて入る' }).click()
  await first.page.getByRole('textbox', { name: '呼び名' }).fill('なずな')
  await first.page.getByRole('button', { name: 'この呼び名で入る' }).click()
  await first.page.getByRole('button', { name: '出る' }).click()
  await first.page.getByRole('button', { name: '合言葉をつくる' }).click()
  await first.page.getByText('ここでしか出ません').waitFor()
  const words = await first.page.locator('.wordsonce li').allInnerTexts()
  expect(words).toHaveLength(4)
  await checkAccess(first.page, 'the words, once')
  await first.page.getByRole('button', { name: '書きとめました' }).click()
  expect(await first.page.locator('body').innerText()).not.toContain(words[0])
  expect(await first.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }) + location.href)).not.toContain(words[0])

  const other = await openPage(browser, evening.url, 'smallPhone', { colorScheme: 'dark' })
  onlookers.push(other)
  const { page } = other
  await page.getByRole('button', { name: '合言葉でもどる' }).click()
  await page.getByRole('textbox', { name: '4つの言葉' }).fill('あかり いす うみ えび')
  await page.getByRole('button', { name: 'もどる', exact: true }).click()
  await page.getByText('その合言葉では、もどれませんでした。').waitFor()
  await page.getByRole('textbox', { name: '4つの言葉' }).fill(words.join('　'))
  await page.getByRole('button', { name: 'もどる', exact: true }).click()
  await page.getByText('前の呼び名は「なずな」です。').waitFor()
  await checkAccess(page, 'back by words')
  await page.getByRole('button', { name: '呼び名をつけて入る' }).click()
  expect(await page.getByRole('textbox', { name: '呼び名' }).inputValue()).toBe('なずな')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /すべて消す/ }).click()
  await page.getByRole('button', { name: 'すべて消す', exact: true }).click()
  await page.getByText('消しました。').waitFor()
  expect((await evening.context.pool.query('select count(*)::int as n from return_words')).rows).toEqual([{ n: 0 }])
})
