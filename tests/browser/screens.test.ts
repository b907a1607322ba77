// Every screen in its looks, sizes and languages: nothing for axe, nothing sideways, nothing too small to touch, the two ways out in place.
// One page is kept for each test of many states, and these run beside each other; each screen meets every theme, size of letters, language and width, in turns.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages, langOf } from '#shared/texts/languages'
import { accessFaults, checkAccess, openBrowser, openPage, sizes } from '#tests/support/browser'
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

/** Some hundred states each: seconds on a free machine, minutes on a busy one, and no fault either way. */
const manyMs = 420_000
const tones = [['light', ''], ['dark', ''], ['quiet', 'night'], ['light', ''], ['dark', ''], ['quiet', 'day']] as const
const letters = [0.9375, 1, 1.1875, 1.5, 2] as const
const widths = [sizes.phone.viewport, sizes.smallPhone.viewport, sizes.desk.viewport] as const
const desks = [{ width: 1440, height: 900 }, { width: 1280, height: 720 }, sizes.phone.viewport, sizes.smallPhone.viewport] as const
type State = { size: { width: number; height: number }; theme: string; tone: string; step: number }

/**
 * The looks of one screen in one of its turns, of which there are six: together they meet every theme (each twice), every size of
 * letters and every width, and the next screen meets them in other pairs.
 * 200 % is met on a phone of usual width and a desk; on 320 px, the reader's largest step, which is 400 % of a desk at 150 %.
 */
function statesOf(screen: number, turn: number, among: readonly State['size'][]): State[] {
  const [theme, tone] = tones[turn % tones.length] ?? tones[0]
  const size = among[(screen + turn) % among.length] ?? sizes.desk.viewport
  const step = letters[(screen + turn) % letters.length] ?? 1
  if (size.width !== 320 || step !== 2) return [{ size, theme, tone, step }]
  return [{ size, theme, tone, step: 1.5 }, { size: sizes.phone.viewport, theme, tone, step }]
}

async function screenNames(page: Page): Promise<string[]> {
  await page.waitForFunction(() => 'screenNames' in window)
  return page.evaluate(() => (window as unknown as { screenNames: string[] }).screenNames)
}

async function show(page: Page, name: string, look: string): Promise<void> {
  // Waited for in the page itself and by the clock, not by drawn frames: a page nobody looks at may draw one a second.
  const hash = `#${name},${look}`
  const isThere = await page.evaluate(async (to) => {
    const isReady = () => document.documentElement.dataset.shown === to && document.querySelector('.contents:not([data-pressed])') === null && document.querySelector('[role="status"]')?.textContent !== '読みこんでいます'
    location.hash = to
    for (const until = performance.now() + 20_000; !isReady() && performance.now() < until; ) await new Promise((done) => setTimeout(done, 4))
    // Seen from its top: what a bar that stays put covers for the moment is not out of reach.
    document.querySelector('.grow.scrolls')?.scrollTo(0, 0)
    return isReady()
  }, hash)
  expect(isThere, `${hash} is shown`).toBe(true)
}

/** What a machine can see of a layout: sideways scrolling, small targets, the ways out in their corners. */
function measure(page: Page) {
  return page.evaluate(() => {
    const shown = (el: Element) => el.getClientRects().length > 0
    const targets = [...document.querySelectorAll('button, a, input, textarea')].filter((el) => shown(el) && !el.closest('p.small, .rules'))
    const small = targets.flatMap((el) => {
      const { width, height } = el.getBoundingClientRect()
      return width < 43.5 || height < 43.5 ? [`${el.className} ${el.textContent?.slice(0, 12)} ${Math.round(width)}×${Math.round(height)}`] : []
    })
    const exit = document.querySelector('a[href="/exit"]')?.getBoundingClientRect()
    // where one only practises, a line above everything says so
    const practice = document.querySelector('.practice')?.getBoundingClientRect().height ?? 0
    const help = [...document.querySelectorAll('.helpbar, .tools .help, .tell')].find(shown)?.getBoundingClientRect()
    const column = document.querySelector('main')?.getBoundingClientRect()
    const active = document.activeElement
    // Sentences that are put together from parts need a space of their own in English.
    const runTogether = [...document.querySelectorAll('main *')].flatMap((el) => {
      const written = [...el.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : '\n')).join('')
      return written.match(/.{0,20}[a-z0-9)”][.?!][A-Z“].{0,20}/g) ?? []
    })
    return {
      runTogether,
      isSideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      small: [...new Set(small)],
      isExitAtTopRight: exit !== undefined && column !== undefined && exit.top - practice < 60 && Math.abs(exit.right - column.right) < 12,
      isHelpInView: help !== undefined && help.bottom <= innerHeight + 1 || document.querySelector('.tell') !== null,
      // A sheet takes the focus because it was opened; nothing else does.
      isFocusElsewhere: active !== document.body && active?.tagName !== 'MAIN' && active?.closest('dialog') === null,
    }
  })
}

