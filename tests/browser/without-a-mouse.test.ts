// Two visitors who use no pointer: one has a keyboard only, one hears the page. The second is judged by the tree that the browser
// gives to screen readers.
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBrowser, openPage, type Onlooker } from '#tests/support/browser'
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
  expect(visitor.faults).toEqual([])
})

/** What has the focus, by the words it is known by, and whether one can see that it has. */
function focused(page: Page) {
  return page.evaluate(() => {
    const el = document.activeElement
    if (!(el instanceof HTMLElement) || el === document.body) return { name: '', isSeen: true }
    // A new screen's heading, which the page itself has just gone to: nothing that is operated, and a screen reader's to announce.
    if (el.tabIndex < 0) return { name: '', isSeen: true }
    const { left, top, width, height } = el.getBoundingClientRect()
    const at = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 40))
    const { outlineStyle, outlineWidth } = getComputedStyle(el)
    const isRinged = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    return { name: `${el.getAttribute('aria-label') ?? ''} ${el.innerText ?? ''}`.trim(), isSeen: isRinged && at !== null && (el.contains(at) || at.contains(el)) }
  })
}

/** Tab by Tab to what is wanted; whatever is passed shows its ring and is covered by nothing (WCAG 2.4.7, 2.4.11). */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    expect(now.isSeen, `the focus is seen on ${now.name}`).toBe(true)
    if (name.test(now.name)) return
  }
  throw new Error(`no way by Tab to ${name.source}`)
}

const enter = (page: Page) => page.keyboard.press('Enter')

it('[LK9] [LK3] by keyboard alone: enter, watch, write, ask to be heard, see the help card, leave', async () => {
  const { roomId, host } = await evening.openRoom()
  await host.say(roomId, '話しても、話さなくても大丈夫です。')
  visitor = await openPage(browser, evening.url, 'phone')
  const { page } = visitor
  await page.getByRole('button', { name: '見るだけで入る' }).waitFor()
  await tabTo(page, /見るだけで入る/)
  await enter(page)
  await page.getByText('話しても、話さなくても大丈夫です。').waitFor()
  await tabTo(page, /書いてみる/)
  await enter(page)
  await page.getByRole('textbox', { name: 'ここに書く' }).waitFor()
  // One asked to write, so the field has the focus; elsewhere it would have to be reached.
  if (!(await page.evaluate(() => document.activeElement?.tagName === 'TEXTAREA'))) await tabTo(page, /ここに書く/)
  await page.keyboard.type('こんばんは。')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => host.texts(roomId)).toContain('こんばんは。')

  await tabTo(page, /聴いてほしい/)
  await enter(page)
  await page.getByRole('dialog').waitFor()
  await tabTo(page, /順番を待つ/)
  await enter(page)
  await page.getByText('順番を待っています').waitFor()

  await tabTo(page, /助けがほしい/)
  await enter(page)
  await page.getByRole('link', { name: /^119/ }).waitFor()
  await tabTo(page, /119/)
  await tabTo(page, /もどる/)
  await enter(page)
  await page.getByText('こんばんは。').waitFor()
  await tabTo(page, /^出る/)
  await enter(page)
  await page.getByText('部屋を出ました。だれにも知らされていません。').waitFor()
})

it('[LK9] [LK3] a sheet that closes gives the focus back to its tool, and the field does not take it', async () => {
  await evening.openRoom()
  visitor = await openPage(browser, evening.url, 'phone')
  const { page } = visitor
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await page.getByRole('button', { name: '書いてみる' }).click()
  // Judged when whatever would still move the focus has done so: two pictures later, and nothing left to do.
  const settled = () => page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done())))))
  await page.getByRole('textbox', { name: 'ここに書く' }).waitFor()
  await settled()
  expect(await page.evaluate(() => document.activeElement?.tagName), 'one has just asked to write').toBe('TEXTAREA')
  const sheet = page.getByRole('dialog')
  for (const way of ['Escape', 'Enter']) {
    await tabTo(page, /聴いてほしい/)
    await enter(page)
    await sheet.waitFor()
    if (way === 'Enter') await tabTo(page, /順番を待つ/)
    await page.keyboard.press(way)
    await sheet.waitFor({ state: 'detached' })
    await settled()
    expect((await focused(page)).name, `after ${way}`).toBe('聴いてほしい')
  }
  await page.getByText('順番を待っています').waitFor()
})

interface Heard { role: string; name: string }
/** The page as a screen reader is given it, in its order. */
async function heard(tree: CDPSession): Promise<Heard[]> {
  const { nodes } = await tree.send('Accessibility.getFullAXTree')
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => ({ role: String(role?.value ?? ''), name: String(name?.value ?? '').trim() }))
}
const named = (all: Heard[], role: string) => all.filter((one) => one.role === role).map(({ name }) => name)

