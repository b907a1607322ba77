// Undoing has a reason too; the likeliest is chosen already, so that it is one press more.
import { useState } from 'react'
import type { RefusedCode } from '#client/link.ts'
import { Button } from '#client/ui/Button.tsx'
import type { UndoReason } from '#shared/message'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'

const texts = staffTexts.host

export function UndoForm(props: { doWord: string; isBusy: boolean; refused: RefusedCode | null; onUndo: (reason: UndoReason) => void; onClose: () => void }) {
  const [reason, setReason] = useState<UndoReason>('mistake')
  return (
    <div className="lineform stack tight">
      <OneOf legend={texts.undoWhy} isInRow choices={fromTexts(texts.undoReasons)} value={reason} onChange={setReason} />
      <div className="acts">
        <Button kind="main" isBusy={props.isBusy} onClick={() => props.onUndo(reason)}>
          {props.doWord}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={props.refused} />
    </div>
  )
}
