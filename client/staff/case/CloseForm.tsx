// Closing: what came of it, and when something was told outside, to whom, what, and on which legal basis (LAW-1).
import { useId, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import type { EscalationOutcome, LegalBasis } from '#shared/escalation'
import { staffTexts } from '#client/staff/words.ts'
import type { EscalationView } from '#shared/views'
import { fromTexts, OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { DisclosureFields, type Disclosure } from './DisclosureFields.tsx'

const texts = staffTexts.case
const toldOutside: readonly EscalationOutcome[] = ['handed_to_agency', 'emergency_call']

export function CloseForm(props: { view: EscalationView; onClosed: (view: EscalationView) => void; onCancel: () => void }) {
  const close = useAct('escalation:close')
  const id = useId()
  const [outcome, setOutcome] = useState<EscalationOutcome | null>(null)
  const [note, setNote] = useState('')
  const [isDisclosed, setDisclosed] = useState(false)
  const [disclosure, setDisclosure] = useState<Disclosure>({ basis: null, toWhom: '', what: '' })
  const isWhole = !isDisclosed || (disclosure.basis !== null && disclosure.toWhom.trim() !== '' && disclosure.what.trim() !== '')
  const choose = (next: EscalationOutcome) => {
    setOutcome(next)
    if (toldOutside.includes(next)) setDisclosed(true)
  }
  const finish = async () => {
    if (!outcome || !isWhole) return
    const told = isDisclosed ? { basis: disclosure.basis as LegalBasis, toWhom: disclosure.toWhom.trim(), what: disclosure.what.trim() } : undefined
    const ack = await close.run({ escalationId: props.view.escalationId, outcome, note: note.trim() || undefined, disclosure: told })
    if (ack.ok) props.onClosed(ack.data)
  }
  return (
    <section className="closeform stack tight" aria-label={texts.closeHeading}>
      <OneOf legend={texts.outcome} choices={fromTexts(texts.outcomes)} value={outcome} onChange={choose} />
      <label className="pick">
        <input type="checkbox" checked={isDisclosed} onChange={(event) => setDisclosed(event.target.checked)} />
        <span>{texts.disclosed}</span>
      </label>
      {isDisclosed && <DisclosureFields value={disclosure} onChange={setDisclosure} />}
      <div>
        <label className="label" htmlFor={id}>
          {texts.closeNote}
        </label>
        <textarea id={id} className="field" rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      <div className="acts">
        <Button kind="main" disabled={!outcome || !isWhole} isBusy={close.isBusy} onClick={finish}>
          {texts.closeYes}
        </Button>
        <Button onClick={props.onCancel}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={close.refused} />
    </section>
  )
}
