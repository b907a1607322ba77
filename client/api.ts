// The few HTTP routes a visitor's page calls. The shapes are the contract's; only its types are loaded.
import type { RouteInput, RouteOutput } from '#shared/http-contract'
import type { RefusalCode } from '#shared/refusal'

const paths = { publicState: ['GET', '/api/public'], enter: ['POST', '/api/visits'], proof: ['POST', '/api/visits/proof'], renew: ['POST', '/api/visits/renew'], comeBack: ['POST', '/api/visits/return'] } as const
type Called = keyof typeof paths

export type Answered<T> = { ok: true; data: T } | { ok: false; code: RefusalCode | 'lost'; retryInMs?: number }

const patienceMs = 10_000

export async function call<R extends Called>(route: R, input?: RouteInput<R>): Promise<Answered<RouteOutput<R>>> {
  const [method, path] = paths[route]
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patienceMs)
  try {
    const response = await fetch(path, {
      method, signal: stop.signal, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer',
      ...(method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(input ?? {}) } : {}),
    })
    const body: unknown = await response.json()
    return response.ok ? { ok: true, data: body as RouteOutput<R> } : { ok: false, ...(body as { code: RefusalCode; retryInMs?: number }) }
  } catch {
    return { ok: false, code: 'lost' }
  } finally {
    clearTimeout(timer)
  }
}
