// What a browser is given as pages (rules LT1–LT4): written by the server, packed, kept by nobody (PRI-04). The built client hands
// over the function that writes them; without it, or without the database, the page that was built stands in.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Express, Request, Response } from 'express'
import type { PublicView } from '#shared/http-contract'
import { Refusal } from '#shared/refusal'
import { languageFrom, type Language } from '#shared/texts/languages'
import type { Context } from '../../context.ts'
import { serveDirectory, type DirectoryPages } from './directory-pages.ts'
import { serveNotes, type NoteForms, type NotePages } from './note-pages.ts'
import { readBuilt, sendPacked, type Packed } from './built-files.ts'

const brotli = promisify(brotliCompress)
const pack = promisify(gzip)
/** However many come at once, a page is written once in this time. */
const freshMs = 1_000

interface Pages extends DirectoryPages, NotePages {
  door(view: PublicView, language: Language): string
  help(view: PublicView | null, language: Language, isKept?: boolean): string
}

export interface PageSources {
  context: Context
  folder: string
  isDemo: boolean
  porch: () => Promise<PublicView>
  publicUrl: string | null
  noteByPage: NoteForms
  isOriginAllowed: (request: Request) => boolean
}

export function servePages(app: Express, { context, folder, porch, isDemo, publicUrl, noteByPage, isOriginAllowed }: PageSources): void {
  const files = readBuilt(folder)
  const built = files.get('/index.html')
  const coming = loadPages(folder, built)
  const door = written(async (pages, language) => pages.door(await porch(), language))
  const help = written(async (pages, language) => pages.help(await porch().catch(() => null), language))
  const keptHelp = written(async (pages, language) => pages.help(await porch().catch(() => null), language, true))

  app.get('/', door)
  app.get('/help', (request, response) => (request.query.card === undefined ? help : keptHelp)(request, response))
  const sendHtml = async (request: Request, response: Response, html: string) => send(request, response, await packed(html))
  serveDirectory(app, { context, isDemo, publicUrl, pages: coming, written, sendHtml })
  serveNotes(app, { forms: noteByPage, porch, pages: coming, sendHtml, isOriginAllowed })
  // The way out without script: the browser forgets what it may have kept of this house, and is sent on.
  app.get('/exit', (_request, response) => void response.status(303).set({ 'Clear-Site-Data': '"cache", "storage"', Location: context.settings.exitUrl }).end())
  // With script the page has emptied itself and its storage already; the help card for bad reception stays.
  app.post('/exit', (_request, response) => void response.status(204).set('Clear-Site-Data', '"cache"').end())
  app.get(['/staff', '/staff/', '/staff/board'], (request, response) => send(request, response, files.get('/staff/index.html')))
  app.use((request, response, next) => {
    const file = request.method === 'GET' || request.method === 'HEAD' ? files.get(request.path) : undefined
    if (!file || request.path.endsWith('.html')) return next()
    sendPacked(request, response, file)
  })

  if (isDemo) serveGallery(app, join(folder, '../gallery'))

  /** A page that is the same for everyone, written anew at most once a second. */
  function written(write: (pages: Pages, language: Language) => Promise<string>) {
    const keptIn = new Map<Language, { page: Promise<Packed>; at: number }>()
    return async (request: Request, response: Response): Promise<void> => {
      const pages = await coming
      if (!pages) return send(request, response, built)
      const now = context.clock.now()
      // A link may ask for a language (rule LK19); anything else is Japanese.
      const language = languageFrom(request.query.lang) ?? 'ja'
      let kept = keptIn.get(language)
      if (!kept || Math.abs(now - kept.at) > freshMs) {
        kept = { page: write(pages, language).then(packed), at: now }
        keptIn.set(language, kept)
      }
      const page = await kept.page.catch((error: unknown) => {
        keptIn.delete(language)
        // Without the database there is nothing to write of; anything else that could not be written is a bug, and told as one.
        if (!(error instanceof Refusal) && context.store.isUp()) context.log.error('a page could not be written', error)
      })
      send(request, response, page ?? built)
    }
  }
}

/** Every screen in every state, from samples, where one only practises (rule LK21). */
function serveGallery(app: Express, folder: string): void {
  if (!existsSync(folder)) return
  const files = readBuilt(folder)
  app.use('/gallery', (request, response, next) => {
    if (request.originalUrl.split('?')[0] === '/gallery') return response.redirect(303, '/gallery/')
    const file = files.get(request.path === '/' ? '/index.html' : request.path)
    if (!file || request.method !== 'GET') return next()
    sendPacked(request, response, file)
  })
}

async function loadPages(folder: string, built: Packed | undefined): Promise<Pages | null> {
  const file = join(folder, '../server/pages.js')
  if (!built || !existsSync(file)) return null
  const { makePages } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { makePages: (built: string) => Pages }
  return makePages(built.plain.toString())
}

async function packed(html: string): Promise<Packed> {
  const plain = Buffer.from(html)
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }
  return { type: 'text/html; charset=utf-8', plain, gzip: await pack(plain), brotli: await brotli(plain, quick) }
}

function send(request: Request, response: Response, page: Packed | undefined): void {
  if (!page) throw new Refusal('not_found')
  sendPacked(request, response, page)
}
