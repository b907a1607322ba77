// What one wrote oneself, on a phone and by keyboard alone: taken back, written differently.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let browser: Browser
let roomId: string
let reader: Person
let page: Page
beforeAll(async () => {
  evening = await Evening.begin({ isLive: true })
  browser = await openBrowser()
  ;({ roomId } = await evening.openRoom())
  reader = await evening.seated('あまおと', roomId)
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
async function write(text: string): Promise<void> {
  await field().fill(text)
  await page.getByRole('button', { name: '送る' }).click()
  await flow().getByText(text).waitFor()
}
const heard = () => reader.texts(roomId)

it('[ME9] by keyboard alone the latest line is taken back; reading goes on at the line, others see that it is gone, and its words can be written again', async () => {
  await write('三日ぶりに窓をあけました。')
  await expect.poll(heard).toContain('三日ぶりに窓をあけました。')
  const undo = flow().getByRole('button', { name: '取り消す' })
  await undo.focus()
  await page.keyboard.press('Enter')
  await flow().getByText('取り消しました').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('取り消しました')
  expect(await flow().innerText()).not.toContain('三日ぶり')
  await expect.poll(() => reader.lines(roomId).at(-1)?.kind).toBe('withdrawn')
  await checkAccess(page, 'taken back')
  await flow().getByRole('button', { name: '書きなおす' }).click()
  expect(await field().inputValue()).toBe('三日ぶりに窓をあけました。')
  await page.reload()
  await flow().getByText('取り消しました').waitFor()
  expect(await page.content()).not.toContain('三日ぶり')
})

it('[ME9] an earlier line is taken back from its own menu, however long ago it was written', async () => {
  await write('朝は苦手です。')
  await write('夜のほうが静かで好きです。')
  await flow().getByRole('button', { name: 'あなたの発言について' }).first().click()
  await checkAccess(page, 'the menu of one’s own line')
  await flow().locator('.menu').getByRole('button', { name: '取り消す' }).click()
  await flow().getByText('取り消しました').first().waitFor()
  await expect.poll(async () => (await reader.ask('place:read', { placeId: roomId, afterSeq: 0 })).entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))).not.toContain('朝は苦手です。')
  expect(await flow().innerText()).toContain('夜のほうが静かで好きです。')
})

it('[ME9] a nod is taken back from the menu of the line it was given to, and the line keeps the place', async () => {
  const { seq } = await reader.say(roomId, '三日ぶりに窓をあけました。')
  const line = flow().locator('.line', { hasText: '三日ぶりに窓' })
  await line.locator('.dots').click()
  await line.getByRole('button', { name: 'うなずく' }).click()
  await line.locator('.touch').waitFor()
  await line.locator('.dots').click()
  await checkAccess(page, 'the menu of a line that one has nodded to')
  expect(await line.getByRole('button', { name: 'うなずく', exact: true }).count()).toBe(0)
  await line.getByRole('button', { name: 'うなずきを取り消す' }).click()
  await line.locator('.touch').waitFor({ state: 'detached' })
  expect(await line.evaluate((row) => row === document.activeElement)).toBe(true)
  await expect.poll(async () => (await reader.ask('place:read', { placeId: roomId, afterSeq: seq })).entries.filter(({ kind }) => kind === 'stamp')).toEqual([])
})

it('[ME10] with one touch more a line goes out folded; its reader opens it by keyboard and keeps the place, and its words are not on the page before', async () => {
  await field().fill('学校へ行けなくなったころのことです。')
  await page.getByRole('checkbox', { name: 'たたんで送る' }).click()
  await checkAccess(page, 'a line about to be folded')
  await page.getByRole('button', { name: '送る', exact: true }).click()
  await flow().getByText('たたんで送りました').waitFor()
  expect(reader.lines(roomId).at(-1)).toMatchObject({ isCovered: true })
  expect(await page.getByRole('checkbox', { name: 'たたんで送る' }).count()).toBe(0)
  await reader.ask('message:send', { placeId: roomId, clientId: crypto.randomUUID(), text: 'わたしのころは、こうでした。', isCovered: true })
  const open = flow().getByRole('button', { name: 'ひらく' }).last()
  await open.waitFor()
  expect(await page.content()).not.toContain('わたしのころは')
  await checkAccess(page, 'a folded line')
  await open.focus()
  await page.keyboard.press('Enter')
  await flow().getByText('わたしのころは、こうでした。').waitFor()
  expect(await page.evaluate(() => [document.activeElement?.textContent, document.activeElement?.getAttribute('aria-expanded')])).toEqual(['たたむ', 'true'])
})

it('[RE9] all that was written in this visit is erased from the room itself: one is told so at the door, and others see that it is gone', async () => {
  await write('今日はここまでにします。')
  await page.getByRole('button', { name: 'この部屋のことと、画面の見え方' }).click()
  await page.getByRole('button', { name: 'この訪問で書いたものを消す' }).click()
  await checkAccess(page, 'about to erase the visit')
  await page.getByRole('button', { name: 'すべて消す' }).click()
  await page.getByText('消しました。').waitFor()
  await expect.poll(async () => JSON.stringify((await reader.ask('place:read', { placeId: roomId, afterSeq: 0 })).entries)).not.toContain('今日はここまで')
  expect(await page.evaluate(() => sessionStorage.getItem('visit'))).toBe(null)
  expect(await page.content()).not.toContain('今日はここまで')
})

it('[LK5] a prepared whisper leaves what is being typed beside it as it was', async () => {
  const whisper = page.getByRole('button', { name: 'そっとスタッフへ' })
  await whisper.click()
  const written = page.getByRole('dialog').getByRole('textbox')
  await written.fill('まだ、とちゅうです')
  await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await whisper.click()
  expect(await written.inputValue()).toBe('まだ、とちゅうです')
})

it('[LK10] a line that was too long goes back into the field, also from behind an open sheet', async () => {
  // Few letters, and more bytes than the house takes.
  const text = '👨‍👩‍👧'.repeat(900)
  await field().fill(text)
  await page.getByRole('button', { name: '送る', exact: true }).click()
  await flow().getByText('長すぎて送れませんでした').waitFor()
  await page.getByRole('button', { name: 'しるし' }).click()
  await page.getByRole('dialog').waitFor()
  await flow().getByRole('button', { name: '書きなおす' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await field().inputValue()).toBe(text)
})

it('[FI2] a cry stands in the room like any line; under it, for its writer alone, a line marked 自動 says that a person was told, with help and one-to-one at hand', async () => {
  await write('もう死にたいです。')
  const card = flow().locator('.helpline')
  await card.getByText('当番のスタッフに、いまの発言を知らせました。').waitFor()
  expect(await card.locator('.auto').innerText()).toBe('自動')
  expect(await flow().innerText()).not.toMatch(/送れませんでした|出せません/)
  await expect.poll(heard).toContain('もう死にたいです。')
  expect(JSON.stringify(reader.lines(roomId))).not.toContain('help_')
  await checkAccess(page, 'the card with help under one’s own line')
  await card.getByRole('button', { name: '聴いてほしい' }).press('Enter')
  await page.getByRole('button', { name: '順番を待つ' }).or(page.getByText('いま、お話を聴ける人がいません')).first().waitFor()
  await page.reload()
  await card.getByRole('button', { name: '助けがほしい' }).press('Enter')
  await page.getByRole('link', { name: /119/ }).first().waitFor()
})
