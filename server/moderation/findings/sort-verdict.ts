// What follows from a verdict (rules FI1–FI4): is its writer in danger, is somebody else, or is it worth a look; may its writer be
// shown the part that is held. Pure.
import { moreSevere, type Severity } from '#shared/escalation'
import type { Finding, FindingKind, Verdict } from '#shared/moderation'
import { kindOf, roomCategories, type CategoryKind } from '../categories.ts'

const wishes: ReadonlySet<string> = new Set(['suicide_ideation', 'suicide_passive'])

export type FoundRow = { kind: FindingKind; severity: Severity; findings: Finding[] }

export interface Sorted {
  /** how much danger its writer may be in; what harms others does not count here */
  danger: Severity | null
  rows: FoundRow[]
  /** only ways to reach or know a person hold it: the first time, the writer is shown which part */
  isExplainable: boolean
  /** the room is shown where help is, without a word of the line */
  concernsRoom: boolean
}

export function sortVerdict({ findings, isHeld }: Verdict, isStaff: boolean): Sorted {
  const holding = findings.filter((finding) => finding.isHolding)
  const isExplainable = isHeld && holding.length > 0 && holding.every(({ category }) => kindOf(category) === 'contact')
  if (isStaff) return { danger: null, rows: isHeld ? [{ kind: 'staff_line', severity: 'urgent', findings: holding }] : [], isExplainable, concernsRoom: false }
  const rows = (['danger', 'target', 'quiet'] as const).flatMap((kind) => rowOf(kind, findings.filter((finding) => isFor(kind, finding, findings))) ?? [])
  return {
    danger: rows.find(({ kind }) => kind === 'danger')?.severity ?? null, rows, isExplainable,
    concernsRoom: findings.some(({ category, severity }) => roomCategories.has(category) && severity !== 'none'),
  }
}

function isFor(kind: Exclude<CategoryKind, 'contact'>, finding: Finding, all: readonly Finding[]): boolean {
  if (finding.severity === 'none') return false
  if (finding.category === 'repeated') return kind === repeatedKind(all)
  if (kind === 'danger' && isPartOfInsult(finding, all)) return false
  // What only waits to be let through stands in the queue of held lines already.
  return kindOf(finding.category) === kind && !(kind === 'quiet' && finding.isHolding)
}

/** お前なんか死ねばいいのに: the wish to die in it is not its writer's own. What is said beside it still counts. */
function isPartOfInsult({ category, severity, span: [from, to] }: Finding, all: readonly Finding[]): boolean {
  if (!wishes.has(category) || severity === 'imminent') return false
  return all.some((other) => kindOf(other.category) === 'target' && other.isHolding && other.span[0] <= from && to <= other.span[1])
}

/** What is repeated weighs as what it repeats. */
function repeatedKind(all: readonly Finding[]): Exclude<CategoryKind, 'contact'> {
  const kinds = all.filter((each) => each.category !== 'repeated' && !isPartOfInsult(each, all)).map(({ category }) => kindOf(category))
  return kinds.includes('danger') ? 'danger' : kinds.includes('target') ? 'target' : 'quiet'
}

function rowOf(kind: FindingKind, findings: Finding[]): FoundRow | null {
  const severities = findings.flatMap(({ severity }) => (severity === 'none' ? [] : [severity]))
  const [first, ...rest] = severities
  return first === undefined ? null : { kind, severity: rest.reduce(moreSevere, first), findings }
}
