// The Enter that confirms a Japanese conversion never sends, in every field where Enter can do something: by the browser's own
// input method events, and in Safari's order.
import fc from 'fast-check'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage } from '#tests/support/browser'
import { openGallery, type Gallery } from './open-gallery.ts'

let browser: Browser
let gallery: Gallery
beforeAll(async () => {
  gallery = await openGallery()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

const done = (page: Page) => page.evaluate(() => [...(window as unknown as { done: string[] }).done])

/** きょう → 今日, the keys as a Japanese keyboard sends them, and the Enter that confirms it. */
async function convert(keys: CDPSession, modifiers = 0): Promise<void> {
  for (const text of ['k', 'き', 'きょ', 'きょう', '今日']) {
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Process' })
    await keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Enter', code: 'Enter', modifiers })
  await keys.send('Input.insertText', { text: '今日' })
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', windowsVirtualKeyCode: 13, key: 'Enter', code: 'Enter', modifiers })
}

/** Safari tells the end of the composition first and the Enter after it. */
async function confirmAsSafari(page: Page, modifiers: { ctrlKey?: boolean } = {}): Promise<void> {
  await page.evaluate((keys) => {
    const field = document.activeElement
    field?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    field?.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '今日' }))
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...keys })
    Object.defineProperty(enter, 'keyCode', { value: 229 })
    field?.dispatchEvent(enter)
  }, modifiers)
}

/** What a keyboard can send while one word is converted: the order of a browser, how many letters, which keys before and at its end. */
const conversions = fc.record({
  browser: fc.constantFrom('chromium' as const, 'safari' as const, 'bare' as const),
  letters: fc.integer({ min: 0, max: 4 }),
  choosing: fc.array(fc.constantFrom('Enter', 'Escape', 'ArrowDown', ' '), { maxLength: 2 }),
  confirms: fc.integer({ min: 1, max: 2 }),
  modifiers: fc.record({ ctrlKey: fc.boolean(), metaKey: fc.boolean(), shiftKey: fc.boolean() }),
})
const orders = fc.array(conversions, { minLength: 1, maxLength: 3 })
type Order = typeof orders extends fc.Arbitrary<infer T> ? T : never
const ordersPerField = 1_500

/** Plays the orders in the field that has the focus. Nothing waits: what comes at once after an end is still of that end. */
function play(page: Page, played: Order[]): Promise<void> {
  return page.evaluate((all) => {
    const field = document.activeElement as HTMLElement
    const press = (type: string, key: string, keyCode: number, isComposing: boolean, more: object = {}) => {
      const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true, isComposing, ...more })
      Object.defineProperty(event, 'keyCode', { value: keyCode })
      field.dispatchEvent(event)
    }
    const compose = (type: string, data = 'きょう') => field.dispatchEvent(new CompositionEvent(type, { bubbles: true, data }))
    for (const { browser, letters, choosing, confirms, modifiers } of all.flat()) {
      press('keydown', 'Process', 229, false)
      compose('compositionstart', '')
      for (let i = 0; i < letters; i++) {
        press('keydown', 'Process', 229, true)
        compose('compositionupdate')
        press('keyup', 'Process', 229, true)
      }
      for (const key of choosing) press('keydown', key, 229, true)
      if (browser === 'chromium') for (let i = 0; i < confirms; i++) press('keydown', 'Enter', 229, true, modifiers)
      compose('compositionend', '今日')
      if (browser === 'safari') for (let i = 0; i < confirms; i++) press('keydown', 'Enter', 229, false, modifiers)
      if (browser === 'bare') for (let i = 0; i < confirms; i++) press('keydown', 'Enter', 13, false, modifiers)
      press('keyup', 'Enter', 13, false, modifiers)
    }
  }, played)
}

const fields: { word: string; open: (page: Page) => Promise<void>; field: string; key: 'Enter' | 'Control+Enter'; does: string }[] = [
  { word: "the composer, with Ctrl + Enter", open: async (page) => void (await page.evaluate(() => (location.hash = 'room-writing'))), field: '.compose textarea', key: 'Control+Enter', does: 'send' },
  {
    word: 'the composer, when Enter sends', field: '.compose textarea', key: 'Enter', does: 'send',
    open: async (page) => {
      await page.evaluate(() => (location.hash = 'room-writing'))
      await page.locator('.eaves .place').click()
      await page.getByRole('button', { name: '送る（Shift' }).click()
      await page.keyboard.press('Escape')
    },
  },
  {
    word: 'the whisper', field: 'dialog textarea', key: 'Control+Enter', does: 'whisper',
    open: async (page) => {
      await page.evaluate(() => (location.hash = 'room-writing'))
      await page.locator('.tools button', { hasText: 'そっとスタッフへ' }).click()
    },
  },
  {
    word: 'the nickname at the door', field: 'dialog input', key: 'Enter', does: 'enter',
    open: async (page) => {
      await page.evaluate(() => (location.hash = 'entry'))
      await page.getByText('呼び名をつけて入る').click()
    },
  },
  {
    word: 'the nickname in the room', field: 'dialog input', key: 'Enter', does: 'rename',
    open: async (page) => {
      await page.evaluate(() => (location.hash = 'room-writing'))
      await page.locator('.eaves .place').click()
    },
  },
]

