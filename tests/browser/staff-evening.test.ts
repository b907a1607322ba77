// The staff's hands in real browsers: signing in, hosting, taking, handing over, raising, looking in, a covered screen. Every
// state is checked for access: at a desk in light, on a phone in dark, at 320 px in quiet.
import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage, type Onlooker } from '#tests/support/browser'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let browser: Browser
let onlookers: Onlooker[]
let roomId: string

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  onlookers = []
  evening = await Evening.begin({ isLive: true })
  roomId = await evening.room('ほしの間')
})
afterEach(async () => {
  // Before anything is looked at: a second try begins with neither pages nor a house of the first.
  for (const { context } of onlookers) await context.close()
  await evening.end()
  // A refused try is reported by the browser itself.
  for (const { faults } of onlookers) expect(faults.filter((fault) => !/status of 429/.test(fault))).toEqual([])
})

const press = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true }).click()

async function door(page: Page, name: string, password = `password-of-${name}`): Promise<void> {
  await page.getByLabel('ログイン名').fill(name, { timeout: 5_000 })
  await page.getByLabel('パスワード').fill(password, { timeout: 5_000 })
  await page.getByLabel('パスワード').press('Enter', { timeout: 5_000 })
}

async function atDesk(name: string, ...roles: Parameters<Evening['signIn']>[1][]): Promise<Page> {
  await evening.signIn(name, ...roles)
  const onlooker = await openPage(browser, evening.url, 'desk', { reducedMotion: 'reduce' })
  onlookers.push(onlooker)
  await onlooker.page.goto(`${evening.url}/staff/`)
  await door(onlooker.page, name)
  // Who opened the room is on shift already.
  const begin = onlooker.page.getByRole('button', { name: '当番をはじめる', exact: true })
  await begin.or(onlooker.page.locator('.side')).first().waitFor()
  if (await begin.isVisible()) await begin.click()
  return onlooker.page
}

const looks = [{ width: 1440, theme: 'light' }, { width: 390, theme: 'dark' }, { width: 320, theme: 'quiet' }] as const

async function seen(page: Page, state: string): Promise<void> {
  for (const { width, theme } of [...looks.slice(1), looks[0]]) {
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate((one) => (document.documentElement.dataset.theme = one), theme)
    await checkAccess(page, `${state}, ${theme}, ${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${state} sideways at ${width}`).toBeLessThanOrEqual(0)
  }
}

/** Someone who was taken by the one at this desk, and talks. */
async function talkAt(desk: Page): Promise<{ visitor: Person; listeningId: string }> {
  const visitor = await evening.seated('なずな', roomId)
  const { listeningId } = await visitor.ask('listening:ask', { clientId: randomUUID(), fromPlaceId: roomId, ageBand: '25_39', wish: 'talk' })
  await press(desk, 'つぎの方を迎える')
  await desk.getByText('お呼びしています', { exact: false }).waitFor()
  await visitor.ask('listening:answer', { listeningId, answer: 'go' })
  await desk.getByRole('textbox', { name: /に送る文/ }).waitFor()
  await visitor.ask('listening:enter', { listeningId })
  return { visitor, listeningId }
}

it('[LK18] a covered screen shows numbers only, outlives a reload, and opens with the password', async () => {
  await evening.openRoom()
  const desk = await atDesk('かえで', 'peer_supporter')
  const { visitor, listeningId } = await talkAt(desk)
  await visitor.say(listeningId, '夜になると、あしたが来るのがこわくて。')
  await desk.getByText('こわくて', { exact: false }).first().waitFor()
  await seen(desk, 'talk')
  await press(desk, '画面を閉じておく')
  await desk.getByRole('heading', { name: '画面を閉じています' }).waitFor()
  await desk.reload()
  await desk.getByRole('heading', { name: '画面を閉じています' }).waitFor()
  expect(await desk.locator('body').innerText()).not.toMatch(/こわくて|なずな/)
  await seen(desk, 'covered')
  await door(desk, 'かえで', 'not the password')
  await desk.getByText('ログイン名かパスワードがちがいます。').waitFor()
  // A miss makes the next try wait a second, which is said; then the door opens.
  const isOpen = () => desk.getByText('こわくて', { exact: false }).first().isVisible()
  await expect.poll(async () => (await isOpen()) || (await door(desk, 'かえで').catch(() => undefined), await isOpen()), { timeout: 25_000, interval: 700 }).toBe(true)
  const composer = desk.getByRole('textbox', { name: /に送る文/ })
  await composer.fill('ここにいます。')
  await composer.press('Control+Enter')
  await expect.poll(() => visitor.texts(listeningId)).toContain('ここにいます。')
})

