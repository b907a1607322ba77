// Lines found by 「；」: choosing one fills the field and nothing more.
import { staffTexts } from '#shared/texts/staff'
import type { Canned } from './canned-search.ts'

export function CannedList(props: { id: string; found: readonly Canned[]; at: number; onPick: (canned: Canned) => void }) {
  return (
    <div className="cannedlist">
      <p className="small">{staffTexts.session.cannedNote}</p>
      <ul id={props.id} role="listbox" aria-label={staffTexts.session.cannedAll}>
        {props.found.map((canned, index) => (
          <li key={canned.id} role="option" aria-selected={index === props.at} onPointerDown={(event) => event.preventDefault()} onClick={() => props.onPick(canned)}>
            <b>{canned.say}</b>
            <span className="small">{canned.text}</span>
          </li>
        ))}
      </ul>
      {props.found.length === 0 && <p className="small">{staffTexts.session.cannedNone}</p>}
    </div>
  )
}
