// A host works the queue of held lines by keyboard alone, in a real browser; what may be hard to read is covered until asked for; and the
// writer, on a phone, puts a held line differently. Every state is checked for access in three looks.
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage, type Onlooker } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let browser: Browser
let onlookers: Onlooker[]
let roomId: string
let host: Page
let writer: Person

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  onlookers = []
  evening = await Evening.begin({ isLive: true })
  ;({ roomId } = await evening.openRoom())
  writer = await evening.seated('こいし', roomId)
})
afterEach(async () => {
  for (const { context } of onlookers) await context.close()
  await evening.end()
  for (const { faults } of onlookers) expect(faults).toEqual([])
})

const pictures = process.env.ENGAWA_PICTURES
const looks = [{ width: 390, theme: 'dark' }, { width: 320, theme: 'quiet' }, { width: 1440, theme: 'light' }] as const

async function seen(page: Page, state: string): Promise<void> {
  for (const { width, theme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate((one) => (document.documentElement.dataset.theme = one), theme)
    await checkAccess(page, `${state}, ${theme}, ${width}`)
    if (pictures) await page.screenshot({ path: join(pictures, `${state}-${theme}-${width}.png`), fullPage: width < 1000 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${state} sideways at ${width}`).toBeLessThanOrEqual(0)
  }
}

/** The host’s desk with the room in the middle, reached by keys. */
async function hostAtRoom(): Promise<void> {
  await evening.signIn('すみれ', 'host')
  const onlooker = await openPage(browser, evening.url, 'desk')
  onlookers.push(onlooker)
  host = onlooker.page
  await host.goto(`${evening.url}/staff/`)
  await host.getByLabel('ログイン名').fill('すみれ')
  await host.getByLabel('パスワード').fill('password-of-すみれ')
  await host.getByLabel('パスワード').press('Enter')
  await host.getByRole('button', { name: /ほしの間/ }).press('Enter')
  await host.getByRole('heading', { name: /^止めている発言/ }).waitFor()
}

const focused = (page: Page) => page.evaluate(() => ({ word: document.activeElement?.textContent?.trim() ?? '', held: document.activeElement?.closest<HTMLElement>('[data-held]')?.dataset.held ?? null, kind: document.activeElement?.tagName ?? '' }))

/** Goes on with Tab until what has the focus is the thing meant; a person would not go on for ever. */
async function tabTo(page: Page, isMeant: (now: Awaited<ReturnType<typeof focused>>) => boolean): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (isMeant(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`never reached; at ${JSON.stringify(await focused(page))}`)
}
const pressWord = async (page: Page, word: string) => {
  await tabTo(page, (now) => now.word === word)
  await page.keyboard.press('Enter')
}

it('[HA1] [HA14] the queue is worked by keyboard alone: read in its talk, let out, asked about, uncovered, kept back, undone', async () => {
  const reader = await evening.seated('あまおと', roomId)
  await reader.say(roomId, 'きょうはさむいですね')
  const first = await writer.say(roomId, 'よかったら 090-0123-4567 に')
  await reader.say(roomId, 'お茶がおいしいです')
  const second = await writer.say(roomId, 'つぎは 090-0123-4568 でも')
  const third = await reader.say(roomId, '楽に死ねる方法を教えてください')
  // That it is graphic is told to staff only.
  expect(third.entry).toMatchObject({ held: { category: 'checking', isShownToWriter: false, spans: [] } })
  expect(third.entry).not.toHaveProperty('held.isGraphic')
  await hostAtRoom()
  await host.getByRole('heading', { name: '止めている発言 3件' }).waitFor()
  const queue = host.locator('.queue')
  expect(await host.locator('body').innerText()).not.toContain('楽に死ねる')
  await seen(host, 'a queue of three')

  await tabTo(host, ({ held }) => held !== null)
  await host.keyboard.press('End')
  await host.keyboard.press('Home')
  expect((await focused(host)).held).toBe(String(first.seq))
  await pressWord(host, '前後の発言')
  await queue.getByText('きょうはさむいですね').first().waitFor()
  await queue.getByText('お茶がおいしいです').first().waitFor()
  await seen(host, 'a held line in its talk')
  await pressWord(host, '出す')
  await host.getByText('こいしさんの発言を出しました。のこり2件です。').waitFor()
  expect((await focused(host)).held).toBe(String(second.seq))
  await expect.poll(() => reader.texts(roomId)).toContain('よかったら 090-0123-4567 に')

  await pressWord(host, '書いた方に相談する')
  await tabTo(host, ({ kind }) => kind === 'INPUT')
  await host.keyboard.press('Space')
  await tabTo(host, ({ kind }) => kind === 'TEXTAREA')
  await host.keyboard.type('つぎも、ここで話しませんか')
  await seen(host, 'asking the writer')
  await pressWord(host, '相談する')
  await queue.getByText('書いた方に相談しています').waitFor()
  await expect.poll(() => writer.lines(roomId).at(-1)).toMatchObject({ kind: 'asked', target: second.seq, proposal: 'つぎも、ここで話しませんか' })

  await tabTo(host, ({ held }) => held === String(second.seq))
  await host.keyboard.press('ArrowDown')
  expect((await focused(host)).held).toBe(String(third.seq))
  await pressWord(host, '表示する')
  await queue.getByText('楽に死ねる方法を教えてください').waitFor()
  await pressWord(host, '出さない')
  await tabTo(host, ({ kind }) => kind === 'INPUT')
  await host.keyboard.press('Space')
  await tabTo(host, ({ word, kind }) => word === '出さない' && kind === 'BUTTON')
  await host.keyboard.press('Enter')
  await host.getByText('あまおとさんの発言を出さないことにしました。のこり1件です。').waitFor()
  await expect.poll(() => focused(host).then(({ held }) => held)).toBe(String(second.seq))
  await host.keyboard.press('Shift+Tab')
  expect((await focused(host)).word).toBe('もどす')
  await host.keyboard.press('Enter')
  await host.getByRole('heading', { name: '止めている発言 2件' }).waitFor()
  const { rows } = await evening.context.pool.query("select action, reason_code as reason from audit where action like 'message.%' order by id")
  expect(rows).toEqual([
    { action: 'message.release', reason: 'fine' }, { action: 'message.ask_rewrite', reason: 'contact' }, { action: 'message.hide', reason: 'contact' }, { action: 'message.unhide', reason: 'mistake' },
  ])
})

/** Written a few at a time: all at once they would wait for the place longer than a line waits. */
async function manyHeld(most: number): Promise<{ seq: number }[]> {
  const said: { seq: number }[] = []
  while (said.length < most) said.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => writer.say(roomId, `${said.length + i}人目は 090-0123-${4000 + said.length + i} です`)))))
  return said
}

it('[HA1] a queue of 130 says so, shows the oldest, and goes on by keyboard to the last', async () => {
  Object.assign(evening.context.settings, { heldSlowAt: 500, heldRestAt: 500 })
  const said = await manyHeld(130)
  const last = Math.max(...said.map(({ seq }) => seq))
  await hostAtRoom()
  await host.getByRole('heading', { name: '止めている発言 130件' }).waitFor()
  const items = host.locator('.queue [data-held]')
  await expect.poll(() => items.count()).toBe(50)
  await checkAccess(host, 'a queue of 130')
  for (const shown of [100, 130]) {
    await host.getByRole('button', { name: 'つづきを出す' }).press('Enter')
    await expect.poll(() => items.count()).toBe(shown)
    // Who asked for the next part goes on with it.
    expect((await focused(host)).held).toBe(await items.nth(shown === 100 ? 50 : 100).getAttribute('data-held'))
  }
  expect(await host.getByRole('button', { name: 'つづきを出す' }).count()).toBe(0)
  await items.first().focus()
  await host.keyboard.press('End')
  expect((await focused(host)).held).toBe(String(last))
  await host.getByRole('button', { name: '出す', exact: true }).last().press('Enter')
  await host.getByText('のこり129件です。').waitFor()
})

it('[HA2] [HA13] on a phone the writer is asked, sends the words proposed, folds a person away, and slow time, quiet time and a rest are told calmly', async () => {
  const onlooker = await openPage(browser, evening.url, 'phone')
  onlookers.push(onlooker)
  const { page } = onlooker
  await page.getByRole('button', { name: '呼び名をつけて入る' }).click()
  await page.getByRole('button', { name: 'この呼び名で入る' }).click()
  const composer = page.getByLabel('ここに書く')
  await composer.fill('よかったら 090-0123-4567 に')
  await page.getByRole('button', { name: '送る', exact: true }).click()
  await page.locator('.heldbox').waitFor()
  const staff = evening.people.find(({ name }) => name === 'すみれ')
  const supervisor = evening.people.find(({ name }) => name === 'みなと')
  const [line] = (await staff?.ask('held:list', { placeId: roomId }))?.held ?? []
  const seq = line?.seq ?? 0
  await writer.say(roomId, 'こんばんは')
  await staff?.ask('message:ask-rewrite', { placeId: roomId, clientId: crypto.randomUUID(), seq, reason: 'contact', proposal: 'よかったら、またここで' })
  await page.getByText('たとえば、この形ではどうですか。').waitFor()
  await seen(page, 'asked about a held line')
  await page.getByRole('button', { name: '自分で書きなおす' }).click()
  await page.getByText('書きなおしています。', { exact: false }).waitFor()
  await page.getByRole('button', { name: '書きなおすのをやめる' }).click()
  await composer.fill('')
  await page.getByRole('button', { name: 'この形で送る' }).click()
  await expect.poll(() => writer.texts(roomId)).toContain('よかったら、またここで')
  await expect.poll(() => page.locator('.heldbox').count()).toBe(0)

  // Folded away for oneself: it outlives a reload, and the other hears of nothing.
  const heardBefore = writer.lines(roomId).length
  await page.getByRole('button', { name: 'こいしの発言について' }).first().click()
  await page.getByRole('button', { name: 'この人の発言をたたむ' }).click()
  await page.getByText('こいしの発言をたたんでいます').first().waitFor()
  await page.reload()
  await page.getByText('こいしの発言をたたんでいます').first().waitFor()
  expect(await page.locator('.flow').innerText()).not.toContain('こんばんは')
  expect(writer.lines(roomId)).toHaveLength(heardBefore)

  await staff?.ask('room:slow', { roomId, slowMs: 30_000, reason: 'heated' })
  await page.getByText('ゆっくりの時間です。ひとり30秒に1回、書けます。進行役が、ゆっくりにしました。').waitFor()
  await seen(page, 'slow time')
  await supervisor?.ask('house:quiet', { isQuiet: true, reason: 'care' })
  await page.getByText('しずかな時間', { exact: true }).waitFor()
  await seen(page, 'quiet time')
  await supervisor?.ask('house:quiet', { isQuiet: false, reason: 'over' })
  const me = staff?.lines(roomId).findLast((entry) => entry.kind === 'message' && entry.text === 'よかったら、またここで')
  const seatId = me?.kind === 'message' && me.author.kind === 'visitor' ? me.author.seatId : ''
  await supervisor?.ask('person:remove', { placeId: roomId, seatId, reason: 'flood', minutes: 60 })
  const rest = page.getByText('今日はいったんお休みをお願いします')
  await rest.waitFor()
  await page.reload()
  await rest.waitFor()
  await page.getByText('納得できないとき', { exact: false }).waitFor()
  await seen(page, 'a rest, after a reload')
})
