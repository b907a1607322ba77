// One person as the real page behaves: one line at a time to some node, dialled again when it falls, what was missed read back by
// seq, and every ask repeated with the same ids until there is a definite answer.
import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '#shared/ids'
import type { Entry } from '#shared/message'
import type { Ack, ClientEventName, Input, Output } from '#shared/protocol'
import { Refusal, type RefusalCode } from '#shared/refusal'
import { HeardPlace } from './heard-place.ts'
import { type Dial, dialByStockClient, type PageLine as Line, type Shown } from './page-line.ts'

export interface SomeoneOptions {
  name: string
  /** where the nodes are, in the order they are tried */
  urls: readonly string[]
  show: (url: string) => Promise<Shown>
  /** which of the nodes is dialled first */
  home: number
  /** dials again by itself when the line falls */
  isListening?: boolean
  /** how long to wait before the nth try; without it, hardly at all */
  patience?: (tries: number) => number
  /** by which client; without it, by the stock one */
  dial?: Dial
  /** how long one try waits for its answer */
  answerWithinMs?: number
}

/** One try of an ask, and what came of it: done, a code, or null when nobody answered. */
export interface Tried { event: ClientEventName; input: unknown; askedAt: number; answeredAt: number; code: 'ok' | RefusalCode | null }

/** Lines that one connection told as news, in its order: reading back is asked for, this is not. */
export interface ToldHere { url: string; place: Id; seqs: number[] }

/** Nothing heard for this long, a beat's time and more, while an answer is missing: the line is dead without saying so, as the page has it. */
const deadSilenceMs = 3_000
const passing: readonly RefusalCode[] = ['too_fast', 'unavailable', 'pass_expired']

export class Someone {
  readonly places = new Map<Id, HeardPlace>()
  /** moments at which the place was heard, kept for those who are silenced */
  readonly newsAt: { place: Id; at: number }[] = []
  readonly told: { isDatabaseUp: boolean; at: number }[] = []
  onNews: (event: string, news: unknown) => void = () => undefined
  readonly toldHere: ToldHere[] = []
  onTried: (tried: Tried) => void = () => undefined
  #line: Line | undefined
  #dialling: Promise<Line> | undefined
  #next: number
  #enter = new Map<Id, (line: Line, afterSeq: number) => Promise<void>>()
  #isGone = false
  #lastHeardAt = 0

  constructor(readonly options: SomeoneOptions) {
    this.#next = options.home
  }

  get name(): string {
    return this.options.name
  }

  get isConnected(): boolean {
    return this.#line?.connected ?? false
  }

  /** By the node at this place of the list, or by none. */
  isAt(index: number): boolean {
    return this.isConnected && this.#next % this.options.urls.length === index
  }

  /** Connected, and back in every place. */
  get isSettled(): boolean {
    return this.isConnected && this.#dialling === undefined
  }

