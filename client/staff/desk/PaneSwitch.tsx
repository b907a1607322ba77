// On a narrow screen the three columns take turns.
import { staffTexts } from '#client/staff/words.ts'

export const panes = ['side', 'main', 'notes'] as const
export type Pane = (typeof panes)[number]

export function PaneSwitch(props: { pane: Pane; hasNotes: boolean; onPane: (pane: Pane) => void }) {
  return (
    <nav className="paneswitch" aria-label={staffTexts.desk.panesLabel}>
      {panes
        .filter((pane) => pane !== 'notes' || props.hasNotes)
        .map((pane) => (
          <button key={pane} type="button" aria-current={props.pane === pane || undefined} onClick={() => props.onPane(pane)}>
            {staffTexts.desk.panes[pane]}
          </button>
        ))}
    </nav>
  )
}