it('[LI11] a hand-over needs a note, may be declined, and is told; accepted, the first listener writes the two-minute note and rests', async () => {
  await evening.openRoom()
  const first = await atDesk('かえで', 'peer_supporter')
  const second = await atDesk('いぶき', 'peer_supporter')
  const { visitor, listeningId } = await talkAt(first)
  await press(first, '引き継ぐ')
  const form = first.locator('.toolsheet')
  await form.getByText('いぶきさん', { exact: true }).click()
  expect(await form.getByRole('button', { name: '引き継ぎを頼む' }).isEnabled()).toBe(false)
  await form.getByRole('textbox').fill('夜がつらい方です。')
  await seen(first, 'handing over')
  await press(form, '引き継ぎを頼む')
  await second.getByText('夜がつらい方です。').waitFor()
  await seen(second, 'asked to take over')
  await press(second, 'いまは引き受けられない')
  await first.getByText('いぶきさんは、いまは引き受けられないとのことです', { exact: false }).waitFor()
  await press(form, '引き継ぎを頼む')
  await press(second, '引き受ける')
  await second.getByRole('textbox', { name: /に送る文/ }).fill('いぶきです。')
  await press(second, '送る')
  await expect.poll(() => visitor.texts(listeningId)).toContain('いぶきです。')
  await first.getByRole('heading', { name: '2分の記録' }).waitFor()
  await press(first, '記録を残して休む')
  await first.getByText('終わりかたをえらんでください').waitFor()
  await first.getByLabel('さみしさ').check()
  await first.getByLabel('ゆっくり聴いた').check()
  await first.getByLabel('かなり').check()
  await seen(first, 'after-note')
  await press(first, '記録を残して休む')
  await first.getByRole('heading', { name: 'お休みの時間です' }).waitFor()
  await seen(first, 'break')
  expect(await first.getByRole('button', { name: 'つぎの方を迎える' }).isEnabled()).toBe(false)
})

it('[MO5] a host opens the room, speaks, hides a held line with a reason, reads whispers and reports, asks for a rest', async () => {
  const supervisor = await evening.staff('みなと', 'supervisor')
  await supervisor.ask('shift:start')
  const host = await atDesk('すみれ', 'host')
  await host.getByRole('button', { name: /ほしの間/ }).click()
  await press(host, 'ひらく')
  await press(host.locator('.toolsheet'), 'ひらく')
  await host.getByRole('textbox', { name: /進行役として/ }).fill('話しても、話さなくても大丈夫です。')
  await press(host, '送る')
  const visitor = await evening.seated('こいし', roomId)
  const other = await evening.seated('すすき', roomId)
  await visitor.say(roomId, '三日ぶりに窓をあけました。')
  const { seq } = await visitor.say(roomId, 'よかったら 090-0123-4567 に連絡ください。')
  await visitor.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: '話の早さについていけません。' })
  await other.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq: seq - 1, reason: 'worried' })
  await host.getByText('話の早さについていけません。').last().waitFor()
  const line = host.locator('.line', { hasText: '三日ぶりに窓をあけました。' })
  await press(line, 'この発言に')
  await seen(host, 'hosting')
  const held = host.locator('.heldline')
  await press(held, '出さない')
  await held.getByText('連絡先が書いてある').click()
  await press(held.locator('.lineform'), '下げる')
  await host.getByText('下げました（連絡先が書いてある）').waitFor()
  await press(host.locator('.attention'), '対応しました')
  await expect.poll(() => host.locator('.attention').getByRole('button', { name: '対応しました' }).count()).toBe(0)
  await press(line, 'この発言に')
  await press(line, 'お休みをお願いする')
  await line.getByText('同じことのくり返し').click()
  await press(line.locator('.lineform'), 'お休みをお願いする')
  await expect.poll(() => visitor.lastHeard('rest:asked')?.reason).toBe('flood')
})

