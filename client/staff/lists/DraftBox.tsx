// The draft: its changes, what they would do to the labelled lines, and saving with a reason (rules WL1, WL2, WL4). Nothing is saved
// that was not weighed as it stands; where it is worse somewhere, that is said to be seen first.
import { useId, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { ListsView, ListTrial } from '#shared/word-lists'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { Impact } from './Impact.tsx'
import { Problems } from './Problems.tsx'
import type { Draft } from './use-lists.ts'

const texts = staffTexts.lists

type Props = { view: ListsView; draft: Draft; weighed: ListTrial | null; onWeighed: (trial: ListTrial) => void; onSaved: (view: ListsView) => void }

export function DraftBox({ view, draft, weighed, onWeighed, onSaved }: Props) {
  const id = useId()
  const weigh = useAct('lists:try')
  const save = useAct('lists:save')
  const [reason, setReason] = useState('')
  const [isSure, setSure] = useState(false)
  const [saved, setSaved] = useState<number | null>(null)
  const { changes } = draft
  const impact = weighed?.impact ?? null
  const isWorse = impact !== null && [...impact.raised, ...impact.lowered].some((line) => line.isWorse)
  const maySave = impact !== null && reason.trim() !== '' && (!isWorse || isSure)
  const doWeigh = async () => {
    setSure(false)
    const ack = await weigh.run({ base: view.current, changes, lines: [], withImpact: true })
    if (ack.ok) onWeighed(ack.data)
  }
  const doSave = async () => {
    const ack = await save.run({ base: view.current, changes, reason: reason.trim() })
    if (!ack.ok) return
    setReason('')
    setSaved(ack.data.current)
    onSaved(ack.data)
  }
  return (
    <section className="listbox stack tight" aria-labelledby={id}>
      <h2 id={id}>{texts.draft.heading}</h2>
      <p className="small" role="status">
        {changes.length === 0 && (saved === view.current ? texts.saved(saved) : texts.draft.none)}
      </p>
      <ul className="draftrows">
        {changes.map((change, nth) => (
          <li key={`${change.list}${change.line}${change.do}${nth}`}>
            <p className="small rowfacts">{`${texts.draft.change[change.do]}${staffTexts.common.dot}${texts.row(texts.list[change.list], change.line)}`}</p>
            {change.do !== 'drop' && <p className="rowwords">{change.row.split('\t').join(staffTexts.common.dot)}</p>}
            <Button kind="plain" onClick={() => draft.undo(nth)}>
              {texts.draft.undo}
            </Button>
          </li>
        ))}
      </ul>
      {changes.length > 0 && (
        <>
          {draft.isTooBig && <p className="hint">{texts.draft.tooBig}</p>}
          <div className="acts">
            <Button kind={impact ? undefined : 'main'} disabled={draft.isTooBig} isBusy={weigh.isBusy} onClick={() => void doWeigh()}>
              {weigh.isBusy ? texts.draft.weighing : texts.draft.weigh}
            </Button>
            <Button kind="plain" onClick={draft.clear}>
              {texts.draft.drop}
            </Button>
          </div>
          <Refused code={weigh.refused} />
          {weighed && <Problems problems={weighed.problems} />}
          {impact && <Impact impact={impact} />}
          {isWorse && (
            <label className="pick">
              <input type="checkbox" checked={isSure} onChange={() => setSure(!isSure)} />
              <span>{texts.impact.sure}</span>
            </label>
          )}
          <label className="small" htmlFor={`${id}r`}>
            {texts.reason}
          </label>
          <input id={`${id}r`} className="field" maxLength={200} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />
          <Button kind={impact ? 'main' : undefined} disabled={!maySave} isBusy={save.isBusy} onClick={() => void doSave()}>
            {texts.save}
          </Button>
          {!impact && <p className="hint">{texts.weighFirst}</p>}
        </>
      )}
      <Refused code={save.refused} />
    </section>
  )
}
