// What was taken down is put back (rule HA3).
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { useAct } from '../use-act.ts'
import { UndoForm } from './UndoForm.tsx'

const texts = staffTexts.host

export function Unhide({ placeId, seq }: { placeId: string; seq: number }) {
  const unhide = useAct('message:unhide')
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button kind="plain" className="lineopen" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
        {texts.unhide}
      </Button>
      {isAsked && (
        <UndoForm doWord={texts.unhide} isBusy={unhide.isBusy} refused={unhide.refused} onUndo={async (reason) => (await unhide.run({ placeId, seq, reason })).ok && setAsked(false)} onClose={() => setAsked(false)} />
      )}
    </>
  )
}
