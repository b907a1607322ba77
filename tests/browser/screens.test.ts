// Every visitor screen in its looks and sizes: nothing for axe, nothing sideways, nothing too small to touch, the two ways out in place.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAccess, openBrowser, openPage, type sizes } from '#tests/support/browser'
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

const looks: { word: string; size: keyof typeof sizes; look: string }[] = [
  { word: 'light on a phone', size: 'phone', look: 'light,1' },
  { word: 'dark on a desk', size: 'desk', look: 'dark,1' },
  { word: 'quiet at night on a small phone', size: 'smallPhone', look: 'quiet,1,night' },
  { word: 'quiet by day with letters at 200 %', size: 'phone', look: 'quiet,2,day' },
  { word: 'dark on a small phone with letters at 150 %', size: 'smallPhone', look: 'dark,1.5' },
]

async function screenNames(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { screenNames: string[] }).screenNames)
}

async function show(page: Page, name: string, look: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `${name},${look}`)
  await page.waitForFunction((key) => document.querySelector('main') !== null && decodeURIComponent(location.hash) === `#${key}`, `${name},${look}`)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
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
    const exit = [...document.querySelectorAll('a')].find((el) => el.textContent?.includes('さっと閉じる'))?.getBoundingClientRect()
    const help = [...document.querySelectorAll('.helpbar, .tools .help, .tell')].find(shown)?.getBoundingClientRect()
    const column = document.querySelector('main')?.getBoundingClientRect()
    return {
      isSideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      small: [...new Set(small)],
      isExitAtTopRight: exit !== undefined && column !== undefined && exit.top < 120 && Math.abs(exit.right - column.right) < 12,
      isHelpInView: help !== undefined && help.bottom <= innerHeight + 1 || document.querySelector('.tell') !== null,
      isFocusElsewhere: document.activeElement !== document.body && document.activeElement?.tagName !== 'MAIN',
    }
  })
}

describe('every screen of a visitor', () => {
  for (const { word, size, look } of looks) {
    it(`[LK12] [LK6] [LK3] ${word}`, async () => {
      const { page, context, faults } = await openPage(browser, gallery.url, size)
      const names = await screenNames(page)
      expect(names.length).toBeGreaterThan(20)
      for (const name of names) {
        await show(page, name, look)
        const seen = await measure(page)
        expect(seen, `${name}, ${word}`).toEqual({ isSideways: false, small: [], isExitAtTopRight: true, isHelpInView: true, isFocusElsewhere: false })
        await checkAccess(page, `${name}, ${word}`)
      }
      expect(faults).toEqual([])
      await context.close()
    })
  }

  it('[LK12] [LK3] every sheet of the room and the talk', async () => {
    const { page, context, faults } = await openPage(browser, gallery.url, 'smallPhone')
    const sheets: [string, string][] = [
      ['room-writing', 'しるし'], ['room-writing', 'そっとスタッフへ'], ['room-writing', '聴いてほしい'], ['talk', '人をかえる'], ['talk', '終わりにする'],
    ]
    for (const [name, word] of sheets) {
      await show(page, name, 'light,1')
      await page.locator('.tools button', { hasText: word }).click()
      await page.locator('dialog').waitFor()
      const { small, isExitAtTopRight, isHelpInView, isSideways } = await measure(page)
      expect({ small, isExitAtTopRight, isHelpInView, isSideways }, word).toEqual({ small: [], isExitAtTopRight: true, isHelpInView: true, isSideways: false })
      await checkAccess(page, `${name}, ${word}`)
      await page.keyboard.press('Escape')
      await page.locator('dialog').waitFor({ state: 'detached' })
    }
    for (const name of ['room-writing', 'talk']) {
      await show(page, name, 'dark,1')
      await page.locator('.eaves .place').click()
      await checkAccess(page, `${name}, place`)
    }
    await show(page, 'room-watching', 'light,1')
    await page.locator('.dots').first().click()
    await page.locator('.menu').waitFor()
    await checkAccess(page, 'menu of a line')
    for (const word of ['呼び名をつけて入る', 'お願いを読む', '画面の見え方']) {
      await show(page, 'entry', 'light,1')
      await page.getByText(word).click()
      await page.locator('dialog').waitFor()
      await checkAccess(page, word)
    }
    expect(faults).toEqual([])
    await context.close()
  })

  it('[LK9] a sheet takes the focus because it was opened, and gives it back to where it was', async () => {
    const { page, context } = await openPage(browser, gallery.url, 'desk')
    await show(page, 'room-writing', 'light,1')
    await page.locator('.eaves .place').click()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('place')
    await context.close()
  })

  it('[LK9] the flow is a plain list: no live region around it, one polite announcer beside it', async () => {
    const { page, context } = await openPage(browser, gallery.url, 'phone')
    await show(page, 'room-writing', 'light,1')
    const found = await page.evaluate(() => ({
      list: document.querySelector('ol.flow') !== null,
      live: document.querySelector('ol.flow')?.closest('[aria-live], [role="log"], [role="status"]') ?? null,
      announcers: document.querySelectorAll('[aria-live="polite"]').length,
    }))
    expect(found).toEqual({ list: true, live: null, announcers: 1 })
    await context.close()
  })
})
