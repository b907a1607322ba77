// A supervisor is called to a talk by itself, once, in its listener's name (rules LI6, LI17).
import type { Context } from '../../context.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'

export async function callSupervisor(tx: Tx, context: Context, row: ListeningRow): Promise<void> {
  if (row.listenerId === null) return
  const called = await tx.calls.addBackup({ id: context.ids.next(), areaId: row.areaId, fromStaff: row.listenerId, placeId: row.id, now: context.clock.now() })
  if (called > 0) tx.record({ kind: 'desk.changed', areaId: row.areaId, why: 'call' })
}
