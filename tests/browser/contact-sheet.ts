// `npm run sheet [folder] [language]`: every screen in every theme and size on one sheet each for visitors and staff, to be looked at.
// A tool for who works on the screens; what it makes is kept outside the repository.
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { languageFrom } from '#shared/texts/languages'
import { openBrowser } from '#tests/support/browser'
import { openGallery } from './open-gallery.ts'

const [folderAsked, languageAsked] = process.argv.slice(2)
const folder = resolve(process.env.INIT_CWD ?? '.', folderAsked ?? join(tmpdir(), 'engawa-sheet'))
const language = languageFrom(languageAsked) ?? 'ja'
const looks = [['light', ''], ['dark', ''], ['quiet', 'night'], ['quiet', 'day']] as const
const sheets = [
  { name: 'visitors', page: '', sizes: [[390, 844, 1], [320, 568, 1], [390, 844, 1.5], [1440, 900, 1]] },
  { name: 'staff', page: 'staff.html', sizes: [[1440, 900, 1], [1280, 720, 1], [390, 844, 1]] },
] as const
const thumb = 0.4

const gallery = await openGallery()
const browser = await openBrowser()
try {
  mkdirSync(folder, { recursive: true })
  for (const { name, page: path, sizes } of sheets) {
    const context = await browser.newContext({ deviceScaleFactor: thumb, reducedMotion: 'reduce', locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
    const page = await context.newPage()
    await page.goto(gallery.url + path)
    await page.waitForFunction(() => 'screenNames' in window)
    const names = (await page.evaluate(() => (window as unknown as { screenNames: string[] }).screenNames)).filter((one) => one !== 'parts')
    const rows: string[] = []
    for (const screen of names) {
      const pictures: string[] = []
      for (const [width, height, step] of sizes) {
        await page.setViewportSize({ width, height })
        for (const [theme, tone] of looks) {
          const hash = `#${screen},${theme},${step},${language},${tone}`
          await page.evaluate((to) => (location.hash = to), hash)
          await page.waitForFunction((to) => document.documentElement.dataset.shown === to && document.querySelector('.contents:not([data-pressed])') === null, hash)
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
          const picture = await page.screenshot({ type: 'jpeg', quality: 75 })
          pictures.push(`<img width="${Math.round(width * thumb)}" src="data:image/jpeg;base64,${picture.toString('base64')}">`)
        }
      }
      rows.push(`<h2>${screen}</h2><div>${pictures.join('')}</div>`)
    }
    // A picture can only be so tall: as many columns of rows as keep it below that.
    const sheet = await (await browser.newContext({ deviceScaleFactor: 1 })).newPage()
    await sheet.setViewportSize({ width: 4 + sizes.reduce((sum, [width]) => sum + (width * thumb + 4) * looks.length, 0), height: 1000 })
    const style = 'body{margin:4px;background:#777;font:14px sans-serif}h2{margin:8px 0 2px;font-size:14px}div{display:flex;gap:4px;align-items:flex-start}'
    const perSheet = Math.max(1, Math.floor(15_000 / (Math.max(...sizes.map(([, height]) => height)) * thumb + 40)))
    for (let i = 0; i < rows.length; i += perSheet) {
      await sheet.setContent(`<style>${style}</style>${rows.slice(i, i + perSheet).join('')}`)
      await sheet.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
      const file = join(folder, `${name}-${language}${rows.length > perSheet ? `-${i / perSheet + 1}` : ''}.png`)
      writeFileSync(file, await sheet.screenshot({ fullPage: true }))
      process.stdout.write(`${file}\n`)
    }
    await context.close()
  }
} finally {
  await browser.close()
  await gallery.close()
}
