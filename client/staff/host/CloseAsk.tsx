// Closing takes the words from visitors' screens; that is said before it is done.
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.host

export function CloseAsk(props: { roomId: string; onClose: () => void }) {
  const close = useAct('room:close')
  const go = async () => {
    if ((await close.run({ roomId: props.roomId, reason: 'over' })).ok) props.onClose()
  }
  return (
    <div className="toolsheet stack tight">
      <p className="phrase">{texts.closeAsk}</p>
      <div className="acts">
        <Button kind="main" isBusy={close.isBusy} onClick={go}>
          {texts.closeYes}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={close.refused} />
    </div>
  )
}
