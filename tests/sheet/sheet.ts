// `npm run sheet [-- FOLDER [LANGUAGE]]`: every screen in every theme and size on sheets for visitors and staff, to be looked at.
// Needs a Chromium (`CHROMIUM`, else /usr/bin/chromium). What it makes is kept outside the repository.
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { languageFrom, languages } from '#shared/texts/languages'
import { openChromium } from '../budget/old-phone.ts'
import { serveGallery } from './built-gallery.ts'

const looks = [['light', ''], ['dark', ''], ['quiet', 'night'], ['quiet', 'day']] as const
const sheets = [
  { name: 'visitors', page: '', sizes: [[390, 844, 1], [320, 568, 1], [390, 844, 1.5], [1440, 900, 1]] },
  { name: 'staff', page: 'staff.html', sizes: [[1440, 900, 1], [1280, 720, 1], [390, 844, 1]] },
] as const
const thumb = 0.4
const style = 'body{margin:4px;background:#777;font:14px sans-serif}h2{margin:8px 0 2px;font-size:14px}div{display:flex;gap:4px;align-items:flex-start}'

/** Waited for by the clock and by what stands: a page nobody looks at draws few frames. */
async function show(page: Page, hash: string): Promise<void> {
  const isThere = await page.evaluate(async (to) => {
    const isReady = () => document.documentElement.dataset.shown === to && document.querySelector('.contents:not([data-pressed])') === null
    location.hash = to
    for (const until = performance.now() + 20_000; !isReady() && performance.now() < until; ) await new Promise((done) => setTimeout(done, 4))
    return isReady()
  }, hash)
  if (!isThere) throw new Error(`${hash} is not shown`)
}

async function namesOn(page: Page): Promise<string[]> {
  const names = await page.evaluate(async () => {
    for (const until = performance.now() + 20_000; !('screenNames' in window) && performance.now() < until; ) await new Promise((done) => setTimeout(done, 4))
    return (window as unknown as { screenNames: string[] }).screenNames
  })
  return names.filter((one) => one !== 'parts')
}

/** A picture can only be so tall: as many rows as keep it below that. */
async function paste(browser: Browser, rows: readonly string[], { width, perSheet }: { width: number; perSheet: number }, file: (part: number) => string): Promise<void> {
  const context = await browser.newContext({ deviceScaleFactor: 1 })
  const page = await context.newPage()
  await page.setViewportSize({ width, height: 1000 })
  for (let i = 0; i < rows.length; i += perSheet) {
    await page.setContent(`<style>${style}</style>${rows.slice(i, i + perSheet).join('')}`)
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
    const path = file(i / perSheet + 1)
    writeFileSync(path, await page.screenshot({ fullPage: true, type: 'jpeg', quality: 85 }))
    process.stdout.write(`${path}\n`)
  }
  await context.close()
}

async function makeSheets(folder: string, language: string): Promise<void> {
  const browser = await openChromium()
  const gallery = await serveGallery()
  try {
    mkdirSync(folder, { recursive: true })
    for (const { name, page: path, sizes } of sheets) {
      const context = await browser.newContext({ deviceScaleFactor: thumb, reducedMotion: 'reduce', locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
      const page = await context.newPage()
      await page.goto(gallery.url + path)
      const rows: string[] = []
      for (const screen of await namesOn(page)) {
        const pictures: string[] = []
        for (const [width, height, step] of sizes) {
          await page.setViewportSize({ width, height })
          for (const [theme, tone] of looks) {
            await show(page, `#${screen},${theme},${step},${language},${tone}`)
            const picture = await page.screenshot({ type: 'jpeg', quality: 75 })
            pictures.push(`<img width="${Math.round(width * thumb)}" src="data:image/jpeg;base64,${picture.toString('base64')}">`)
          }
        }
        rows.push(`<h2>${screen}</h2><div>${pictures.join('')}</div>`)
      }
      await context.close()
      const width = 4 + sizes.reduce((sum, [one]) => sum + (one * thumb + 4) * looks.length, 0)
      const perSheet = Math.max(1, Math.floor(15_000 / (Math.max(...sizes.map(([, height]) => height)) * thumb + 40)))
      await paste(browser, rows, { width, perSheet }, (part) => join(folder, `${name}-${language}-${part}.jpg`))
    }
  } finally {
    await browser.close()
    await gallery.close()
  }
}

const [folderAsked, languageAsked = 'ja'] = process.argv.slice(2)
const language = languageFrom(languageAsked)
if (language === undefined) {
  process.stderr.write(`使いかた: npm run sheet -- [フォルダー] [${languages.join('|')}]\n`)
  process.exitCode = 2
} else await makeSheets(resolve(process.env.INIT_CWD ?? '.', folderAsked ?? join(tmpdir(), 'engawa-sheet')), language)
