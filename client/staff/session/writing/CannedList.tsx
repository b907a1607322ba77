// Lines found by 「；」: choosing one fills the field and nothing more. Which one Enter takes is also said aloud.
import { staffTexts } from '#client/staff/words.ts'
import type { Canned } from './canned-search.ts'

const texts = staffTexts.session

export function CannedList(props: { id: string; found: readonly Canned[]; at: number; onPick: (canned: Canned) => void }) {
  const next = props.found[props.at]
  return (
    <div className="cannedlist" id={props.id}>
      <p className="small">{texts.cannedNote}</p>
      <ul aria-label={texts.cannedAll}>
        {props.found.map((canned, index) => (
          <li key={canned.id}>
            <button type="button" aria-current={index === props.at || undefined} onClick={() => props.onPick(canned)}>
              <b>{canned.say}</b>
              <span className="small">{canned.text}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={next ? 'vh' : 'small'} role="status">
        {next ? texts.cannedNext(next.say) : texts.cannedNone}
      </p>
    </div>
  )
}
