// One evening in three real browsers: a visitor on a phone, a supporter and a coordinator at desks. Every state they pass is
// checked for access, and nothing may be thrown or asked of another host.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage, type Onlooker } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'

let evening: Evening
let browser: Browser
const onlookers: Onlooker[] = []
const pictures = process.env.ENGAWA_PICTURES

beforeAll(async () => {
  evening = await Evening.begin({ isLive: true })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await evening.end()
})

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

async function seen(page: Page, state: string): Promise<void> {
  await checkAccess(page, state)
  await picture(page, state)
}

async function atDesk(name: string, path: string, ...roles: Parameters<Evening['signIn']>[1][]): Promise<Page> {
  await evening.signIn(name, ...roles)
  const onlooker = await openPage(browser, evening.url, 'desk')
  onlookers.push(onlooker)
  const { page } = onlooker
  await page.goto(evening.url + path)
  await page.getByLabel('ログイン名').fill(name)
  await page.getByLabel('パスワード').fill(`password-of-${name}`)
  await page.getByRole('button', { name: 'はいる' }).click()
  return page
}

it('[AC1] a visitor enters, watches, speaks, is listened to, asks for help; a coordinator acknowledges, joins, takes over and closes', async () => {
  await evening.room('ほしの間')
  const { roomId, host } = await evening.openRoom()
  const others = await Promise.all(['つゆくさ', 'あまおと', 'こはく'].map((name) => evening.seated(name, roomId)))
  await host.say(roomId, '話しても、話さなくても大丈夫です。')
  await others[0]?.say(roomId, 'こんばんは。今日は金木犀のにおいがしました。')
  await others[1]?.say(roomId, 'うちのほうは、もう散ってしまいました。')

  // The supporter begins the shift, the coordinator watches the board.
  const desk = await atDesk('かえで', '/staff/', 'peer_supporter')
  await desk.getByRole('button', { name: '当番をはじめる' }).waitFor()
  await seen(desk, 'desk-before-shift')
  await desk.getByRole('button', { name: '当番をはじめる' }).click()
  const board = await atDesk('大田', '/staff/board', 'coordinator')
  await board.getByText('いま、急ぎのことはありません').waitFor()
  await seen(board, 'board-calm')

  // Two taps at most: 見るだけ stands first.
  const visitor = await openPage(browser, evening.url, 'phone')
  onlookers.push(visitor)
  const phone = visitor.page
  const watch = phone.getByRole('button', { name: '見るだけで入る' })
  await watch.waitFor()
  await seen(phone, 'entry')
  await watch.click()
  await phone.getByText('話しても、話さなくても大丈夫です。').waitFor()
  await seen(phone, 'room-watching')
  expect(await phone.title()).toBe('メモ')
  expect(new URL(phone.url()).pathname + new URL(phone.url()).search + new URL(phone.url()).hash).toBe('/')

  // From watching to a word.
  await phone.getByRole('button', { name: '書いてみる' }).click()
  await phone.getByRole('textbox', { name: 'ここに書く' }).fill('三日ぶりに窓をあけました。')
  await seen(phone, 'room-writing')
  await phone.getByRole('button', { name: '送る', exact: true }).click()
  await phone.getByText('三日ぶりに窓をあけました。').waitFor()
  await expect.poll(() => host.texts(roomId)).toContain('三日ぶりに窓をあけました。')
  await seen(phone, 'room-spoken')

  // Asking to be listened to, waiting in the room, being called softly.
  await phone.getByRole('button', { name: '聴いてほしい' }).click()
  await phone.getByRole('button', { name: '順番を待つ' }).waitFor()
  await seen(phone, 'listening-ask')
  await phone.getByRole('button', { name: '順番を待つ' }).click()
  await phone.getByText('順番を待っています').waitFor()
  await seen(phone, 'listening-waiting')
  await others[2]?.say(roomId, '窓をあけるの、わかります。')
  const take = desk.getByRole('button', { name: 'つぎの方を迎える' })
  await expect.poll(() => take.isEnabled()).toBe(true)
  await seen(desk, 'desk-someone-waits')
  await take.click()
  await phone.getByRole('button', { name: '話しに行く' }).waitFor()
  await seen(phone, 'listening-called')
  await phone.getByRole('button', { name: '話しに行く' }).click()
  await phone.getByLabel('ふたりの話').first().waitFor({ state: 'attached' })
  const composer = desk.getByRole('textbox', { name: /に送る文/ })
  await composer.fill('きょうは、来てくれてありがとうございます。')
  await desk.getByRole('button', { name: '送る', exact: true }).click()
  await phone.getByText('きょうは、来てくれてありがとうございます。').waitFor()
  await phone.getByRole('textbox').fill('夜になると、あしたが来るのがこわくて。')
  await phone.getByRole('button', { name: '送る', exact: true }).click()
  await desk.getByText('夜になると、あしたが来るのがこわくて。').waitFor()
  await composer.fill('夜になると、こわさが大きくなるのですね。')
  await desk.getByRole('button', { name: '送る', exact: true }).click()
  await phone.getByText('夜になると、こわさが大きくなるのですね。').waitFor()
  await seen(phone, 'listening-talk')
  await seen(desk, 'desk-talk')

  // A private note stays on this side.
  await desk.getByRole('textbox', { name: '控えに書く' }).fill('夜がつらい。朝は少し楽になる。')
  await desk.getByRole('button', { name: '控えに残す' }).click()
  await desk.getByText('夜がつらい。朝は少し楽になる。').last().waitFor()
  expect(await phone.getByText('夜がつらい。').count()).toBe(0)

  // いますぐ助けてほしい: the card first, whoever answers.
  await phone.getByRole('button', { name: /助け/ }).first().click()
  await phone.getByText('命があぶないときは119へ。').first().waitFor()
  await seen(phone, 'help-card')
  await phone.getByRole('button', { name: 'いますぐ助けてほしい' }).click()
  await phone.getByText('当番のスタッフに知らせました').waitFor()
  await seen(phone, 'help-told')

  // On the board without a word of text; acknowledged, read with a reason, joined.
  const acknowledge = board.getByRole('button', { name: '確認する' })
  await acknowledge.waitFor()
  expect(await board.locator('body').innerText()).not.toContain('こわくて')
  expect(await board.title()).toMatch(/1/)
  await seen(board, 'board-unseen')
  await acknowledge.click()
  await board.getByRole('button', { name: '話をひらく' }).waitFor()
  await seen(board, 'case-acknowledged')
  await phone.getByText('が気づきました').waitFor()
  await board.getByRole('button', { name: '話をひらく' }).click()
  await board.getByText('夜になると、あしたが来るのがこわくて。').waitFor()
  await seen(board, 'case-read')
  await board.getByRole('button', { name: '話に加わる' }).first().click()
  await phone.getByText('が、話に加わりました').waitFor()
  await seen(phone, 'help-with-you')
  await phone.getByRole('button', { name: '話に行く' }).click()
  await phone.getByText('大田', { exact: false }).first().waitFor()
  await seen(phone, 'professional-joins')
  await desk.getByText('大田', { exact: false }).first().waitFor()
  await seen(desk, 'desk-joined')

  // Taken over, given a word, closed with an outcome.
  await board.getByRole('button', { name: '引き受ける' }).first().click()
  await seen(board, 'case-taken-over')
  await desk.getByText('2分の記録').waitFor()
  await seen(desk, 'desk-after-note')
  await board.getByRole('button', { name: 'この件を閉じる' }).click()
  await board.getByText('落ちつき、話が区切れた').waitFor()
  await seen(board, 'case-closing')
  await board.getByText('落ちつき、話が区切れた').click()
  await board.getByRole('button', { name: '記録して閉じる' }).click()
  await board.getByText('この件は閉じました').waitFor()
  await seen(board, 'case-closed')

  // さっと閉じる: blank at once, nothing left behind.
  await phone.route(/jma\.go\.jp/, (route) => route.abort())
  await phone.getByRole('button', { name: 'さっと閉じる' }).or(phone.getByRole('link', { name: 'さっと閉じる' })).first().click()
  await expect.poll(() => phone.locator('body').innerText().catch(() => '')).not.toContain('こわくて')

  for (const { faults } of onlookers) expect(faults.filter((fault) => !/jma\.go\.jp|ERR_FAILED/.test(fault))).toEqual([])
})
