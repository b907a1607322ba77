// An old phone on a bad line: a real Chromium, slowed by its own debugger. What it fetched and how long it took are the browser's words.
import type { Browser, CDPSession, Page } from 'playwright-core'
import { MissingPart } from '../measure/problems.ts'

export const slowNet = { latencyMs: 400, bytesPerSecond: 50_000, processor: 6 }

export interface Fetched { path: string; type: string; bytes: number }
export interface Phone {
  page: Page
  debug: CDPSession
  /** all that came over the line, packed as it came */
  fetched: Fetched[]
  /** milliseconds of a processor that the page's thread has used: the machine being busy with others adds nothing to it */
  busyMs(): Promise<number>
  close(): Promise<void>
}

export async function openChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core').catch(() => { throw new MissingPart('playwright-core is not installed: run `npm ci`') })
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'] })
    .catch((error: Error) => { throw new MissingPart(`Chromium does not start: ${error.message.split('\n')[0]}`) })
}

/** @param slow the line only, or the processor as well */
export async function takePhone(browser: Browser, slow: 'none' | 'line' | 'line and processor'): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  const page = await context.newPage()
  const debug = await context.newCDPSession(page)
  await debug.send('Network.enable')
  await debug.send('Network.setCacheDisabled', { cacheDisabled: true })
  if (slow !== 'none') {
    await debug.send('Network.emulateNetworkConditions', { offline: false, latency: slowNet.latencyMs, downloadThroughput: slowNet.bytesPerSecond, uploadThroughput: slowNet.bytesPerSecond })
  }
  if (slow === 'line and processor') await debug.send('Emulation.setCPUThrottlingRate', { rate: slowNet.processor })
  const names = new Map<string, { path: string; type: string }>()
  const fetched: Fetched[] = []
  debug.on('Network.responseReceived', ({ requestId, type, response }) => void names.set(requestId, { path: new URL(response.url).pathname, type }))
  debug.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const named = names.get(requestId)
    if (named) fetched.push({ ...named, bytes: encodedDataLength })
  })
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busyMs = async () => {
    const { metrics } = await debug.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1_000
  }
  return { page, debug, fetched, busyMs, close: () => context.close() }
}

/** Milliseconds since the address was opened, when what is looked for first stands and listens. */
export async function whenStanding(page: Page, selector: string, withinMs = 60_000): Promise<number> {
  const handle = await page.waitForFunction((wanted) => {
    const found = [...document.querySelectorAll(wanted)].some((each) => each.getClientRects().length > 0)
    return found ? performance.now() : 0
  }, selector, { polling: 'raf', timeout: withinMs })
  return Number(await handle.jsonValue())
}
