// To whom, what, on which basis: asked only when something left the house.
import { useId } from 'react'
import type { LegalBasis } from '#shared/escalation'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf } from '../parts/Choices.tsx'

const texts = staffTexts.case

export type Disclosure = { basis: LegalBasis | null; toWhom: string; what: string }

export function DisclosureFields(props: { value: Disclosure; onChange: (value: Disclosure) => void }) {
  const { value, onChange } = props
  const id = useId()
  return (
    <div className="disclosure stack tight">
      <OneOf legend={texts.basis} choices={fromTexts(texts.bases)} value={value.basis} onChange={(basis) => onChange({ ...value, basis })} />
      <div>
        <label className="label" htmlFor={`${id}w`}>
          {texts.toWhom}
        </label>
        <input id={`${id}w`} className="field" maxLength={200} autoComplete="off" value={value.toWhom} onChange={(event) => onChange({ ...value, toWhom: event.target.value })} />
      </div>
      <div>
        <label className="label" htmlFor={`${id}t`}>
          {texts.whatTold}
        </label>
        <input id={`${id}t`} className="field" maxLength={200} autoComplete="off" value={value.what} onChange={(event) => onChange({ ...value, what: event.target.value })} />
      </div>
    </div>
  )
}
