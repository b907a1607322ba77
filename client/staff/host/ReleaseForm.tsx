// Letting a held line out for another reason than the likeliest, which one press of 出す stands for.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import type { ReleaseReason } from '#shared/message'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf } from '../parts/Choices.tsx'

const texts = staffTexts.host

/** What is chosen already. */
export const usualRelease: ReleaseReason = 'fine'

export function ReleaseForm(props: { isBusy: boolean; onRelease: (reason: ReleaseReason) => void; onClose: () => void }) {
  const [reason, setReason] = useState<ReleaseReason>(usualRelease)
  return (
    <div className="lineform stack tight">
      <OneOf legend={texts.releaseWhy} isInRow choices={fromTexts(texts.releaseReasons)} value={reason} onChange={setReason} />
      <div className="acts">
        <Button kind="main" isBusy={props.isBusy} onClick={() => props.onRelease(reason)}>
          {texts.release}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
    </div>
  )
}
