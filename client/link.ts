// The typed line to the house (rules ME3, WI8, AC6): ask with an acknowledgement and retry by the same ids, hear, come back after
// a lost line, a slept phone or an expired pass. It carries; what is said is the store's matter.
import type { Ack, ClientEventName, Input, News, Output, ServerEventName } from '#shared/protocol'
import type { RefusalCode } from '#shared/refusal'

/** What the link needs of a socket; socket.io's client fits it, and so does a test's. */
export type Wire = {
  connected: boolean
  connect(): unknown
  disconnect(): unknown
  on(event: string, listener: (...args: never[]) => void): unknown
  timeout(ms: number): { emitWithAck(event: string, input: unknown): Promise<unknown> }
}

export type LinkState = 'closed' | 'down' | 'up' | 'resumed'
export type Lost = { ok: false; code: 'lost' }
export type Asked<E extends ClientEventName> = Ack<Output<E>> | Lost

export type LinkOptions = {
  /** Opens a wire that shows a fresh pass at every handshake. */
  open: () => Wire
  /** A new pass is needed before the next handshake; false when the visit is over. */
  renew: () => Promise<boolean>
  /** Called on every (re)connect: reads back what was missed, with asks marked `isResuming`. */
  resume: () => Promise<boolean>
  onState: (state: LinkState) => void
  wait?: (ms: number) => Promise<void>
  now?: () => number
}

/** Nothing heard for this long, a beat's time and more, while an answer is missing: the line is dead without saying so. */
const deadSilenceMs = 20_000

/** Bytes; the house takes 16 KB with everything around it. */
const packetMost = 15_500

/** Longer than this no writing is a line or a note. As much as this of it goes through and is asked with: the house may find a cry for
 * help in it (MO4). */
export const askedMost = 5_000

/** `isEager`: needs nothing that is read back after a (re)connect, and goes out beside it. `isWanted`: read before every try. */
export type AskOptions = { patienceMs?: number; ackMs?: number; isResuming?: boolean; isEager?: boolean; isWanted?: () => boolean }

export function makeLink(options: LinkOptions) {
  const wait = options.wait ?? ((ms) => new Promise<void>((done) => setTimeout(done, ms)))
  const now = options.now ?? Date.now
  const heard = new Map<string, Set<(news: never) => void>>()
  let wire: Wire | undefined
  let state: LinkState = 'closed'
  let attempt = 0
  let watchers: (() => void)[] = []
  let lastHeardAt = 0

  function become(next: LinkState): void {
    if (state === next) return
    state = next
    options.onState(next)
    const woken = watchers
    watchers = []
    for (const wake of woken) wake()
  }

  const changed = (): Promise<void> => new Promise((done) => watchers.push(done))

  function open(): void {
    if (wire) return
    const mine = options.open()
    wire = mine
    become('down')
    mine.on('connect', () => void arrive(mine))
    mine.on('disconnect', (reason: string) => {
      if (wire !== mine) return
      become('down')
      // The server's own hang-up is not retried by socket.io; the pass may be too old, so a fresh one is fetched first.
      if (reason === 'io server disconnect') void again(mine)
    })
    mine.on('connect_error', (error: { message: string; data?: unknown }) => {
      if (wire !== mine || mine.connected) return
      become('down')
      if (error.message === 'signed_out' || error.message === 'unavailable') void again(mine)
    })
    for (const event of heard.keys()) listenTo(mine, event)
    mine.connect()
  }

  function listenTo(mine: Wire, event: string): void {
    mine.on(event, (news: never) => {
      lastHeardAt = now()
      heard.get(event)?.forEach((tell) => tell(news))
    })
  }

  async function arrive(mine: Wire): Promise<void> {
    if (wire !== mine) return
    lastHeardAt = now()
    become('up')
    const isBack = await options.resume()
    if (wire !== mine || !mine.connected) return
    if (isBack) {
      attempt = 0
      become('resumed')
    } else {
      mine.disconnect()
      void again(mine)
    }
  }

  async function again(mine: Wire): Promise<void> {
    await wait(Math.min(15_000, 500 * 2 ** attempt++) * (0.7 + Math.random() * 0.6))
    if (wire !== mine) return
    if (await options.renew()) {
      if (wire === mine && !mine.connected) mine.connect()
    } else if (wire === mine) close()
  }

  function close(): void {
    const mine = wire
    wire = undefined
    mine?.disconnect()
    become('closed')
  }

  /** Hangs up and dials again at once: after sleep, or to show a fresh pass. */
  function redial(): void {
    if (!wire) return
    wire.disconnect()
    become('down')
    wire.connect()
  }

  async function ask<E extends ClientEventName>(event: E, input: Input<E>, { patienceMs = 12_000, ackMs = 6_000, isResuming = false, isEager = false, isWanted = () => true }: AskOptions = {}): Promise<Asked<E>> {
    const isReady = () => state === 'resumed' || ((isResuming || isEager) && state === 'up')
    const until = now() + patienceMs
    for (;;) {
      while (!isReady()) {
        const leftMs = until - now()
        if (leftMs <= 0 || state === 'closed' || isResuming) return { ok: false, code: 'lost' }
        await Promise.race([changed(), ...(Number.isFinite(leftMs) ? [wait(leftMs)] : [])])
      }
      if (!isWanted()) return { ok: false, code: 'lost' }
      const ack = await once(event, input, ackMs)
      if (ack.ok || (ack.code !== 'lost' && ack.code !== 'pass_expired')) return ack
      if (ack.code === 'pass_expired') {
        if (isResuming || !(await options.renew())) return { ok: false, code: 'pass_expired' }
        redial()
      } else if (isResuming || now() >= until) return ack
      else if (isReady() && now() - lastHeardAt > deadSilenceMs) redial()
      await wait(300)
    }
  }

  async function once<E extends ClientEventName>(event: E, input: Input<E>, ackMs: number): Promise<Asked<E>> {
    try {
      if (!wire) return { ok: false, code: 'lost' }
      // The house hangs up on a packet this large, and would again at every try.
      if (new TextEncoder().encode(JSON.stringify(input)).length > packetMost) return { ok: false, code: 'too_long' }
      const ack = (await wire.timeout(ackMs).emitWithAck(event, input)) as Ack<Output<E>>
      lastHeardAt = now()
      return ack
    } catch {
      return { ok: false, code: 'lost' }
    }
  }

  function hear<E extends ServerEventName>(event: E, listener: (news: News<E>) => void): void {
    const listeners = heard.get(event) ?? new Set()
    heard.set(event, listeners.add(listener as (news: never) => void))
    if (listeners.size === 1 && wire) listenTo(wire, event)
  }

  return { open, close, redial, ask, hear, state: () => state }
}

export type Link = ReturnType<typeof makeLink>
export type RefusedCode = RefusalCode | 'lost'
