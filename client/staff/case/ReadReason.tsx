// The words stay shut until a reason was given; the row of who, when and why is written before they open.
import { useId, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf } from '../parts/Choices.tsx'

const texts = staffTexts.case

export function ReadReason(props: { isBusy: boolean; onRead: (reason: string) => void }) {
  const id = useId()
  const [reason, setReason] = useState<keyof typeof texts.readReasons>('safety')
  const [free, setFree] = useState('')
  const read = () => props.onRead([texts.readReasons[reason], free.trim()].filter(Boolean).join(staffTexts.common.colon).slice(0, 200))
  return (
    <div className="readreason stack">
      <h2>{texts.shut}</h2>
      <p className="phrase">{texts.readBody}</p>
      <OneOf legend={texts.readHeading} choices={fromTexts(texts.readReasons)} value={reason} onChange={setReason} />
      <div>
        <label className="label" htmlFor={id}>
          {texts.readFree}
        </label>
        <input id={id} className="field" maxLength={120} autoComplete="off" value={free} onChange={(event) => setFree(event.target.value)} />
      </div>
      <Button kind="main" icon="lock" isBusy={props.isBusy} onClick={read}>
        {texts.read}
      </Button>
    </div>
  )
}
