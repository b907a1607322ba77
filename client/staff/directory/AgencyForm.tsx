// An agency, written or mended. Nothing leaves the form by Enter: it goes out by its button.
import { useRef, useState } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import type { Agency, AgencyView, Situation } from '#shared/directory'
import { staffTexts } from '#client/staff/words.ts'
import { directoryTexts as texts } from '#client/staff/words.ts'
import { fromTexts, SomeOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const names = ['municipality', 'name', 'about', 'reception', 'phone', 'url', 'place', 'hoursText', 'verifiedOn'] as const

export function AgencyForm({ agency, onDone, onClose }: { agency?: AgencyView; onDone: () => void; onClose: () => void }) {
  const keep = useAct('agency:keep')
  const [situations, setSituations] = useState<readonly Situation[]>(agency?.situations ?? [])
  const box = useRef<HTMLDivElement>(null)
  const id = useRef(agency?.id ?? newId())
  const go = async () => {
    const written = Object.fromEntries(names.map((name) => [name, box.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value.trim() ?? ''])) as Record<(typeof names)[number], string>
    const kept: Agency = { ...written, id: id.current, situations: [...situations], phone: written.phone || null, url: written.url || null, place: written.place || null }
    if ((await keep.run(kept)).ok) onDone()
  }
  return (
    <div className="lineform stack tight" ref={box}>
      {names.map((name) => (
        <Field
          key={name}
          name={name}
          type={name === 'verifiedOn' ? 'date' : 'text'}
          label={texts.fields[name]}
          hint={name === 'reception' ? texts.fields.receptionHint : undefined}
          defaultValue={agency?.[name] ?? ''}
          maxLength={300}
        />
      ))}
      <SomeOf legend={texts.situation} isInRow choices={fromTexts(texts.situations)} values={situations} onChange={setSituations} />
      <div className="acts">
        <Button kind="main" disabled={situations.length === 0} isBusy={keep.isBusy} onClick={go}>
          {texts.keep}
        </Button>
        <Button onClick={onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={keep.refused} />
    </div>
  )
}