  /** A standing line, dialled until somebody answers. */
  line(withinMs = 60_000): Promise<Line> {
    if (this.#line?.connected && !this.#dialling) return Promise.resolve(this.#line)
    return (this.#dialling ??= this.#dial(withinMs).finally(() => { this.#dialling = undefined }))
  }

  async #dial(withinMs: number): Promise<Line> {
    const until = performance.now() + withinMs
    const { patience = () => 30 } = this.options
    for (let tries = 1; ; tries += 1) {
      if (this.#isGone) throw new Error(`${this.name} has gone home`)
      const url = this.options.urls[this.#next % this.options.urls.length] ?? ''
      try {
        const line = await this.#connect(url)
        this.#line = line
        this.#lastHeardAt = performance.now()
        for (const enter of this.#enter.values()) await enter(line, -1)
        return line
      } catch (error) {
        if (performance.now() > until) throw error
        this.#next += 1
        await pause(patience(tries))
      }
    }
  }

  async #connect(url: string): Promise<Line> {
    const dial = this.options.dial ?? dialByStockClient
    // Of this connection: one on which the coming in was not answered may stand beside the next for a while, and hear the same.
    const toldHere = new Map<Id, ToldHere>()
    const line: Line = await dial(url, await this.options.show(url), {
      hear: (event, news) => this.#hear(event, news, url, toldHere),
      fall: () => {
        if (this.#line === line) this.#line = undefined
        if (this.options.isListening) void pause(this.options.patience?.(0) ?? 0).then(() => this.#dialOn())
      },
    })
    return line
  }

  /** A page that listens never gives up. */
  async #dialOn(): Promise<void> {
    while (!this.#isGone && !(await this.line().then(() => true, () => false)));
  }

  #hear(event: string, news: unknown, url: string, toldHere: Map<Id, ToldHere>): void {
    const at = performance.now()
    this.#lastHeardAt = at
    if (event === 'place:news') {
      const { placeId, entries } = news as { placeId: Id; entries: Entry[] }
      this.newsAt.push({ place: placeId, at })
      if (this.newsAt.length > 2_000) this.newsAt.splice(0, 1_000)
      const told = toldHere.get(placeId) ?? { url, place: placeId, seqs: [] }
      if (!toldHere.has(placeId)) { toldHere.set(placeId, told); this.toldHere.push(told) }
      for (const { kind, seq } of entries) if (kind === 'message') told.seqs.push(seq)
      this.places.get(placeId)?.take(entries)
    } else if (event === 'heartbeat') {
      const { places, isDatabaseUp } = news as { places: Record<Id, number>; isDatabaseUp: boolean }
      this.told.push({ isDatabaseUp, at })
      for (const [placeId, lastSeq] of Object.entries(places)) this.places.get(placeId)?.reaches(lastSeq)
    }
    this.onNews(event, news)
  }

  /** One try on the line that stands. Throws when no answer comes. */
  async tryAsk<E extends ClientEventName>(event: E, input: Input<E>, line?: Line): Promise<Ack<Output<E>>> {
    const on = line ?? (await this.line())
    return (await on.ask(event, input, this.options.answerWithinMs ?? 8_000)) as Ack<Output<E>>
  }

  /** Again and again with the same ids, until a definite answer. @param asked where it was tried is put down here @throws Refusal */
  async ask<E extends ClientEventName>(event: E, input: Input<E>, withinMs = 60_000, asked?: Set<string>): Promise<Output<E>> {
    const until = performance.now() + withinMs
    for (;;) {
      const askedAt = performance.now()
      const line = await this.line().catch(() => undefined)
      if (line) asked?.add(line.url)
      const ack = line ? await this.tryAsk(event, input, line).catch(() => null) : null
      this.onTried({ event, input, askedAt, answeredAt: performance.now(), code: ack?.ok ? 'ok' : (ack?.code ?? null) })
      if (ack?.ok) return ack.data
      if (ack && !passing.includes(ack.code)) throw new Refusal(ack.code, ack.retryInMs)
      if (performance.now() > until || this.#isGone) throw new Refusal('unavailable')
      if (ack?.code === 'pass_expired') this.hangUp()
      if (ack === null && this.isConnected && performance.now() - this.#lastHeardAt > deadSilenceMs) this.#leaveDeadLine()
      await pause(Math.min(ack?.retryInMs ?? 50, 250))
    }
  }

  /** A visitor comes into a room and hears it from now on, over every line to come. */
  async enterRoom(roomId: Id, nickname: string, isWatching: boolean, idOf: (text: string) => string | null): Promise<Output<'room:enter'>> {
    const place = new HeardPlace(idOf, async (afterSeq) => (await this.ask('place:read', { placeId: roomId, afterSeq }, 20_000)).entries)
    const views: Output<'room:enter'>[] = []
    const enter = async (line: Line): Promise<void> => {
      const ack = await this.tryAsk('room:enter', { roomId, nickname, mark: 'leaf', isWatching, ...(place.isBegun ? { afterSeq: place.top } : {}) }, line)
      if (!ack.ok) {
        // Who may not come back in is no listener of it any more.
        if (!passing.includes(ack.code)) { this.#enter.delete(roomId); this.places.delete(roomId) }
        throw new Refusal(ack.code)
      }
      views.push(ack.data)
      place.begin(ack.data.entries, ack.data.lastSeq)
    }
    this.places.set(roomId, place)
    for (const until = performance.now() + 60_000; ;) {
      try {
        await enter(await this.line())
        break
      } catch (error) {
        if ((error instanceof Refusal && !passing.includes(error.code)) || performance.now() > until) throw error
        await pause(50)
      }
    }
    this.#enter.set(roomId, (line) => enter(line))
    return views[0] as Output<'room:enter'>
  }

  /** The line falls, as in a tunnel. */
  hangUp(): void {
    const line = this.#line
    this.#line = undefined
    line?.disconnect()
  }

  #leaveDeadLine(): void {
    this.#next += 1
    this.hangUp()
  }

  /** From now on this node is dialled first. */
  moveTo(home: number): void {
    this.#next = home
  }

  goHome(): void {
    this.#isGone = true
    this.hangUp()
  }
}
