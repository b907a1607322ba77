// A seat whose person has had no line for long keeps nobody else out (rule RO4): who closed the page without a word is gone.
// The seat itself stays theirs until the room closes; coming back in time is sitting down where one sat.
import type { Id } from '#shared/ids'
import type { Sweep } from '../watcher.ts'

/** @param visits those with a line on this node */
export function seatSweep(visits: () => Iterable<Id>): Sweep {
  return {
    name: 'seats-seen', everyMs: 60_000, isPerNode: true,
    async run({ store, clock }) {
      const here = [...new Set(visits())]
      if (here.length > 0) await store.seats.see(here, clock.now())
    },
  }
}
