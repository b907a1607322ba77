// いま、つらい: no words needed. The supervisor is told, and says so in person.
import { useState } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import { Sheet } from '#client/ui/Sheet.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.hard

export function HardSheet(props: { isSupervisorHere: boolean; onClose: () => void }) {
  const say = useAct('strain:say')
  const [callId] = useState(() => newId())
  const [isSaid, setSaid] = useState(false)
  const tell = async () => setSaid((await say.run({ callId })).ok)
  return (
    <Sheet heading={texts.heading} icon="cup" closeWord={staffTexts.common.close} onClose={props.onClose}>
      <div className="pad stack">
        {isSaid ? (
          <p role="status">{props.isSupervisorHere ? texts.sent : texts.nobody}</p>
        ) : (
          <>
            <p className="phrase">{texts.body}</p>
            <Button kind="main" isBusy={say.isBusy} onClick={tell}>
              {texts.send}
            </Button>
          </>
        )}
        <Refused code={say.refused} />
      </div>
    </Sheet>
  )
}