/** How far the window, or the screen in it, could be pushed out of its place with the ways out: all that scrolls is within it (LK3). */
function slides(page: Page) {
  return page.evaluate(() => {
    const screen = document.querySelector('main.fixed')
    return [document.documentElement.scrollHeight - innerHeight > 1 && 'the window', screen && screen.scrollHeight - screen.clientHeight > 1 && 'the screen'].filter(Boolean)
  })
}

const inPlace: Record<string, unknown> = { slides: [], runTogether: [], isSideways: false, small: [], isExitAtTopRight: true, isHelpInView: true, isFocusElsewhere: false }

describe('every screen of a visitor', () => {
  for (const [l, language] of languages.entries()) {
    it.concurrent(`[LK12] [LK6] [LK3] [LK19] in ${language}, in every theme and size of letters, on phones and a desk`, async () => {
      const { page, context, faults } = await openPage(browser, gallery.url, 'desk')
      const names = (await screenNames(page)).filter((name) => name !== 'parts')
      expect(names.length).toBeGreaterThan(30)
      const wrong: unknown[] = []
      for (const [n, name] of names.entries()) {
        for (const { size, theme, tone, step } of [2 * l, 2 * l + 1].flatMap((turn) => statesOf(n, turn, widths))) {
          const state = `${name}, ${theme} ${tone}, letters ${step}, ${language}, ${size.width} px`
          await page.setViewportSize(size)
          await show(page, name, `${theme},${step},${language},${tone}`)
          const seen = { ...(await measure(page)), slides: await slides(page), lang: await page.evaluate(() => document.documentElement.lang) }
          const faulty = Object.entries(seen).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(key === 'lang' ? langOf[language] : inPlace[key]))
          const found = await accessFaults(page)
          if (faulty.length + found.length > 0) wrong.push([state, ...faulty, ...found])
        }
      }
      expect(wrong).toEqual([])
      expect(faults).toEqual([])
      await context.close()
    }, manyMs)
  }

  for (const language of languages) {
    it.concurrent(`[LK6] in ${language}, at 400 % of a desk, and with spacing that readers choose for themselves, everything reflows and nothing is cut off`, async () => {
      const { page, context } = await openPage(browser, gallery.url, 'desk')
      // 1280 by 1024 at 400 %
      await page.setViewportSize({ width: 320, height: 256 })
      for (const name of (await screenNames(page)).filter((one) => one !== 'parts')) {
        await show(page, name, `light,1,${language}`)
        await page.evaluate(() => {
          for (const el of document.querySelectorAll<HTMLElement>('*')) {
            el.style.setProperty('letter-spacing', '0.12em', 'important')
            el.style.setProperty('word-spacing', '0.16em', 'important')
          }
        })
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('button, a, p, h1, h2, b, span, li')]
            // What is only spoken is no larger than a point on purpose.
            .filter((el) => el.getClientRects().length > 0 && getComputedStyle(el).clipPath !== 'inset(50%)' && !el.closest('.vh') && el.scrollWidth > el.clientWidth + 1 && getComputedStyle(el).overflowX === 'hidden')
            .map((el) => `${el.className} ${el.textContent?.slice(0, 20)}`),
        )
        const { isSideways, isFocusElsewhere } = await measure(page)
        expect({ isSideways, isFocusElsewhere, cut }, `${name}, ${language}`).toEqual({ isSideways: false, isFocusElsewhere: false, cut: [] })
      }
      await context.close()
    }, manyMs)
  }

  it.concurrent('[LK25] on a small phone with an open keyboard, and at 200 % letters, every state of room and talk keeps where one writes, the way out and the way to help in view', async () => {
    const { page, context, faults } = await openPage(browser, gallery.url, 'smallPhone')
    const names = (await screenNames(page)).filter((name) => /^(room|talk)/.test(name))
    expect(names.length).toBeGreaterThan(25)
    const wrong: unknown[] = []
    for (const language of languages) {
      // The last is the keyboard of a small phone: it leaves 300 px, and says so as browsers do.
      for (const [step, left] of [[2, 640], [1, 300], [1.5, 300]] as const) {
        for (const name of names) {
          await show(page, name, `light,${step},${language},`)
          const seen = await page.evaluate(async (height) => {
            const seenPart = visualViewport as VisualViewport
            Object.defineProperty(seenPart, 'height', { configurable: true, get: () => height })
            seenPart.dispatchEvent(new Event('resize'))
            await new Promise((done) => requestAnimationFrame(done))
            const shown = (query: string) => [...document.querySelectorAll(query)].find((el) => el.getClientRects().length > 0)
            const isIn = (query: string) => {
              const box = shown(query)?.getBoundingClientRect()
              return box === undefined || (box.top >= -1 && box.bottom <= height + 1)
            }
            const found = {
              isSideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
              writing: isIn('.compose textarea') && isIn('.compose .btn') && isIn('.seat .btn'),
              exit: shown('a[href="/exit"]') !== undefined && isIn('a[href="/exit"]'),
              help: shown('.helpbar, .tools .help') !== undefined && isIn('.helpbar, .tools .help'),
              squeezed: [...document.querySelectorAll<HTMLElement>('.tools > *')].filter((el) => el.scrollWidth > el.clientWidth + 1).map((el) => el.textContent),
            }
            delete (seenPart as { height?: number }).height
            seenPart.dispatchEvent(new Event('resize'))
            return found
          }, left)
          const expected = { isSideways: false, writing: true, exit: true, help: true, squeezed: [] }
          if (JSON.stringify(seen) !== JSON.stringify(expected)) wrong.push([name, language, step, left, seen])
        }
      }
    }
    expect(wrong).toEqual([])
    // What hides for the moment is not gone: with the keyboard away everything stands as before.
    await show(page, 'room-writing', 'light,1,ja,')
    expect(await page.locator('.here').evaluate((el) => el.getBoundingClientRect().height)).toBeGreaterThan(10)
    expect(faults).toEqual([])
    await context.close()
  }, manyMs)

  it('[LK9] a sheet takes the focus because it was opened, and gives it back to where it was', async () => {
    const { page, context } = await openPage(browser, gallery.url, 'desk')
    await show(page, 'room-writing', 'light,1,ja')
    await page.locator('.eaves .place').click()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    // given back a moment after the sheet has gone
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('place')
    await context.close()
  })

  it('[LK9] the flow is a plain list: no live region around it, one polite announcer beside it', async () => {
    const { page, context } = await openPage(browser, gallery.url, 'phone')
    await show(page, 'room-writing', 'light,1,ja')
    const found = await page.evaluate(() => ({
      list: document.querySelector('ol.flow') !== null,
      live: document.querySelector('ol.flow')?.closest('[aria-live], [role="log"], [role="status"]') ?? null,
      announcers: document.querySelectorAll('[aria-live="polite"]').length,
    }))
    expect(found).toEqual({ list: true, live: null, announcers: 1 })
    await context.close()
  })

  it('[LK19] switches where one stands, keeps what is being written, and is kept for the tab', async () => {
    const { page, context } = await openPage(browser, gallery.url, 'phone')
    await show(page, 'room-writing', 'light,1,ja')
    await page.locator('.compose textarea').fill('書きかけ')
    await page.locator('.eaves .place').click()
    await page.getByRole('button', { name: 'English', exact: true }).click()
    await page.getByRole('heading', { name: 'About this room' }).waitFor()
    expect(await page.evaluate(() => [document.documentElement.lang, sessionStorage.getItem('language'), localStorage.length])).toEqual(['en', 'en', 0])
    await page.getByRole('button', { name: 'やさしい日本語', exact: true }).click()
    await page.getByRole('heading', { name: /この\s*部屋\s*のこと/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await page.locator('.compose textarea').inputValue()).toBe('書きかけ')
    await context.close()
  })
})

