// Which findings are said aloud (rule FI6): a watch never, and what is only for a supervisor's eye neither. Pure.
import type { FindingView } from '#shared/views'

const order = ['imminent', 'urgent', 'watch']

/** What stands at the top of the desk, the gravest first; a listener's own talk has its own card. */
export function alertsOf(findings: readonly FindingView[], ownTalkId: string | null): FindingView[] {
  return findings.filter(({ severity, placeId }) => severity !== 'watch' && placeId !== ownTalkId).sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.at - b.at)
}

export function soundingOf(findings: readonly FindingView[]): { id: string; severity: FindingView['severity'] }[] {
  return findings.filter(({ severity, kind }) => severity !== 'watch' && (kind === 'danger' || kind === 'target')).map(({ findingId, severity }) => ({ id: findingId, severity }))
}

/** Quiet rows of one place, newest first. */
export function watchRowsOf(findings: readonly FindingView[], placeId: string): FindingView[] {
  return findings.filter((finding) => finding.placeId === placeId && finding.severity === 'watch').sort((a, b) => b.at - a.at)
}

/** How many want a look in a place, beside the held lines that are counted there already. */
export function foundBeside(findings: readonly FindingView[], placeId: string): number {
  return findings.filter((finding) => finding.placeId === placeId && !finding.isHeld && !finding.isOver).length
}
