// The page on which a note is left without script (rule SN7). A form of this house only: what says that it comes from elsewhere is refused.
// Pages here send no referrer, so older browsers name no origin at all; the form's own signed ticket stands for it, and no cookie or
// pass of anybody's is at stake.
import express, { type Express, type Request, type Response } from 'express'
import type { PublicView } from '#shared/http-contract'
import { Refusal, type RefusalCode } from '#shared/refusal'
import { languageFrom, type Language } from '#shared/texts/languages'

export type NotePageView =
  | { kind: 'form'; readBy: number | null; ticket: string; text: string; why: RefusalCode | null }
  | { kind: 'left'; readBy: number | null; isCry: boolean; isPersonTold: boolean }

export interface NoteForms {
  form(): Promise<NotePageView>
  leave(written: { text: string; ticket: string; address: string | undefined }): Promise<NotePageView>
}

export interface NotePages {
  note(view: NotePageView, porch: PublicView | null, language: Language): string
}

interface NoteSources {
  forms: NoteForms
  porch: () => Promise<PublicView>
  pages: Promise<NotePages | null>
  sendHtml(request: Request, response: Response, html: string): Promise<void>
  isOriginAllowed: (request: Request) => boolean
}

/** Eight thousand bytes of words, each of which a form may write as three letters. */
const bodyMost = '32kb'

export function serveNotes(app: Express, { forms, porch, pages, sendHtml, isOriginAllowed }: NoteSources): void {
  async function show(request: Request, response: Response, view: NotePageView): Promise<void> {
    const made = await pages
    if (!made) throw new Refusal('not_found')
    if (view.kind === 'form' && view.why !== null) response.status(view.why === 'proof_needed' ? 429 : 400)
    await sendHtml(request, response, made.note(view, await porch().catch(() => null), languageFrom(request.query.lang) ?? 'ja'))
  }

  app.get('/hitokoto', async (request, response) => show(request, response, await forms.form()))
  app.post('/hitokoto', express.urlencoded({ extended: false, limit: bodyMost, parameterLimit: 4 }), async (request, response) => {
    if (!isOwnForm(request)) throw new Refusal('foreign_origin')
    const { text, ticket } = (request.body ?? {}) as Record<string, unknown>
    if (typeof text !== 'string' || typeof ticket !== 'string') throw new Refusal('bad_input')
    await show(request, response, await forms.leave({ text, ticket, address: request.ip }))
  })

  function isOwnForm(request: Request): boolean {
    const from = request.headers['sec-fetch-site']
    if (from !== undefined) return from === 'same-origin'
    return request.headers.origin === 'null' || isOriginAllowed(request)
  }
}
