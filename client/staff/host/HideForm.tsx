// Hiding needs a reason that its writer will see.
import { useState } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import type { HideReason } from '#shared/message'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.host

export function HideForm(props: { placeId: string; seq: number; isHeld?: boolean; onHidden?: () => void; onClose: () => void }) {
  const hide = useAct('message:hide')
  const [clientId] = useState(() => newId())
  const [reason, setReason] = useState<HideReason | null>(null)
  const go = async () => {
    if (!reason || !(await hide.run({ placeId: props.placeId, clientId, seq: props.seq, reason })).ok) return
    props.onHidden?.()
    props.onClose()
  }
  return (
    <div className="lineform stack tight">
      <p className="small phrase">{props.isHeld ? texts.queue.keepBody : texts.hideBody}</p>
      <OneOf legend={texts.reason} isInRow choices={fromTexts(texts.reasons)} value={reason} onChange={setReason} />
      <div className="acts">
        <Button kind="main" disabled={!reason} isBusy={hide.isBusy} onClick={go}>
          {props.isHeld ? texts.keepHidden : texts.doHide}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={hide.refused} />
    </div>
  )
}