/** A staff screen of the gallery. */
const staffAt = (name: string) => async (page: Page) => {
  await page.goto(new URL(`staff.html#${name},light,1,ja`, gallery.url).href)
}
fields.push(
  { word: 'the composer of the one who listens', open: staffAt('session'), field: '.compose textarea, .talk textarea', key: 'Control+Enter', does: 'message:send' },
  { word: 'the name at the staff’s door', open: staffAt('sign-in'), field: 'input[autocomplete="username"]', key: 'Enter', does: 'sign-in' },
)

describe('the Enter that confirms a conversion', () => {
  for (const [n, { word, open, field, key, does }] of fields.entries()) {
    it(`[LK4] of ${ordersPerField} generated orders of Chromium and Safari none acts in ${word}; the next real key does, once`, async () => {
      const { page, context } = await openPage(browser, gallery.url, 'desk')
      await open(page)
      // something to send stands there, or nothing could be sent by accident
      if (does === 'sign-in') await page.locator('input[type="password"]').fill('password-of-kaede')
      await page.locator(field).first().fill('今日')
      await page.locator(field).first().focus()
      await play(page, fc.sample(orders, { numRuns: ordersPerField, seed: 1_000 + n }))
      expect(await done(page)).toEqual([])
      expect(await page.locator('dialog').count()).toBe(field.startsWith('dialog') ? 1 : 0)
      await page.waitForFunction((since) => performance.now() - since > 60, await page.evaluate(() => performance.now()))
      await page.locator(field).first().press(key)
      await expect.poll(() => done(page)).toEqual([`${does} 今日`])
      await context.close()
    })
  }

  for (const { word, open, field, key, does } of fields.filter(({ does }) => does !== 'sign-in' && does !== 'message:send')) {
    it(`[LK4] does nothing in ${word}; the next real one acts`, async () => {
      const { page, context } = await openPage(browser, gallery.url, 'desk')
      await open(page)
      await page.locator(field).fill('')
      await page.locator(field).focus()
      const keys = await context.newCDPSession(page)
      await convert(keys, key === 'Enter' ? 0 : 2)
      expect(await page.locator(field).inputValue()).toBe('今日')
      expect(await done(page)).toEqual([])
      await confirmAsSafari(page, { ctrlKey: key !== 'Enter' })
      expect(await done(page)).toEqual([])
      await page.waitForFunction((since) => performance.now() - since > 60, await page.evaluate(() => performance.now()))
      await page.keyboard.press(key)
      await expect.poll(() => done(page)).toEqual([`${does} 今日`])
      await context.close()
    })
  }

  it('[LK4] Escape during a conversion does not close the sheet', async () => {
    const { page, context } = await openPage(browser, gallery.url, 'desk')
    await page.evaluate(() => (location.hash = 'room-writing'))
    await page.locator('.tools button', { hasText: 'そっとスタッフへ' }).click()
    await page.locator('dialog textarea').focus()
    const keys = await context.newCDPSession(page)
    await keys.send('Input.imeSetComposition', { text: 'き', selectionStart: 1, selectionEnd: 1 })
    await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key: 'Escape', code: 'Escape' })
    expect(await page.locator('dialog').count()).toBe(1)
    await context.close()
  })

  it('[LK4] a tap on send during a conversion sends what the keyboard finishes with, once', async () => {
    const { page, context } = await openPage(browser, gallery.url, 'desk')
    await page.evaluate(() => (location.hash = 'room-writing'))
    await page.locator('.compose textarea').focus()
    const keys = await context.newCDPSession(page)
    await keys.send('Input.imeSetComposition', { text: 'きょう', selectionStart: 3, selectionEnd: 3 })
    await page.locator('.compose .btn').click()
    await expect.poll(() => done(page)).toEqual(['send きょう'])
    expect(await page.locator('.compose textarea').inputValue()).toBe('')
    await context.close()
  })
})
