// The gallery as `npm run build` left it, at an address of its own on this machine.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { projectRoot } from '../measure/project-root.ts'

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }

export async function serveGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = join(projectRoot(), 'dist', 'gallery')
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]?.replaceAll('..', '') ?? '/'
    try {
      const body = path === '/favicon.ico' ? '' : readFileSync(join(folder, path === '/' ? 'index.html' : path))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? types['.html'] }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((done) => { server.close(() => done()); server.closeAllConnections() }),
  }
}