it('[LK9] [LK20] heard, not seen: the door, the room, a new line, the help card, in three languages', async () => {
  const { roomId, host } = await evening.openRoom()
  const other = await evening.seated('つゆくさ', roomId)
  await other.say(roomId, '今日は雨で、少しほっとしています。')
  visitor = await openPage(browser, evening.url, 'phone')
  const { page, context } = visitor
  const tree = await context.newCDPSession(page)
  await tree.send('Accessibility.enable')

  await page.getByRole('button', { name: '見るだけで入る' }).waitFor()
  const door = await heard(tree)
  expect(named(door, 'heading')[0]).toBe('縁側')
  expect(named(door, 'image')).toHaveLength(1)
  expect(named(door, 'link')).toContain('さっと閉じる')
  const ways = named(door, 'button')
  expect(ways.indexOf('見るだけで入る')).toBeLessThan(ways.indexOf('呼び名をつけて入る'))
  expect(ways).not.toContain('')

  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await page.getByText('今日は雨で、少しほっとしています。').waitFor()
  await page.getByRole('button', { name: '書いてみる' }).click()
  await page.getByRole('textbox', { name: 'ここに書く' }).waitFor()
  const room = await heard(tree)
  expect(named(room, 'heading')[0]).toContain('ほしの間')
  expect(named(room, 'region')).toContain('ほしの間の話')
  expect(named(room, 'listitem').length).toBeGreaterThan(1)
  expect(named(room, 'textbox')).toEqual(['ここに書く'])
  expect(named(room, 'navigation')).toEqual(['できること'])
  expect(named(room, 'button').filter((name) => /助けがほしい/.test(name))).toHaveLength(1)
  expect(room.filter(({ role, name }) => role === 'button' && name === '')).toEqual([])
  // who, when, what: in the order in which they are read out
  expect(named(room, 'StaticText').join('')).toMatch(/つゆくさ\s*\d+時\d+分\s*今日は雨で、少しほっとしています。/)

  const before = await page.evaluate(() => document.activeElement?.tagName)
  await host.say(roomId, '読んでいるだけの方も、こんばんは。')
  await expect.poll(async () => named(await heard(tree), 'StaticText').join('\n')).toContain('すみれ（進行役）: 読んでいるだけの方も、こんばんは。')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe(before)

  // Switched off, nothing more is said.
  await page.locator('.eaves .place').click()
  await page.getByRole('button', { name: '知らせない' }).click()
  await page.getByRole('button', { name: 'やさしい日本語', exact: true }).click()
  await page.getByRole('dialog', { name: /この\s*部屋/ }).waitFor()
  const easy = (await heard(tree)).map(({ name }) => name).join('\n')
  expect(easy).toMatch(/部屋/)
  expect(easy).not.toMatch(/へや/)
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.getByRole('dialog', { name: 'About this room' }).waitFor()
  await page.keyboard.press('Escape')
  await host.say(roomId, 'しずかに過ごす時間です。')
  await page.getByText('しずかに過ごす時間です。').waitFor()
  expect(await page.locator('[aria-live="polite"]').innerText()).toBe('')

  await page.getByRole('button', { name: 'Need help' }).click()
  await page.getByRole('link', { name: /^119/ }).waitFor()
  const help = await heard(tree)
  expect(named(help, 'heading')[0]).toBe('If you need help')
  expect(named(help, 'link').filter((name) => /^1(19|10)/.test(name))).toEqual(['119 Ambulance and fire', '110 Police'])
  expect(named(help, 'button')).toContain('I need help right now')
})

it('[LK12] with the colours that a reader forces on every page, what is chosen, failed or held is still told apart', async () => {
  await evening.openRoom()
  visitor = await openPage(browser, evening.url, 'phone')
  const { page } = visitor
  await page.emulateMedia({ forcedColors: 'active' })
  await page.getByRole('button', { name: '見るだけで入る' }).click()
  await page.locator('.eaves .place').click()
  const chosen = page.locator('.settings .btn[aria-pressed="true"]').first()
  const width = (el: Element) => Number.parseFloat(getComputedStyle(el).borderTopWidth)
  expect(await chosen.evaluate(width)).toBeGreaterThan(await page.locator('.settings .btn[aria-pressed="false"]').first().evaluate(width))
  await page.keyboard.press('Escape')
  // every drawing is drawn in the colour of the words beside it
  const strokes = await page.evaluate(() => [...document.querySelectorAll('button svg.i:not(.stamp)')].map((svg) => [getComputedStyle(svg).stroke, getComputedStyle(svg.closest('button') as Element).color]))
  expect(strokes.length).toBeGreaterThan(3)
  for (const [stroke, words] of strokes) expect(stroke).toBe(words)
  const edges = await page.evaluate(() => [...document.querySelectorAll('.tools button, .seat .btn, .eaves .tool')].filter((el) => getComputedStyle(el).borderTopWidth === '0px' && getComputedStyle(el).textDecorationLine === 'none' && (el as HTMLElement).innerText.trim() === ''))
  expect(edges).toEqual([])
})