it('[LK16] a supervisor looks in with a reason; it is said on both screens; raising by the keyboard takes one second of Enter', async () => {
  const host = await evening.staff('すみれ', 'host')
  const supervisor = await atDesk('みなと', 'supervisor')
  await supervisor.getByRole('heading', { name: 'いまの部屋と話' }).waitFor()
  await host.ask('shift:start')
  await host.ask('room:open', { roomId, minutes: 90 })
  const desk = await atDesk('かえで', 'peer_supporter')
  const { visitor, listeningId } = await talkAt(desk)
  await visitor.say(listeningId, '窓のそばにいると、鳥の声がするので。')
  await press(desk, '応援を頼む')
  await supervisor.getByText('かえでさんが応援を頼んでいます').waitFor()
  await press(supervisor, '中を見る')
  expect(await supervisor.getByRole('button', { name: '見に入る' }).isEnabled()).toBe(false)
  expect(await supervisor.locator('body').innerText()).not.toContain('鳥の声')
  await seen(supervisor, 'overview')
  await supervisor.getByLabel('応援を頼まれた').check()
  await press(supervisor, '見に入る')
  await supervisor.getByText('鳥の声', { exact: false }).waitFor()
  await desk.getByText('見守りが、この話を見ています').waitFor()
  await seen(supervisor, 'looking in')

  const urgent = desk.getByRole('button', { name: /^急ぎ/ })
  await urgent.focus()
  await desk.keyboard.press('Enter')
  await desk.getByText('1秒押しつづけると、急ぎに上がります。').waitFor()
  await desk.keyboard.down('Enter')
  await desk.getByText('急ぎに上げました').waitFor()
  await desk.keyboard.up('Enter')
  await seen(desk, 'raised')
  await expect.poll(() => supervisor.title()).toBe('1件・縁側')
  await press(desk, '終わりにする')
  await press(desk.locator('.toolsheet'), '終わりにする')
  await desk.getByText('受け持ちの人が閉じるまで、話は閉じられません。', { exact: false }).waitFor()
  await press(desk, 'いま、つらい')
  await press(desk, '見守りに伝える')
  await supervisor.getByText('かえでさんが「いま、つらい」と言っています').waitFor()
  await seen(desk, 'told that it is hard')
})

it('[FI6] a cry stands on the host’s desk with its words and its reason, a watch beside the room; seen, they leave', async () => {
  await evening.openRoom()
  const desk = await atDesk('すみれ', 'host')
  await desk.getByRole('button', { name: /ほしの間/ }).first().click()
  const visitor = await evening.seated('なずな', roomId)
  await visitor.say(roomId, '消えてしまえたらな')
  const watch = desk.getByRole('listitem').filter({ hasText: '消えたい、いなくなりたい気持ち' })
  await watch.getByText('消えてしまえたらな').waitFor()
  expect(await desk.getByRole('region', { name: '見てほしい発言' }).count()).toBe(0)
  await visitor.say(roomId, 'もう死にたいです')
  const alerts = desk.getByRole('region', { name: '見てほしい発言' })
  await alerts.getByText('もう死にたいです').waitFor()
  expect(await alerts.innerText()).toContain('気づいたこと：死にたい気持ち')
  await seen(desk, 'an alert beside a watch')
  await press(alerts, '見ました')
  await alerts.waitFor({ state: 'detached' })
  await press(watch, '見ました')
  await watch.waitFor({ state: 'detached' })
})

