// The gallery, built and served with the service's own Content-Security-Policy.
import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'"

export interface Gallery {
  url: string
  close: () => Promise<void>
}

export async function openGallery(): Promise<Gallery> {
  const folder = mkdtempSync(join(tmpdir(), 'engawa-gallery-'))
  const root = fileURLToPath(new URL('../../client/gallery', import.meta.url))
  await build({ configFile: join(root, '../../vite.config.ts'), mode: 'gallery', logLevel: 'error', build: { outDir: folder, minify: false } })
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    try {
      const body = path === '/favicon.ico' ? '' : readFileSync(join(folder, path === '/' ? 'index.html' : path.replaceAll('..', '')))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html; charset=utf-8', 'content-security-policy': policy }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
