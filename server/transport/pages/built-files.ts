// The built files, held in memory with their packed forms (rule LT3): a name is looked up, never a path walked.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'

export interface Packed { type: string; plain: Buffer; readonly gzip: Buffer; brotli: Buffer | null }

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', html: 'text/html; charset=utf-8', webmanifest: 'application/manifest+json', png: 'image/png',
}

/** Address → file, of everything in the folder whose type is known and whose name does not begin with a dot. */
export function readBuilt(folder: string): Map<string, Packed> {
  const found = new Map<string, Packed>()
  const names = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')))
  for (const name of names) {
    const type = types[/\.(\w+)$/.exec(name)?.[1] ?? '']
    if (!type || /(^|\/)\./.test(name)) continue
    const plain = readFileSync(join(folder, name))
    // Packed as small as it goes at building time; where that is missing, or for a browser that cannot read it, gzip serves.
    let gzip: Buffer | undefined
    found.set(`/${name}`, { type, plain, get gzip() { return (gzip ??= gzipSync(plain)) }, brotli: names.has(`${name}.br`) ? readFileSync(join(folder, `${name}.br`)) : null })
  }
  return found
}

export function sendPacked(request: Request, response: Response, page: Packed): void {
  const { type, plain, brotli } = page
  response.set({ 'Content-Type': type, Vary: 'Accept-Encoding' })
  if (brotli && request.acceptsEncodings('br')) response.set('Content-Encoding', 'br').end(brotli)
  else if (request.acceptsEncodings('gzip')) response.set('Content-Encoding', 'gzip').end(page.gzip)
  else response.end(plain)
}
