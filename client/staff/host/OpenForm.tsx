// Opening a room: for how long. The end is told to everyone from the start.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#shared/texts/staff'
import { fromTexts, OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.host

export function OpenForm(props: { roomId: string; onClose: () => void }) {
  const open = useAct('room:open')
  const [minutes, setMinutes] = useState<keyof typeof texts.openLengths>('90')
  const go = async () => {
    if ((await open.run({ roomId: props.roomId, minutes: Number(minutes) })).ok) props.onClose()
  }
  return (
    <div className="toolsheet stack tight">
      <OneOf legend={texts.openLength} isInRow choices={fromTexts(texts.openLengths)} value={minutes} onChange={setMinutes} />
      <div className="acts">
        <Button kind="main" isBusy={open.isBusy} onClick={go}>
          {texts.move.open}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={open.refused} />
    </div>
  )
}