it('[HA14] hard words that are not held stay out of the host’s page and voice, in flow, whisper, report and talk around, until asked for by key', async () => {
  await evening.openRoom()
  const desk = await atDesk('すみれ', 'host')
  await desk.getByRole('button', { name: /ほしの間/ }).first().click()
  const visitor = await evening.seated('なずな', roomId)
  const other = await evening.seated('すすき', roomId)
  const words = '昨日の夜また手首を深く切って血がとまらなかった'
  const { seq } = await visitor.say(roomId, words)
  await visitor.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: words })
  await other.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq, reason: 'worried' })
  await other.say(roomId, 'よかったら 090-0123-4567 に')
  const flow = desk.locator('.flow')
  const attention = desk.locator('.attention')
  await desk.locator('.around summary').click()
  const places = [flow.locator('.line', { hasText: 'なずな' }).first(), flow.locator('.whisperline'), attention.locator('.around li').first(), attention.locator('.dashed', { hasText: '心配' }), attention.locator('.dashed:not(.helditem)', { hasText: 'なずな' }).first()]
  for (const [at, place] of places.entries()) await place.locator('.veil').waitFor().catch(() => expect.unreachable(`place ${at} is not covered`))
  // The announcer has spoken of it without its words.
  await expect.poll(() => desk.locator('.hosttalk > .vh[role=status]').innerText()).toContain('心の準備')
  expect(await desk.content()).not.toContain('手首')
  await seen(desk, 'hard words, covered')
  const [line] = places
  await line?.getByRole('button', { name: '表示する' }).focus()
  await desk.keyboard.press('Enter')
  await line?.getByText(words).waitFor()
  expect(await desk.getByText(words).count()).toBe(1)
  await seen(desk, 'hard words, shown')
  await desk.keyboard.press('Enter')
  await line?.getByText(words).waitFor({ state: 'detached' })
})

it('[WL4] a supervisor tries a line, changes a rule, sees what it would do, saves it with a reason and goes back', async () => {
  await evening.openRoom()
  const desk = await atDesk('みなと', 'supervisor')
  await press(desk, '言葉の一覧')
  await desk.getByText('第1版で動いています').waitFor()
  await desk.getByLabel('ためす文（1行ずつ、8行まで）').fill('ごんぎつねを読みました\nもう死にたいです')
  await press(desk, 'ためす')
  await desk.getByText('何も見つけません').waitFor()
  await desk.getByLabel(/^さがす/).fill('SI-01')
  await desk.getByText('行のうち1行').waitFor()
  await press(desk, 'この下に足す')
  const row = desk.getByRole('group', { name: /きまりの/ })
  await row.getByLabel('番号').fill('ZZ-1')
  await row.getByLabel('ならび').fill('(')
  await press(row, '下書きに入れる')
  await press(desk, '確かめる')
  await desk.getByText('かっこが閉じていません。', { exact: false }).waitFor()
  await seen(desk, 'a draft with a mistake')
  await press(desk, '下書きをすてる')
  await press(desk, 'この下に足す')
  await row.getByLabel('番号').fill('ZZ-1')
  await row.getByLabel('ならび').fill('ごんぎつね')
  await press(row, '下書きに入れる')
  await press(desk, '確かめる')
  await desk.getByText('見本では、何も変わりません。').waitFor()
  await desk.getByLabel('なぜ変えるのか（残ります）').fill('絵本の話をたしかめる')
  await press(desk, '保存して、使いはじめる')
  await desk.getByText('第2版で動いています').waitFor()
  await desk.getByText('絵本の話をたしかめる').waitFor()
  await seen(desk, 'a new version of the lists')
  await press(desk.getByRole('listitem').filter({ hasText: '第1版' }), 'この版にもどす')
  await desk.getByLabel('なぜ変えるのか（残ります）').fill('ためしが終わった')
  await press(desk, 'もどす')
  await desk.getByText('第3版で動いています').waitFor()
})

it('[LK24] another language is chosen where one stands: what is typed stays, it outlives a reload, and what people wrote is not touched', async () => {
  const { host } = await evening.openRoom()
  await host.say(roomId, 'こんばんは。')
  await evening.signIn('かえで', 'peer_supporter')
  const onlooker = await openPage(browser, evening.url, 'desk')
  onlookers.push(onlooker)
  const { page } = onlooker
  await page.goto(`${evening.url}/staff/`)
  await page.getByLabel('ログイン名').fill('かえで')
  await page.getByRole('radio', { name: 'English' }).check()
  await page.getByLabel('Password').fill('password-of-かえで')
  expect(await page.getByLabel('Login name').inputValue()).toBe('かえで')
  await press(page, 'Sign in')
  await press(page, 'Begin the shift')
  await page.getByText('You are talking with nobody right now').waitFor()
  await page.reload()
  await page.getByText('You are talking with nobody right now').waitFor()
  expect(await page.evaluate(() => [document.documentElement.lang, document.title])).toEqual(['en', 'Engawa'])
  await checkAccess(page, 'desk in English')
  await press(page, 'Look')
  await page.getByRole('radio', { name: '日本語' }).check()
  await page.getByText('いまは、だれとも話していません').waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja')
})
