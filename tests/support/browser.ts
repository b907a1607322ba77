// A real Chromium, pages of a phone and of a desk, and the check of each state: no fault of access, nothing thrown, nothing
// asked of any other host.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect } from 'vitest'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const sizes = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  smallPhone: { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } },
} as const

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })
}

export interface Onlooker {
  page: Page
  context: BrowserContext
  /** What went wrong unnoticed: thrown errors, broken policies, requests to other hosts. */
  faults: string[]
}

// Motion is reduced: a state is looked at as it is, not on the way to it.
export async function openPage(browser: Browser, url: string, size: keyof typeof sizes, more: { colorScheme?: 'light' | 'dark'; reducedMotion?: 'reduce'; javaScriptEnabled?: boolean } = {}): Promise<Onlooker> {
  const context = await browser.newContext({ ...sizes[size], locale: 'ja-JP', timezoneId: 'Asia/Tokyo', reducedMotion: 'reduce', ...more })
  // A busy machine is no fault: the trial of a new list alone keeps the processor for two seconds.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`))
  page.on('console', (message) => {
    // A browser reports every refused request in the console; being asked to sign in is no fault.
    if (message.type() === 'error' && !/status of 401/.test(message.text())) faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob|about):/.test(request.url())) faults.push(`another host: ${new URL(request.url()).host}`)
  })
  await page.goto(url)
  return { page, context, faults }
}

/** Every violation of WCAG 2.2 AA that a machine can see, in this state of the page. */
export async function accessFaults(page: Page): Promise<string[]> {
  // Spoken to by the debugger, so the page's own policy against strange scripts stands as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }> } }
    const { violations: found } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'], preload: false })
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} — ${failureSummary ?? ''}`).join(' / ')}`)
  }, axeTags)
}

export async function checkAccess(page: Page, state: string): Promise<void> {
  expect(await accessFaults(page), state).toEqual([])
}
