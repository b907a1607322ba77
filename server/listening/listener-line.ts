// When a member of staff has no line any more, and when it is back (rule LI9). A page that is only reloading comes back within
// the grace time, and nobody loses anything by it.
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import { placeLog } from '../messages/place-log.ts'
import type { Tx } from '../storage/ports.ts'
import type { ListeningRow } from '../storage/postgres/listenings.ts'
import { holdListening, logPlaceOf, nextState } from './hold.ts'
import { tellVisitor } from './listening-view.ts'
import { loseLine } from './talk/lose-line.ts'

export async function onStaffGone(context: Context, staffId: Id): Promise<void> {
  await forEachHeld(context, staffId, (tx, row) => markGone(tx, context, row))
}

export async function onStaffBack(context: Context, staffId: Id): Promise<void> {
  await forEachHeld(context, staffId, (tx, row) => markBack(tx, context, row))
}

async function forEachHeld(context: Context, staffId: Id, work: (tx: Tx, row: ListeningRow) => Promise<void>): Promise<void> {
  for (const { id } of await context.store.listenings.heldBy(staffId)) {
    await context.store.transact(async (tx) => {
      const row = await holdListening(tx, id)
      if (row.listenerId === staffId) await work(tx, row)
    })
  }
}

export async function markGone(tx: Tx, context: Context, row: ListeningRow): Promise<void> {
  const now = context.clock.now()
  const returnBy = now + context.settings.listenerGraceMs
  if (row.state === 'called') await tx.listenings.move(row.id, 'called', 'called', { returnBy })
  if (row.state !== 'talking') return
  await loseLine(tx, row, returnBy, now)
  await tellVisitor(tx, context, row.id)
}

export async function markBack(tx: Tx, context: Context, row: ListeningRow): Promise<void> {
  if (row.state === 'called') await tx.listenings.move(row.id, 'called', 'called', { returnBy: null })
  if (row.state !== 'interrupted') return
  await tx.listenings.move(row.id, 'interrupted', nextState(row, 'line_back'), { lostAt: null, returnBy: null })
  await placeLog(tx, context, logPlaceOf(row)).notice('listener_back')
  await tellVisitor(tx, context, row.id)
}
