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

const windowMs = 4

export function makePlaceBatch(send: (placeId: Id, facts: readonly PostedFact[]) => void): PlaceBatch {
  // A place is here only while its window is open, or until the end of this turn.
  const open = new Map<Id, PostedFact[]>()

  function sendWaiting(placeId: Id): boolean {
    const waiting = open.get(placeId)
    if (!waiting || waiting.length === 0) return false
    open.set(placeId, [])
    send(placeId, waiting)
    return true
  }

  function closeWindow(placeId: Id): void {
    if (sendWaiting(placeId)) setTimeout(closeWindow, windowMs, placeId)
    else open.delete(placeId)
  }

  return {
    add(fact) {
      const waiting = open.get(fact.placeId)
      if (waiting) return void waiting.push(fact)
      open.set(fact.placeId, [fact])
      // After everyone whose line stood in the same commit has been answered.
      process.nextTick(() => {
        sendWaiting(fact.placeId)
        setTimeout(closeWindow, windowMs, fact.placeId)
      })
    },
    flush() {
      for (const placeId of open.keys()) sendWaiting(placeId)
    },
    flushPlace: (placeId) => void sendWaiting(placeId),
  }
}
