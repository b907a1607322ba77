// What screening found, as the desk shows it (rules FI1, FI5): facts and the reason in words; the words of a line are asked for one by
// one. A host sees their rooms, a listener their talk, a supervisor the area.
import type { Severity } from '#shared/escalation'
import type { DeskView, FindingView } from '#shared/views'
import type { Context } from '../../context.ts'
import type { FindingRow } from '../../storage/postgres/findings.ts'
import type { StaffActor } from '../../transport/actor.ts'
import { graphicCategories } from '../categories.ts'
import { openFindings } from './note-findings.ts'

const mostShown = 100
const order: readonly string[] = ['watch', 'urgent', 'imminent']

/** `left`: how many more there are than are shown. */
export async function openFindingViews(context: Context, actor: StaffActor): Promise<{ findings: FindingView[]; left: DeskView['findingsLeft'] }> {
  const isSupervisor = actor.roles.includes('supervisor')
  const places = isSupervisor ? null : (await context.store.seats.looksOf(actor.staffId)).map(({ placeId }) => placeId)
  if (places?.length === 0) return { findings: [], left: { alerts: 0, watch: 0 } }
  const rows = await context.store.findings.open(actor.areaId, places, mostShown)
  const [first] = rows
  const shownAs = (isWatch: boolean) => rows.filter(({ severity }) => (severity === 'watch') === isWatch).length
  return { findings: rows.flatMap((row) => findingView(context, row) ?? []), left: { alerts: (first?.alerts ?? 0) - shownAs(false), watch: (first?.watch ?? 0) - shownAs(true) } }
}

/** A finding whose conversation is forgotten is shown no more. */
export function findingView(context: Context, row: FindingRow): FindingView | null {
  if (!row.sealedKey) return null
  const opened = openFindings(context, { ...row, sealedKey: row.sealedKey })
  const found = opened ?? []
  const gravest = [...found].sort((a, b) => order.indexOf(b.severity) - order.indexOf(a.severity))
  return {
    findingId: row.id, placeId: row.placeId, placeKind: row.placeKind, seq: row.seq, at: row.at, kind: row.kind, severity: row.severity as Severity, isHeld: row.isHeld, staffName: row.staffName,
    reasons: gravest.map(({ category, rule }) => ({ category, rule })).filter((each, at, all) => all.findIndex(({ category }) => category === each.category) === at).slice(0, 6),
    // What nobody can tell is covered.
    isGraphic: opened === null || found.some(({ category }) => graphicCategories.has(category)), isOver: row.isOver,
  }
}

