// Looking in needs a reason, and leaves one; the words are shown only after that is written down.
import { useId, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf } from '../parts/Choices.tsx'

const texts = staffTexts.overview

export function LookReason(props: { name: string; onLook: (reason: string) => void; onCancel?: () => void }) {
  const id = useId()
  const [reason, setReason] = useState<keyof typeof texts.lookReasons | null>(null)
  const [free, setFree] = useState('')
  const look = () => {
    if (reason) props.onLook([texts.lookReasons[reason], free.trim()].filter(Boolean).join(staffTexts.common.colon).slice(0, 200))
  }
  return (
    <section className="lookreason stack tight" aria-label={`${props.name} ${texts.lookReason}`}>
      <p className="small phrase">{texts.lookNote}</p>
      <OneOf legend={texts.lookReason} isInRow choices={fromTexts(texts.lookReasons)} value={reason} onChange={setReason} />
      <label className="small" htmlFor={id}>
        {texts.lookFree}
      </label>
      <input id={id} className="field" maxLength={100} autoComplete="off" value={free} onChange={(event) => setFree(event.target.value)} />
      <div className="acts">
        <Button kind="main" disabled={!reason} onClick={look}>
          {texts.enter}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>{staffTexts.common.cancel}</Button>}
      </div>
    </section>
  )
}
