// Asking the writer of a held line to put it differently: what was noticed, and perhaps words that could go out.
import { useId, useState } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import type { HideReason } from '#shared/message'
import { staffTexts } from '#client/staff/words.ts'
import type { HeldView } from '#shared/views'
import { fromTexts, OneOf } from '../../parts/Choices.tsx'
import { Refused } from '../../parts/Refused.tsx'
import { useAct } from '../../use-act.ts'

const texts = staffTexts.host

export function AskRewriteForm(props: { placeId: string; line: HeldView; onAsked: () => void; onClose: () => void }) {
  const ask = useAct('message:ask-rewrite')
  const id = useId()
  const [clientId] = useState(() => newId())
  const [reason, setReason] = useState<HideReason | null>(null)
  const [proposal, setProposal] = useState('')
  const go = async () => {
    if (!reason) return
    const words = proposal.trim()
    if ((await ask.run({ placeId: props.placeId, clientId, seq: props.line.seq, reason, ...(words === '' ? {} : { proposal: words }) })).ok) props.onAsked()
  }
  return (
    <div className="lineform stack tight">
      <p className="small phrase">{texts.queue.askBody}</p>
      <OneOf legend={texts.reason} isInRow choices={fromTexts(texts.reasons)} value={reason} onChange={setReason} />
      <label className="label" htmlFor={id}>
        {texts.queue.proposal}
      </label>
      <textarea id={id} className="field" rows={3} maxLength={2000} value={proposal} onChange={(event) => setProposal(event.target.value)} />
      <div className="acts">
        <Button kind="main" disabled={!reason} isBusy={ask.isBusy} onClick={() => void go()}>
          {texts.queue.doAsk}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={ask.refused} />
    </div>
  )
}
