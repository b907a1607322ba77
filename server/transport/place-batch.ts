// Lines of one place that fall together travel together (rule WI10): what one commit brought is one packet, at once when the place
// is quiet; when it is busy, whatever comes within a few milliseconds. Nothing waits longer, and nothing changes its order.
import type { Fact } from '#shared/facts'
import type { Id } from '#shared/ids'

export type PostedFact = Extract<Fact, { kind: 'entry.posted' }>

export interface PlaceBatch {
  add(fact: PostedFact): void
  /** Sends all that waits, now. */
  flush(): void
  /** The same for one place: before somebody stops hearing it. */
  flushPlace(placeId: Id): void
}

const bySeq = (one: PostedFact, other: PostedFact): number => one.entry.seq - other.entry.seq

const windowMs = 4
const mostToldLately = 1_000

export function makePlaceBatch(send: (placeId: Id, facts: readonly PostedFact[]) => void): PlaceBatch {
  const waiting = new Map<Id, PostedFact[]>()
  // When each place was told last, looked up and never waited for: a timer for each line wakes a calm house once more for nothing.
  const toldAt = new Map<Id, number>()

  function sendWaiting(placeId: Id): void {
    const facts = waiting.get(placeId)
    if (!facts) return
    waiting.delete(placeId)
    // A place that is forgotten here is told its next line at once, that is all.
    if (toldAt.size >= mostToldLately) toldAt.clear()
    toldAt.set(placeId, performance.now())
    // Written on two connections, or on two nodes, they may be heard of otherwise than they stand.
    send(placeId, facts.sort(bySeq))
  }

  return {
    add(fact) {
      const { placeId } = fact
      const facts = waiting.get(placeId)
      if (facts) return void facts.push(fact)
      waiting.set(placeId, [fact])
      const leftMs = (toldAt.get(placeId) ?? -Infinity) + windowMs - performance.now()
      if (leftMs > 0) setTimeout(sendWaiting, leftMs, placeId)
      // After everyone whose line stood in the same commit has been answered.
      else process.nextTick(sendWaiting, placeId)
    },
    flush() {
      for (const placeId of waiting.keys()) sendWaiting(placeId)
    },
    flushPlace: sendWaiting,
  }
}
