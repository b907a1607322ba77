// One person of practice at a real line of the public protocol: nothing in the house knows them from anybody else. Whoever loses
// the line comes in again, with a fresh pass or as a new visit.
import { io, type Socket } from 'socket.io-client'
import type { ClientEventName, ClientToServer, Input, Output, ServerToClient } from '#shared/protocol'
import { routes, type RouteInput, type RouteName, type RouteOutput } from '#shared/http-contract'
import { Refusal } from '#shared/refusal'

export type Wire = Socket<ServerToClient, ClientToServer>
const answerMs = 10_000

export interface PracticePerson {
  wire: Wire
  ask<E extends ClientEventName>(event: E, input: Input<E>): Promise<Output<E>>
  leave(): void
}

async function post<R extends RouteName>(house: string, route: R, input: RouteInput<R>): Promise<{ body: RouteOutput<R>; cookie: string }> {
  const response = await fetch(house + routes[route].path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input), signal: AbortSignal.timeout(answerMs) })
  if (!response.ok) throw new Refusal('unavailable')
  return { body: (await response.json()) as RouteOutput<R>, cookie: response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ') }
}

function atLine(house: string, auth: Record<string, string>, headers: Record<string, string>): PracticePerson {
  const wire: Wire = io(house, { auth, extraHeaders: headers, transports: ['websocket'], reconnection: false, forceNew: true })
  return {
    wire,
    async ask(event, input) {
      const ack = await wire.timeout(answerMs).emitWithAck(event as 'visit:state', input as Record<string, never>)
      if (!ack.ok) throw new Refusal(ack.code)
      return ack.data as never
    },
    leave: () => void wire.disconnect(),
  }
}

function connected(person: PracticePerson): Promise<PracticePerson> {
  return new Promise((done, failed) => {
    person.wire.once('connect', () => done(person))
    person.wire.once('connect_error', failed)
  })
}

export async function comeAsStaff(house: string, login: string, password: string): Promise<PracticePerson> {
  const { cookie } = await post(house, 'signIn', { login, password })
  return connected(atLine(house, { as: 'staff' }, { cookie }))
}

/** @returns somebody whose line lasts as long as the pass: a quarter of an hour, then `renew` */
export async function comeAsVisitor(house: string): Promise<PracticePerson & { renew(): Promise<PracticePerson> }> {
  const { pass, secret } = (await post(house, 'enter', {})).body
  const person = await connected(atLine(house, { as: 'visitor', pass }, {}))
  return { ...person, renew: async () => connected(atLine(house, { as: 'visitor', pass: (await post(house, 'renew', { secret })).body.pass }, {})) }
}
