// A look-in whose supervisor has had no line for long is over (rule LI5): nobody of 17 or under is accompanied by an empty chair.
import type { Context } from '../context.ts'
import type { Sweep } from '../watcher.ts'

async function endEmptyLooks({ store, clock, settings }: Context): Promise<void> {
  await store.transact(async (tx) => {
    const now = clock.now()
    for (const { placeId, staffId, areaId } of await tx.seats.endEmptyLooks(now - settings.supervisorGraceMs, now)) {
      tx.record({ kind: 'look.ended', placeId, staffId }, { kind: 'desk.changed', areaId, why: 'look' })
    }
  })
}

export const lookSweep: Sweep = { name: 'looks-empty', everyMs: 5_000, run: endEmptyLooks }
