// HTTP: the few routes of the contract through the same gate (parse, origin, do, answer), the headers of PRI-04, the built pages.
import { existsSync } from 'node:fs'
import { IncomingMessage, type ServerOptions, ServerResponse } from 'node:http'
import express, { type Express, type Request, type Response } from 'express'
import helmet from 'helmet'
import { routes, type PublicView, type RouteInput, type RouteName, type RouteOutput } from '#shared/http-contract'
import { Refusal, type RefusalCode } from '#shared/refusal'
import type { Context } from '../context.ts'
import { unknownCounter } from '../metrics.ts'
import type { NoteForms } from './pages/note-pages.ts'
import { servePages } from './pages/serve-pages.ts'

export interface HttpCall<R extends RouteName> {
  context: Context
  input: RouteInput<R>
  request: Request
  response: Response
}
export type HttpStories = { [R in RouteName]: (call: HttpCall<R>) => Promise<RouteOutput<R>> }

export interface HttpOptions {
  isOriginAllowed: (request: Request) => boolean
  proxyHops: number
  isSecure: boolean
  clientFolder: string | null
  isDemo: boolean
  publicUrl: string | null
  /** what the pages tell anyone of the house */
  porch: () => Promise<PublicView>
  /** a note by a plain form, for a browser without script */
  noteByPage: NoteForms
  documents: { openapi: () => unknown; asyncapi: () => unknown }
}

const statuses: Partial<Record<RefusalCode, number>> = {
  not_found: 404, foreign_origin: 403, too_fast: 429, proof_needed: 429, proof_refused: 403, unavailable: 503, internal: 500, signed_out: 401, pass_expired: 401, sign_in_failed: 401, totp_needed: 401, too_large: 413,
}

export function makeHttp(context: Context, stories: HttpStories, options: HttpOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.set('trust proxy', options.proxyHops)
  app.use(headers(options.isSecure))

  app.get('/livez', (_request, response) => void response.type('text').send('ok'))
  app.get('/readyz', async (_request, response) => {
    const isReady = await context.store.probe()
    response.status(isReady ? 200 : 503).type('text').send(isReady ? 'ok' : 'database')
  })
  app.get('/api/openapi.json', (_request, response) => void response.json(options.documents.openapi()))
  app.get('/api/asyncapi.json', (_request, response) => void response.json(options.documents.asyncapi()))

  app.use('/api', (request, _response, next) => {
    next(options.isOriginAllowed(request) ? undefined : new Refusal('foreign_origin'))
  })
  app.use('/api', express.json({ limit: '16kb', strict: true }))
  for (const name of Object.keys(routes) as RouteName[]) mount(app, name)
  app.use('/api', () => { throw new Refusal('not_found') })

  const folder = options.clientFolder
  if (folder !== null && existsSync(folder)) servePages(app, { context, folder, porch: options.porch, isDemo: options.isDemo, publicUrl: options.publicUrl, noteByPage: options.noteByPage, isOriginAllowed: options.isOriginAllowed })
  app.use(() => { throw new Refusal('not_found') })
  app.use((error: unknown, _request: Request, response: Response, _next: express.NextFunction) => answerError(error, response))
  return app

  function mount<R extends RouteName>(to: Express, name: R): void {
    const route = routes[name]
    const { method, path, input } = route
    to[method](path, async (request, response) => {
      const parsed = method === 'get' ? { success: true as const, data: undefined } : input.safeParse(request.body ?? {})
      if (!parsed.success) throw new Refusal('bad_input')
      const result = await stories[name]({ context, input: parsed.data as RouteInput<R>, request, response })
      response.set('Cache-Control', 'no-store')
      if ('type' in route) response.type(route.type).send(result)
      else response.json(result)
    })
  }

  function answerError(error: unknown, response: Response): void {
    const refusal = error instanceof Refusal ? error : refusedByParser(error)
    if (!refusal) context.log.error('a request failed', error)
    else if (refusal.code === 'bad_input' || refusal.code === 'foreign_origin') unknownCounter.inc({ why: 'request' })
    if (response.headersSent) return void response.end()
    const code = refusal?.code ?? 'internal'
    response.status(statuses[code] ?? 400).set('Cache-Control', 'no-store').json({ code, ...(refusal?.retryInMs !== undefined ? { retryInMs: refusal.retryInMs } : {}) })
  }
}

/** Messages that are Express's from the beginning, for the server that hands them on. Express changes the prototype of those that are not,
 * and V8 then gives each its own hidden classes, one for every property set, in the old generation: 17 KB for each who came in. */
export function messagesOf(app: Express): Pick<ServerOptions<typeof IncomingMessage, typeof ServerResponse>, 'IncomingMessage' | 'ServerResponse'> {
  class HouseRequest extends IncomingMessage {}
  class HouseResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {}
  Object.setPrototypeOf(HouseRequest.prototype, app.request)
  Object.setPrototypeOf(HouseResponse.prototype, app.response)
  Object.assign(app, { request: HouseRequest.prototype, response: HouseResponse.prototype })
  return { IncomingMessage: HouseRequest, ServerResponse: HouseResponse }
}

/** What express and its parsers refuse carries a status of the caller's own making; it is no bug, and nothing of it is logged. */
function refusedByParser(error: unknown): Refusal | undefined {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
  if (status < 400 || status >= 500) return undefined
  return new Refusal(status === 413 ? 'too_large' : status === 404 ? 'not_found' : 'bad_input')
}

function headers(isSecure: boolean): express.RequestHandler {
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], connectSrc: ["'self'"], manifestSrc: ["'self'"],
        workerSrc: ["'self'"], formAction: ["'self'"], baseUri: ["'none'"], frameAncestors: ["'none'"], requireTrustedTypesFor: ["'script'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
  })
  return (request, response, next) => {
    response.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()')
    response.set('Cache-Control', 'no-store')
    strict(request, response, next)
  }
}
