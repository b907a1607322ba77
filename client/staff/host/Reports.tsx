// What readers told us of: many reports of one person stand together (rule HA10), and nothing is hidden by their number.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { ReportView } from '#shared/views'
import type { PlaceState } from '../place/place-state.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { ReportCard } from './ReportCard.tsx'
import { nameOfSeat } from './seat-names.ts'

const texts = staffTexts.host

export function Reports(props: { reports: readonly ReportView[]; state: PlaceState; canClose: boolean; onShow: (seq: number) => void }) {
  const { reports, state } = props
  const [closed, setClosed] = useState<string | null>(null)
  const reopen = useAct('report:reopen')
  const undo = async () => {
    if (closed !== null && (await reopen.run({ reportId: closed, reason: 'mistake' })).ok) setClosed(null)
  }
  const groups = groupedBySeat(reports)
  const card = (report: ReportView) => <ReportCard key={report.reportId} report={report} entry={state.entries.get(report.seq)} canClose={props.canClose} onShow={() => props.onShow(placeOf(state, report.seq))} onClosed={() => setClosed(report.reportId)} />
  return (
    <section>
      <h2>{texts.reports}</h2>
      <p className="small" role="status">
        {closed !== null && texts.reportClosed}
      </p>
      {closed !== null && (
        <Button kind="plain" className="flush" isBusy={reopen.isBusy} onClick={() => void undo()}>
          {texts.reportReopen}
        </Button>
      )}
      <Refused code={reopen.refused} />
      {groups.length === 0 && <p className="small soft">{texts.none}</p>}
      {groups.map((group) => {
        const [first] = group
        if (!first) return null
        if (group.length === 1) return card(first)
        return (
          <details className="cluster" key={first.reportId}>
            <summary className="small">{texts.reportCluster(first.aboutSeatId === null ? texts.someone : nameOfSeat(state, first.aboutSeatId), group.length)}</summary>
            {group.map(card)}
          </details>
        )
      })}
    </section>
  )
}

/** A late line stands where it was first written. */
function placeOf(state: PlaceState, seq: number): number {
  const entry = state.entries.get(seq)
  return entry?.kind === 'released' || entry?.kind === 'restored' ? entry.target : seq
}

function groupedBySeat(reports: readonly ReportView[]): ReportView[][] {
  const groups = new Map<string, ReportView[]>()
  for (const report of reports) {
    const key = report.aboutSeatId ?? report.reportId
    groups.set(key, [...(groups.get(key) ?? []), report])
  }
  return [...groups.values()]
}
