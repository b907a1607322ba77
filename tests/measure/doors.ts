// The doors everyone comes through, over HTTP: a visitor's pass, its renewal, a staff member's sign-in. Who is asked to
// wait, waits: for a while, as a person would.
import { setTimeout as pause } from 'node:timers/promises'
import { type PassView, type RouteInput, type RouteName, type RouteOutput, routes } from '#shared/http-contract'
import { Refusal, type RefusalCode } from '#shared/refusal'

export type Visit = PassView & { secret: string }
export interface SignedIn { cookie: string; staff: RouteOutput<'signIn'> }

const patienceMs = 60_000

async function post<R extends RouteName>(house: string, route: R, input: RouteInput<R>): Promise<{ body: RouteOutput<R>; cookie: string }> {
  const until = performance.now() + patienceMs
  for (;;) {
    const response = await fetch(house + routes[route].path, {
      method: 'POST', headers: { 'content-type': 'application/json', origin: house }, body: JSON.stringify(input),
      signal: AbortSignal.timeout(patienceMs),
    })
    const body = (await response.json()) as unknown
    if (response.ok) return { body: body as RouteOutput<R>, cookie: response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ') }
    const { code, retryInMs } = body as { code: RefusalCode; retryInMs?: number }
    const isPassing = code === 'too_fast' || code === 'unavailable'
    if (!isPassing || performance.now() > until) throw new Refusal(code, retryInMs)
    await pause(retryInMs ?? 1_000)
  }
}

export async function comeIn(house: string): Promise<Visit> {
  return (await post(house, 'enter', {})).body
}

export async function renewPass(house: string, secret: string): Promise<PassView> {
  return (await post(house, 'renew', { secret })).body
}

export async function signInStaff(house: string, login: string, password: string): Promise<SignedIn> {
  const { body, cookie } = await post(house, 'signIn', { login, password })
  return { cookie, staff: body }
}
