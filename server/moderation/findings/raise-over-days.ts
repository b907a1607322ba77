// A quiet sign on a third day raises (rule MO15), as three within twenty minutes do. A pass lasts twelve hours, so only who comes back
// by words is known over days; of them the days are kept, of which kind, and nothing that was said.
import { retention } from '#shared/facts'
import type { Finding } from '#shared/moderation'
import type { Id } from '#shared/ids'
import { addDays, dayOf } from '#shared/tokyo'
import type { Context } from '../../context.ts'
import type { Tx } from '../../storage/ports.ts'
import type { WatchedKind } from '../../storage/postgres/watched-days.ts'
import type { FoundRow, Sorted } from './sort-verdict.ts'

const enoughDays = 3
const overDays = (span: Finding['span']): Finding => ({ category: 'over_days', severity: 'urgent', rule: 'RP-3', span, isHolding: false })

/** Is it the third day? Then the count begins anew. */
export async function isThirdDay(tx: Tx, context: Context, visitId: Id, kind: WatchedKind): Promise<boolean> {
  const today = dayOf(context.clock.now())
  if ((await tx.watchedDays.add(visitId, kind, today)) === 0) return false
  if ((await tx.watchedDays.since(visitId, kind, addDays(today, -retention.watched_day.days))) < enoughDays) return false
  await tx.watchedDays.forget(visitId, kind)
  return true
}

/** What was found in a line, raised where it is the third day of its kind. */
export async function raiseOverDays(tx: Tx, context: Context, visitId: Id, sorted: Sorted): Promise<Sorted> {
  const rows: FoundRow[] = []
  for (const row of sorted.rows) {
    const isRaised = row.severity === 'watch' && (row.kind === 'danger' || row.kind === 'target') && (await isThirdDay(tx, context, visitId, row.kind))
    rows.push(isRaised ? { ...row, severity: 'urgent', findings: [...row.findings, overDays(row.findings[0]?.span ?? [0, 0])] } : row)
  }
  return { ...sorted, rows, danger: rows.find(({ kind }) => kind === 'danger')?.severity ?? null }
}
