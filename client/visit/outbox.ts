// One's own lines on their way (rules ME3, LK5): one at a time in each place so that their order is kept, the same id at every try,
// slowed when the house asks for it, kept in memory until they are sent or withdrawn.
import type { Link } from '#client/link.ts'
import { newId } from '#client/new-id.ts'
import type { Pending, PendingWhat } from '#client/room/room-state.ts'
import type { VisitorStore, Which } from '#client/store.ts'
import type { Output } from '#shared/protocol'

const againMs = 3_000

export function makeOutbox(link: Link, store: VisitorStore, wait: (ms: number) => Promise<void>) {
  const queues: Record<Which, string[]> = { room: [], talk: [] }
  const isRunning: Record<Which, boolean> = { room: false, talk: false }

  const pendingOf = (which: Which, clientId: string): Pending | undefined => store.get()[which]?.pending.find((p) => p.clientId === clientId)

  function write(which: Which, what: PendingWhat): void {
    const clientId = newId()
    const isUp = store.get().line === 'up'
    store.act(which, { type: 'written', pending: { clientId, what, at: Date.now(), state: isUp ? 'sending' : 'waiting' } })
    queues[which].push(clientId)
    void run(which)
  }

  function again(which: Which, clientId: string): void {
    if (queues[which].includes(clientId)) return
    store.act(which, { type: 'pended', clientId, state: 'sending' })
    queues[which].push(clientId)
    void run(which)
  }

  function withdraw(which: Which, clientId: string): void {
    queues[which] = queues[which].filter((id) => id !== clientId)
    store.act(which, { type: 'withdrawn', clientId })
  }

  async function run(which: Which): Promise<void> {
    if (isRunning[which]) return
    isRunning[which] = true
    for (let clientId = queues[which][0]; clientId !== undefined; clientId = queues[which][0]) {
      const isDone = await send(which, clientId)
      if (isDone) queues[which] = queues[which].filter((id) => id !== clientId)
    }
    isRunning[which] = false
  }

  /** @returns true when this line needs no further try */
  async function send(which: Which, clientId: string): Promise<boolean> {
    const pending = pendingOf(which, clientId)
    const place = store.get()[which]
    if (!pending || !place) return true
    if (link.state() === 'resumed') store.act(which, { type: 'pended', clientId, state: 'sending' })
    const { placeId } = place
    const { what } = pending
    const options = { patienceMs: Number.POSITIVE_INFINITY }
    const ack =
      what.kind === 'stamp'
        ? await link.ask('stamp:send', { placeId, clientId, stamp: what.stamp, ...(what.onSeq === undefined ? {} : { onSeq: what.onSeq }) }, options)
        : what.kind === 'whisper'
          ? await link.ask('whisper:send', { placeId, clientId, text: what.text }, options)
          : await link.ask('message:send', { placeId, clientId, text: what.text, ...(what.rewrites === undefined ? {} : { rewrites: what.rewrites }), ...(what.isCovered ? { isCovered: true } : {}) }, options)
    if (ack.ok) {
      store.act(which, { type: 'pended', clientId, state: 'sent', seq: ack.data.seq })
      const { entry } = ack.data as Output<'message:send'>
      if (entry) store.act(which, { type: 'heard', entries: [entry] })
      return true
    }
    if (ack.code === 'too_fast' || ack.code === 'unavailable' || ack.code === 'internal') {
      const waitMs = 'retryInMs' in ack && ack.retryInMs !== undefined ? ack.retryInMs : againMs
      const retryAt = Date.now() + waitMs
      store.act(which, { type: 'pended', clientId, state: 'waiting', code: ack.code, retryAt })
      if (ack.code === 'too_fast') store.set({ slowUntil: retryAt })
      await wait(waitMs + 50)
      return false
    }
    store.act(which, { type: 'pended', clientId, state: 'failed', ...(ack.code === 'lost' ? {} : { code: ack.code }) })
    return true
  }

  /** The line is gone: what was going out now waits. */
  function pause(): void {
    for (const which of ['room', 'talk'] as const) {
      for (const p of store.get()[which]?.pending ?? []) if (p.state === 'sending') store.act(which, { type: 'pended', clientId: p.clientId, state: 'waiting' })
    }
  }

  return { write, again, withdraw, pause }
}

export type Outbox = ReturnType<typeof makeOutbox>
