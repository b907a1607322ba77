// Ending is not a door slammed: what the person will see is said first.
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { SessionView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.session

export function EndAsk(props: { session: SessionView; onClose: () => void }) {
  const end = useAct('listening:end')
  const finish = async () => {
    if ((await end.run({ listeningId: props.session.listeningId })).ok) props.onClose()
  }
  return (
    <section className="toolsheet stack tight" aria-label={texts.endHeading}>
      <h2>{texts.endHeading}</h2>
      <p className="phrase">{texts.endBody}</p>
      <div className="acts">
        <Button kind="main" isBusy={end.isBusy} onClick={finish}>
          {texts.endYes}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={end.refused} />
    </section>
  )
}
