// Asking as the real page asks: an answer that does not come, a busy house or a limit means waiting and asking again with the same
// ids, which is harmless. What was only slowed is counted, not hidden.
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientEventName, Input, Output } from '#shared/protocol'
import { Refusal, type RefusalCode } from '#shared/refusal'
import type { Person } from '#tests/support/person'

export interface Slowed { limited: number; unavailable: number; unanswered: number }
export const nobodySlowed = (): Slowed => ({ limited: 0, unavailable: 0, unanswered: 0 })

const patienceMs = 60_000
const again: Partial<Record<RefusalCode, keyof Slowed>> = { too_fast: 'limited', unavailable: 'unavailable' }

export async function askPatiently<E extends ClientEventName>(person: Person, event: E, input: Input<E>, slowed: Slowed): Promise<Output<E>> {
  const until = performance.now() + patienceMs
  for (;;) {
    const ack = await person.tryAsk(event, input).catch((error: Error) => {
      if (!person.socket.connected) throw error
      return null
    })
    if (ack?.ok) return ack.data
    const why = ack === null ? 'unanswered' : again[ack.code]
    if (ack && (why === undefined || performance.now() > until)) throw new Refusal(ack.code, ack.retryInMs)
    if (performance.now() > until) throw new Refusal('unavailable')
    slowed[why ?? 'unanswered'] += 1
    await pause(ack?.retryInMs ?? 200)
  }
}
