// An offer nobody answered lapses (rule LI11): the talk simply stays where it is, and the desk says so.
import type { Context } from '../../context.ts'
import type { Sweep } from '../../watcher.ts'

async function lapse(context: Context): Promise<void> {
  const now = context.clock.now()
  for (const { id, areaId } of await context.store.transfers.lapsing(now - context.settings.transferAnswerMs)) {
    await context.store.transact(async (tx) => {
      if ((await tx.transfers.answer(id, 'lapsed', now)) > 0) tx.record({ kind: 'desk.changed', areaId, why: 'transfer' })
    })
  }
}

export const transferSweep: Sweep = { name: 'listening-transfers', everyMs: 5_000, run: lapse }
