// A change of the lists asks why, and keeps the answer.
import { useId, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'

export function WhyForm(props: { act: string; isBusy: boolean; onGo: (reason: string) => void; onClose: () => void }) {
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <div className="lineform stack tight">
      <label className="small" htmlFor={id}>
        {staffTexts.lists.reason}
      </label>
      <input id={id} className="field" maxLength={200} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />
      <div className="acts">
        <Button kind="main" disabled={reason.trim() === ''} isBusy={props.isBusy} onClick={() => props.onGo(reason.trim())}>
          {props.act}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
    </div>
  )
}
