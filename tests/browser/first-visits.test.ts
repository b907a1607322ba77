// Two first visits on a small phone: one who only watches, and somebody of a family.
import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage, type Onlooker } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'

let browser: Browser
let evening: Evening
let visitor: Onlooker
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())
beforeEach(async () => {
  evening = await Evening.begin({ isLive: true })
  visitor = await openPage(browser, 'about:blank', 'smallPhone', { colorScheme: 'dark' })
})
afterEach(async () => {
  await visitor.context.close()
  await evening.end()
})

it('[AC2] [RO5] a first visit that only watches: one tap, the talk goes on before one, nobody hears of it, nothing asks for more, and leaving is one tap', async () => {
  const { roomId, host } = await evening.openRoom()
  const writer = await evening.seated('こいし', roomId)
  await writer.say(roomId, '三日ぶりに窓をあけました。')
  /** how much the two who were there first have been told */
  const told = () => [writer, host].map((person) => person.heard('place:news').length + person.heard('room:news').length)
  const before = told()
  const { page } = visitor
  await page.goto(evening.url)
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  const flow = page.getByRole('region', { name: /ほしの間/ })
  await flow.getByText('三日ぶりに窓をあけました。').waitFor()
  const seat = page.locator('.seat')
  const asWas = await seat.innerText()
  expect(asWas).toContain('見るだけの席にいます')
  await checkAccess(page, 'a first visit that watches')
  await evening.settle()
  expect(told()).toEqual(before)
  for (const line of ['朝は苦手です。', '雨の日はほっとします。', 'それだけなんですけど。']) await writer.say(roomId, line)
  await flow.getByText('それだけなんですけど。').waitFor()
  expect(await seat.innerText()).toBe(asWas)
  expect(await page.locator('textarea, dialog, .banner').count()).toBe(0)
  await page.getByRole('button', { name: '出る' }).click()
  await page.getByText('部屋を出ました。だれにも知らされていません。').waitFor()
  await evening.settle()
  expect(writer.lines(roomId).map(({ kind }) => kind)).not.toContain('blank')
  expect(host.texts(roomId)).toHaveLength(4)
})

it('[AC1] [DI2] somebody of a family finds the room for families apart from the others, reads and writes there, and the places to turn to by situation', async () => {
  const own = await evening.openRoom()
  const familyRoom = await evening.room('家族の間', { audience: 'family' })
  await own.host.ask('room:open', { roomId: familyRoom, minutes: 60 })
  const other = await evening.seated('すずらん', familyRoom)
  await other.say(familyRoom, '待つことにも、少しなれてきました。')
  const manager = await evening.staff('はやし', 'manager')
  await manager.ask('agency:keep', {
    id: randomUUID(), municipality: '架空市', name: '架空市 家族の窓口', situations: ['family'], about: '家族のことを話せます。', reception: '予約はいりません。', phone: '011-222-3333', url: null, place: '市役所1階',
    hoursText: '平日9時から17時', verifiedOn: new Date().toISOString().slice(0, 10),
  })
  const { page } = visitor
  await page.goto(evening.url)
  const part = page.locator('section', { has: page.getByRole('heading', { name: 'ご家族の部屋' }) })
  await part.waitFor()
  expect(await part.innerText()).toContain('ご本人の部屋とは分かれています')
  expect(await page.locator('section', { has: page.getByRole('button', { name: '呼び名をつけて入る' }) }).innerText()).not.toContain('家族の間')
  await part.getByRole('button', { name: /家族の間/ }).click()
  await page.getByText('待つことにも、少しなれてきました。').waitFor()
  await checkAccess(page, 'in the room for families')
  await page.getByRole('button', { name: '書いてみる' }).click()
  await page.getByRole('textbox', { name: 'ここに書く' }).fill('はじめて来ました。')
  await page.getByRole('button', { name: '送る', exact: true }).click()
  await expect.poll(() => other.texts(familyRoom)).toContain('はじめて来ました。')
  expect(own.host.texts(own.roomId)).not.toContain('はじめて来ました。')
  await page.getByRole('button', { name: '出る' }).click()
  const opened = visitor.context.waitForEvent('page')
  await page.getByRole('link', { name: /地域の相談窓口/ }).click()
  const directory = await opened
  expect(new URL(directory.url()).pathname).toBe('/madoguchi')
  await directory.getByText('家族のことで', { exact: true }).click()
  await directory.getByText('架空市 家族の窓口').first().waitFor()
})
