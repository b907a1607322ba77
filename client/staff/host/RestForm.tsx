// Asking someone to rest: a reason, a length, both told to the person. Reading and being listened to stay open to them.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import type { HideReason } from '#shared/message'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.host

export function RestForm(props: { placeId: string; seatId: string; name: string; mayRemove: boolean; onClose: () => void }) {
  const here = useAct('person:rest')
  const everywhere = useAct('person:remove')
  const [where, setWhere] = useState<keyof typeof texts.restWheres>('here')
  const rest = where === 'here' ? here : everywhere
  const [reason, setReason] = useState<HideReason | null>(null)
  const [minutes, setMinutes] = useState<keyof typeof texts.restLengths>('10')
  const go = async () => {
    if (reason && (await rest.run({ placeId: props.placeId, seatId: props.seatId, reason, minutes: Number(minutes) })).ok) props.onClose()
  }
  return (
    <div className="lineform stack tight">
      <p className="small phrase">{where === 'here' ? texts.restBody(props.name) : texts.restEverywhereBody(props.name)}</p>
      {props.mayRemove && <OneOf legend={texts.restWhere} isInRow choices={fromTexts(texts.restWheres)} value={where} onChange={setWhere} />}
      <OneOf legend={texts.restLength} isInRow choices={fromTexts(texts.restLengths)} value={minutes} onChange={setMinutes} />
      <OneOf legend={texts.reason} isInRow choices={fromTexts(texts.reasons)} value={reason} onChange={setReason} />
      <div className="acts">
        <Button kind="main" disabled={!reason} isBusy={rest.isBusy} onClick={go}>
          {texts.doRest}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={rest.refused} />
    </div>
  )
}
