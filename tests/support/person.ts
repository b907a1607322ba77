// One person at a real socket client, through the public protocol only: asks, hears, and remembers what was heard.
import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { Entry } from '#shared/message'
import type { Ack, ClientEventName, ClientToServer, Input, News, Output, ServerEventName, ServerToClient } from '#shared/protocol'
import { serverEvents } from '#shared/protocol'
import { Refusal } from '#shared/refusal'

export type Credentials = { as: 'visitor'; pass: string } | { as: 'staff'; cookie: string }

export class Person {
  readonly socket: Socket<ServerToClient, ClientToServer>
  readonly #heard: { [E in ServerEventName]?: News<E>[] } = {}

  constructor(readonly name: string, url: string, credentials: Credentials, headers: Record<string, string> = {}) {
    const auth = credentials.as === 'visitor' ? { as: 'visitor', pass: credentials.pass } : { as: 'staff' }
    const cookie: Record<string, string> = credentials.as === 'staff' ? { cookie: credentials.cookie } : {}
    this.socket = io(url, { auth, extraHeaders: { ...headers, ...cookie }, transports: ['websocket'], reconnection: false, forceNew: true })
    for (const event of Object.keys(serverEvents) as ServerEventName[]) {
      this.socket.on(event as string as 'heartbeat', (news: unknown) => void ((this.#heard[event] as unknown[] | undefined) ??= []).push(news))
    }
  }

  connected(): Promise<this> {
    return new Promise((done, failed) => {
      if (this.socket.connected) return done(this)
      this.socket.once('connect', () => done(this))
      this.socket.once('connect_error', failed)
    })
  }

  /** @throws Refusal with the code the server gave */
  async ask<E extends ClientEventName>(event: E, ...[input]: Record<string, never> extends Input<E> ? [Input<E>?] : [Input<E>]): Promise<Output<E>> {
    const ack = await this.tryAsk(event, (input ?? {}) as Input<E>)
    if (!ack.ok) throw new Refusal(ack.code, ack.retryInMs)
    return ack.data
  }

  async tryAsk<E extends ClientEventName>(event: E, input: Input<E>): Promise<Ack<Output<E>>> {
    return (await this.raw(event, input)) as Ack<Output<E>>
  }

  /** Anything at all, as a stranger might send it. */
  raw(event: string, ...payload: unknown[]): Promise<Ack<unknown>> {
    return this.socket.timeout(10_000).emitWithAck(event as 'visit:state', ...(payload as [Record<string, never>])) as Promise<Ack<unknown>>
  }

  heard<E extends ServerEventName>(event: E): News<E>[] {
    return (this.#heard[event] ?? []) as unknown as News<E>[]
  }

  lastHeard<E extends ServerEventName>(event: E): News<E> | undefined {
    return this.heard(event).at(-1)
  }

  /** All lines of a place heard as news, by seq; a line replaces the blank with its seq. */
  lines(placeId: string): Entry[] {
    const bySeq = new Map<number, Entry>()
    for (const news of this.heard('place:news')) {
      if (news.placeId !== placeId) continue
      for (const entry of news.entries) if (entry.kind !== 'blank' || !bySeq.has(entry.seq)) bySeq.set(entry.seq, entry)
    }
    return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  }

  /** The texts of all lines heard in a place, in order. */
  texts(placeId: string): string[] {
    return this.lines(placeId).flatMap((entry) => (entry.kind === 'message' || entry.kind === 'released' ? [entry.text] : []))
  }

  say(placeId: string, text: string, clientId: string = randomUUID()): Promise<Output<'message:send'>> {
    return this.ask('message:send', { placeId, clientId, text })
  }

  leave(): void {
    this.socket.disconnect()
  }
}
