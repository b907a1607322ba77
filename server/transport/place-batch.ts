// Lines of one place that fall together travel together (rule WI10): at once when the place is quiet; when it is busy, whatever
// comes within a few milliseconds is one packet. Nothing waits longer than the window, and nothing changes its order.
import type { Fact } from '#shared/facts'
import type { Id } from '#shared/ids'

export type PostedFact = Extract<Fact, { kind: 'entry.posted' }>

export interface PlaceBatch {
  add(fact: PostedFact): void
  /** Sends all that waits, now. */
  flush(): void
}

const windowMs = 4

export function makePlaceBatch(send: (placeId: Id, facts: readonly PostedFact[]) => void): PlaceBatch {
  // A place is here only while its window is open.
  const open = new Map<Id, PostedFact[]>()

  function closeWindow(placeId: Id): void {
    const waiting = open.get(placeId)
    if (!waiting || waiting.length === 0) return void open.delete(placeId)
    open.set(placeId, [])
    setTimeout(closeWindow, windowMs, placeId)
    send(placeId, waiting)
  }

  return {
    add(fact) {
      const waiting = open.get(fact.placeId)
      if (waiting) return void waiting.push(fact)
      open.set(fact.placeId, [])
      setTimeout(closeWindow, windowMs, fact.placeId)
      send(fact.placeId, [fact])
    },
    flush() {
      for (const [placeId, waiting] of open) {
        if (waiting.length === 0) continue
        open.set(placeId, [])
        send(placeId, waiting)
      }
    },
  }
}
