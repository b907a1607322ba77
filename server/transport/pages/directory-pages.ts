// The directory's pages, its cards, and the way in by a leaflet's code (rules DI2–DI5).
import type { Express, Request, Response } from 'express'
import type { AgencyView } from '#shared/directory'
import { Refusal } from '#shared/refusal'
import { languageFrom, type Language } from '#shared/texts/languages'
import { dayOf } from '#shared/tokyo'
import type { Context } from '../../context.ts'

export interface DirectoryPages {
  directory(props: { agencies: readonly AgencyView[]; today: string; isDemo: boolean }, language: Language): string
  agencyCard(agency: AgencyView, isDemo: boolean, language: Language): string
  codeCard(address: string, isDemo: boolean, language: Language): string
}

export interface DirectorySources {
  context: Context
  isDemo: boolean
  /** how the house is reached from outside, or null when only the asking browser knows */
  publicUrl: string | null
  pages: Promise<DirectoryPages | null>
  /** writes and packs; the same for everyone, at most once a second */
  written(write: (pages: DirectoryPages, language: Language) => Promise<string>): (request: Request, response: Response) => Promise<void>
  sendHtml(request: Request, response: Response, html: string): Promise<void>
}

export function serveDirectory(app: Express, { context, isDemo, publicUrl, pages, written, sendHtml }: DirectorySources): void {
  const { directory } = context.store
  const languageOf = (request: Request) => languageFrom(request.query.lang) ?? 'ja'

  app.get('/madoguchi', written(async (made, language) => made.directory({ agencies: await directory.agencies(null), today: dayOf(context.clock.now()), isDemo }, language)))

  app.get('/madoguchi/:number', async (request, response) => {
    const made = await pages
    const agency = (await directory.agencies(null)).find(({ number }) => String(number) === request.params.number)
    if (!made || !agency) throw new Refusal('not_found')
    await sendHtml(request, response, made.agencyCard(agency, isDemo, languageOf(request)))
  })

  // Counted, and gone from the address bar at once: what follows is the door, as for everyone.
  app.get('/e/:code', async (request, response) => {
    if (isCode(request.params.code)) await directory.countEntry(request.params.code, dayOf(context.clock.now())).catch(() => undefined)
    response.status(303).set('Location', '/').end()
  })

  app.get('/e/:code/card', async (request, response) => {
    const made = await pages
    const { code } = request.params
    if (!made || !isCode(code) || !(await directory.isCode(code))) throw new Refusal('not_found')
    const origin = publicUrl ?? `${request.protocol}://${request.get('host') ?? ''}`
    await sendHtml(request, response, made.codeCard(`${origin.replace(/\/$/, '')}/e/${code}`, isDemo, languageOf(request)))
  })
}

const isCode = (word: string): boolean => /^[a-z0-9]{3,12}$/.test(word)
