// One's own lines on their way (rules ME3, LK5, HA4): one at a time in each place so that their order is kept, the same id at every try,
// kept in memory until they are sent or withdrawn. What the house asks to wait is put aside, and what was written after it is tried
// once all the same: it may be a cry for help, and what is one only the house can tell (MO1). They go on when their place is over on
// this screen: whoever cries for help there is heard (MO4).
import { askedMost, type Asked, type Link } from '#client/link.ts'
import { newId } from '#client/new-id.ts'
import type { PendingWhat, RoomAction } from '#client/room/room-state.ts'
import type { VisitorStore, Which } from '#client/store.ts'
import type { Output } from '#shared/protocol'

const againMs = 3_000

type Line = { which: Which; placeId: string; clientId: string; what: PendingWhat; isTried: boolean; asideFor: 'too_fast' | 'unavailable' | 'internal' | null; turn: number }

export function makeOutbox(link: Link, store: VisitorStore, wait: (ms: number) => Promise<void>) {
  let lines: readonly Line[] = []
  const isRunning: Record<Which, boolean> = { room: false, talk: false }

  function write(which: Which, what: PendingWhat): void {
    const placeId = store.get()[which]?.placeId
    if (!placeId) return
    const clientId = newId()
    store.act(which, { type: 'written', pending: { clientId, what, at: Date.now(), state: store.get().line === 'up' ? 'sending' : 'waiting' } })
    // What waits is tried again before the new line, so that it is overtaken only by what the house takes when it does not take it.
    for (const line of lines) if (line.which === which) line.asideFor = null
    take(which, placeId, clientId, what)
  }

  function again(which: Which, clientId: string): void {
    const place = store.get()[which]
    const pending = place?.pending.find((p) => p.clientId === clientId)
    if (!place || !pending || lines.some((line) => line.clientId === clientId)) return
    store.act(which, { type: 'pended', clientId, state: 'sending' })
    take(which, place.placeId, clientId, pending.what)
  }

  function take(which: Which, placeId: string, clientId: string, what: PendingWhat): void {
    lines = [...lines, { which, placeId, clientId, what, isTried: false, asideFor: null, turn: 0 }]
    void run(which)
  }

  function withdraw(which: Which, clientId: string): void {
    lines = lines.filter((line) => line.clientId !== clientId)
    store.act(which, { type: 'withdrawn', clientId })
  }

  /** One has gone oneself: what the house has asked to wait goes out no more. What it has not heard yet does, as was said. */
  function leave(which: Which): void {
    lines = lines.filter((line) => line.which !== which || line.asideFor !== 'too_fast')
  }

  /** The visit is over: nothing of it goes out in another one. */
  function forget(): void {
    lines = []
  }

  async function run(which: Which): Promise<void> {
    if (isRunning[which]) return
    isRunning[which] = true
    for (let line = next(which); line; line = next(which)) await send(line)
    isRunning[which] = false
  }

  /** The first that may go. Tried once, a line stays behind its like that was told to slow down: otherwise their order would be lost. */
  function next(which: Which): Line | undefined {
    const here = lines.filter((line) => line.which === which)
    const isBehind = (line: Line, i: number) => here.slice(0, i).some((earlier) => earlier.asideFor === 'too_fast' && earlier.what.kind === line.what.kind)
    return here.find((line, i) => line.asideFor === null && !(line.isTried && isBehind(line, i)))
  }

  async function send(line: Line): Promise<void> {
    const { clientId } = line
    line.isTried = true
    if (link.state() === 'resumed') tell(line, { type: 'pended', clientId, state: 'sending' })
    const ack = await ask(line)
    if (ack.ok) {
      lines = lines.filter((one) => one !== line)
      tell(line, { type: 'pended', clientId, state: 'sent', seq: ack.data.seq })
      const { entry } = ack.data as Output<'message:send'>
      if (entry) tell(line, { type: 'heard', entries: [entry] })
    } else if (!lines.includes(line)) {
      return
    } else if (ack.code === 'too_fast' || ack.code === 'unavailable' || ack.code === 'internal') {
      putAside(line, ack.code, ('retryInMs' in ack && ack.retryInMs) || againMs)
    } else {
      lines = lines.filter((one) => one !== line)
      if (isInView(line)) tell(line, { type: 'pended', clientId, state: 'failed', ...(ack.code === 'lost' ? {} : { code: ack.code }) })
      else if (ack.code === 'person_told' || ack.code === 'help_named') store.set({ unsaid: ack.code })
    }
  }

  function ask({ placeId, clientId, what }: Line): Promise<Asked<'message:send' | 'whisper:send' | 'stamp:send'>> {
    const options = { patienceMs: Number.POSITIVE_INFINITY, isWanted: () => lines.some((line) => line.clientId === clientId) }
    if (what.kind === 'stamp') return link.ask('stamp:send', { placeId, clientId, stamp: what.stamp, ...(what.onSeq === undefined ? {} : { onSeq: what.onSeq }) }, options)
    const text = what.text.slice(0, askedMost)
    if (what.kind === 'whisper') return link.ask('whisper:send', { placeId, clientId, text }, options)
    return link.ask('message:send', { placeId, clientId, text, ...(what.rewrites === undefined ? {} : { rewrites: what.rewrites }), ...(what.isCovered ? { isCovered: true } : {}) }, options)
  }

  function putAside(line: Line, code: NonNullable<Line['asideFor']>, waitMs: number): void {
    const retryAt = Date.now() + waitMs
    const turn = ++line.turn
    line.asideFor = code
    tell(line, { type: 'pended', clientId: line.clientId, state: 'waiting', code, retryAt })
    if (code === 'too_fast' && isInView(line)) store.set({ slowUntil: retryAt })
    void wait(waitMs + 50).then(() => {
      if (line.turn !== turn) return
      line.asideFor = null
      void run(line.which)
    })
  }

  const isInView = ({ which, placeId }: Line): boolean => store.get()[which]?.placeId === placeId

  /** Its place may have gone from the screen meanwhile, and another taken its. */
  function tell(line: Line, action: RoomAction): void {
    if (isInView(line)) store.act(line.which, action)
  }

  /** The line is gone: what was going out now waits. */
  function pause(): void {
    for (const which of ['room', 'talk'] as const) {
      for (const p of store.get()[which]?.pending ?? []) if (p.state === 'sending') store.act(which, { type: 'pended', clientId: p.clientId, state: 'waiting' })
    }
  }

  return { write, again, withdraw, leave, forget, pause }
}

export type Outbox = ReturnType<typeof makeOutbox>
