// The built pages and what strangers ask for beside them: a real 404, no bug in the log, no name that only points here.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp, type App } from '#server/app'
import { Evening } from '#tests/support/evening'

const folder = mkdtempSync(join(tmpdir(), 'engawa-pages-'))
let evening: Evening
let app: App
let port = 0
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets/door-1a2b.js'), '0')
  writeFileSync(join(folder, '.env'), 'SECRET=1')
  evening = await Evening.begin()
  app = createApp(evening.context, { publicUrl: null, proxyHops: 0, isDemo: true, clientFolder: folder })
  port = await app.listen(0, '127.0.0.1')
})
afterAll(async () => {
  await app.close()
  await evening.end()
  rmSync(folder, { recursive: true })
})

function ask(path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<{ status: number; text: string; cache: string | undefined }> {
  return new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
      response.on('end', () => done({ status: response.statusCode ?? 0, text, cache: response.headers['cache-control'] }))
    })
    sent.on('error', failed)
    sent.end(body)
  })
}

describe('the pages', () => {
  it('[WI2] what is not there is a 404 from the closed list, whatever its name, and nobody is called about it', async () => {
    for (const path of ['/assets/none.js', '/assets/%E0%A4%A', '/assets/..%2f.env', '/assets/.hidden', '/assets/', '/.env', '/%2eenv', '/sw.js', '/service-worker.js', '/%E0%A4%A', '/staff/none']) {
      expect(await ask(path), path).toMatchObject({ status: 404, text: '{"code":"not_found"}', cache: 'no-store' })
    }
    expect(evening.errors()).toEqual([])
  })

  it('[WI2] nothing of them is kept by a browser', async () => {
    for (const path of ['/', '/assets/door-1a2b.js']) expect(await ask(path), path).toMatchObject({ status: 200, cache: 'no-store' })
  })

  it('[WI2] a body that does not unpack is refused, and is no bug', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}` }
    expect(await ask('/api/visits', { method: 'POST', headers, body: '{}' })).toMatchObject({ status: 400, text: '{"code":"bad_input"}' })
    expect(evening.errors()).toEqual([])
  })

  it('[WI7] a stranger’s name that was made to point at this machine is no page of this service', async () => {
    for (const [name, status] of [['evil.example', 403], ['localhost', 200], ['127.0.0.1', 200]] as const) {
      const host = `${name}:${port}`
      expect((await ask('/api/visits', { method: 'POST', headers: { 'content-type': 'application/json', host, origin: `http://${host}` }, body: '{}' })).status, name).toBe(status)
    }
  })
})
