// What the server writes and packs: weight, headers, and what stands in it before any script.
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { get } from 'node:http'
import { Evening } from '#tests/support/evening'

let evening: Evening
beforeAll(async () => { evening = await Evening.begin({ isLive: true }) })
afterAll(() => evening.end())

interface Got { status: number; type: string; encoding: string; body: Buffer }
/** As it travels: nothing is unpacked on the way. */
function fetchPacked(path: string, encoding = 'gzip, deflate, br'): Promise<Got> {
  return new Promise((done, failed) => {
    get(evening.url + path, { headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => done({ status: response.statusCode ?? 0, type: String(response.headers['content-type']), encoding: String(response.headers['content-encoding']), body: Buffer.concat(parts) }))
    }).on('error', failed)
  })
}

const linked = (html: string) => [...html.matchAll(/<link\b[^>]*\brel="(?:stylesheet|icon)"[^>]*>/g)].map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? '')

describe('the written pages', () => {
  it('[LT3] each weighs at most 30 KB as it travels, with its styles and pictures, and says that it is packed', async () => {
    for (const path of ['/', '/help', '/hitokoto']) {
      const page = await fetchPacked(path)
      expect(page, path).toMatchObject({ status: 200, encoding: 'br', type: 'text/html; charset=utf-8' })
      const parts = await Promise.all(linked(brotliDecompressSync(page.body).toString()).map((href) => fetchPacked(href)))
      expect(parts.length, path).toBeGreaterThan(2)
      for (const part of parts) expect(part.status, path).toBe(200)
      const total = parts.reduce((sum, { body }) => sum + body.length, page.body.length)
      expect(total / 1024, path).toBeLessThanOrEqual(30)
    }
  })

  it('[LT3] who does not unpack brotli gets gzip, who unpacks nothing gets it plain, and all read the same', async () => {
    const plain = await fetchPacked('/help', 'identity')
    const zipped = await fetchPacked('/help', 'gzip')
    const squeezed = await fetchPacked('/help', 'br')
    expect([plain.encoding, zipped.encoding, squeezed.encoding]).toEqual(['undefined', 'gzip', 'br'])
    expect(gunzipSync(zipped.body).toString()).toBe(plain.body.toString())
    expect(brotliDecompressSync(squeezed.body).toString()).toBe(plain.body.toString())
  })

  it('[LT1] what opens when and whom one can reach stands in them, in full, without script', async () => {
    const roomId = await evening.room('ほしの間')
    await evening.opens(roomId, '2025-12-29', 19 * 60, 150)
    await expect.poll(async () => (await fetchPacked('/', 'identity')).body.toString()).toContain('ほしの間')
    const door = (await fetchPacked('/', 'identity')).body.toString()
    expect(door).toMatch(/いまは、閉まっています。[\s\S]*つぎに開くのは[\s\S]*19時から/)
    expect(door).toMatch(/<noscript><link rel="stylesheet"/)
    const help = (await fetchPacked('/help', 'identity')).body.toString()
    expect(help).toMatch(/href="tel:119"[\s\S]*href="tel:110"[\s\S]*href="tel:0120279338"/)
    expect(help).not.toMatch(/<script/)
  })

  it('[LT4] no script stands in a page, what a page brings along cannot become one, and no other host is named but by links', async () => {
    await evening.room('</script><script>alert(1)</script>')
    await expect.poll(async () => (await fetchPacked('/', 'identity')).body.toString()).toContain('alert(1)')
    const door = (await fetchPacked('/', 'identity')).body.toString()
    const scripts = [...door.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    expect(scripts.map(([, attributes]) => attributes?.trim())).toEqual([expect.stringMatching(/^type="module" crossorigin src="\/assets\/[\w-]+\.js"$/), 'type="application/json" id="porch"'])
    expect(JSON.parse(scripts[1]?.[2] ?? '')).toMatchObject({ rooms: expect.any(Array), isDemo: true })
    expect(door).not.toMatch(/\sstyle=|\son\w+=|<style/)
    for (const [, address] of door.matchAll(/\b(?:src|action)="([^"]*)"|<link[^>]*href="([^"]*)"/g)) expect(address ?? '/').toMatch(/^\//)
  })

  it('[LT1] with the database gone the door and the help card stand all the same', async () => {
    const alone = await Evening.begin({ isLive: true, hasWire: true, mayLogErrors: true })
    try {
      alone.wire?.cut()
      for (const path of ['/', '/help']) expect(await (await fetch(alone.url + path)).text(), path).toContain('tel:119')
    } finally {
      alone.wire?.mend()
      await alone.end()
    }
  })

  it('[LK19] a link writes them in another language, with its `lang`, its readings, and links that stay in it', async () => {
    const [door, easy, help, strange] = await Promise.all(['/?lang=en', '/?lang=easy', '/help?lang=en', '/?lang=xx'].map(async (path) => (await fetchPacked(path, 'identity')).body.toString()))
    expect(door).toMatch(/<html lang="en" data-language="en">[\s\S]*href="\/help\?lang=en"/)
    expect(door).toMatch(/<a lang="ja" href="\/" class="btn plain">日本語<\/a>/)
    expect(help).toMatch(/<html lang="en"[\s\S]*href="\/\?lang=en"[\s\S]*We cannot see where you are/)
    expect(easy).toMatch(/<html lang="ja" data-language="easy">[\s\S]*<ruby>助<rt aria-hidden="true">たす<\/rt><\/ruby>けが ほしいとき/)
    expect(easy).not.toMatch(/[\ufff9-\ufffb]/)
    expect(strange).toMatch(/<html lang="ja" data-language="ja">/)
  })

  it('[LK21] the gallery is served where one only practises', async () => {
    const moved = await fetchPacked('/gallery')
    expect(moved.status).toBe(303)
    for (const path of ['/gallery/', '/gallery/staff.html']) {
      const page = await fetchPacked(path, 'identity')
      expect(page, path).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' })
      const [, script] = /<script type="module"[^>]* src="\.\/(assets\/[^"]+)"/.exec(page.body.toString()) ?? []
      expect((await fetchPacked(`/gallery/${script}`)).status, path).toBe(200)
    }
    expect((await fetchPacked('/gallery/../staff/index.html')).status).not.toBe(200)
  })

  it('[AC7] the way out without script tells the browser to forget, and goes to the operator’s page (PRI-02)', async () => {
    const response = await fetch(`${evening.url}/exit`, { redirect: 'manual' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(evening.context.settings.exitUrl)
    expect(response.headers.get('clear-site-data')).toBe('"cache", "storage"')
  })
})