describe('every screen of the staff', () => {
  for (const [again, turns] of [['', [0, 1, 2]], [', again at another width', [3, 4, 5]]] as const) {
    it.concurrent(`[LK18] [LK6] [LK24] in every theme and both languages, at a desk, on a small desk and a phone${again}`, async () => {
      const { page, context, faults } = await openPage(browser, gallery.url, 'desk')
      await page.goto(`${gallery.url}staff.html`)
      const names = await screenNames(page)
      expect(names.length).toBeGreaterThan(20)
      const wrong: unknown[] = []
      for (const [n, name] of names.entries()) {
        for (const { size, theme, tone, step, language } of turns.flatMap((turn) => statesOf(n, turn, desks).map((one) => ({ ...one, language: turn % 2 === 0 ? 'ja' : 'en' })))) {
          const state = `${name}, ${theme} ${tone}, letters ${step}, ${language}, ${size.width} px`
          await page.setViewportSize(size)
          await show(page, name, `${theme},${step},${language},${tone}`)
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
          const found = await accessFaults(page)
          if (beyond > 0 || found.length > 0) wrong.push([state, `${beyond} px beyond`, ...found])
        }
      }
      expect(wrong).toEqual([])
      expect(faults).toEqual([])
      await context.close()
    }, manyMs)
  }
})

describe('the gallery', () => {
  it('[LK21] shows the parts in the three themes and lists every state, each a link', async () => {
    const { page, context, faults } = await openPage(browser, gallery.url, 'desk')
    const names = await screenNames(page)
    await page.getByRole('link', { name: 'room-writing', exact: true }).waitFor()
    expect(await page.locator('.states a').count()).toBe(names.length)
    await checkAccess(page, 'contents')
    for (const language of languages) {
      await show(page, 'parts', `light,1,${language}`)
      expect(await page.locator('section.parts').count()).toBe(3)
      await checkAccess(page, `parts, ${language}`)
    }
    expect(faults).toEqual([])
    await context.close()
  })
})
