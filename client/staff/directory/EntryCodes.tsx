// Codes on leaflets and advertisements: how many came by each in four weeks, from ten on; never who, never when in a day (rule DI5).
import { useRef } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import type { EntryCodeView } from '#shared/directory'
import { directoryTexts as texts, staffTexts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

export function EntryCodes({ codes, onChanged }: { codes: readonly EntryCodeView[]; onChanged: () => void }) {
  const make = useAct('entry-code:keep')
  const end = useAct('entry-code:end')
  const code = useRef<HTMLInputElement>(null)
  const label = useRef<HTMLInputElement>(null)
  const go = async () => {
    if (!(await make.run({ code: code.current?.value.trim() ?? '', label: label.current?.value ?? '' })).ok) return
    for (const field of [code.current, label.current]) if (field) field.value = ''
    onChanged()
  }
  return (
    <section className="stack tight">
      <h2>{texts.codesHeading}</h2>
      <p className="soft phrase">{texts.codesIntro}</p>
      {codes.length === 0 && <p>{texts.codesNone}</p>}
      <ul className="rows">
        {codes.map((each) => (
          <li key={each.code} className="agencyrow">
            <p>
              <b>{each.label}</b>
              <span className="small soft">{` ${each.code}${staffTexts.common.dot}${each.isEnded ? texts.ended : texts.count(each.count)}`}</span>
            </p>
            {!each.isEnded && (
              <div className="acts">
                <a className="btn" href={`/e/${each.code}/card`}>
                  {texts.cardOf}
                </a>
                <Button kind="plain" isBusy={end.isBusy} onClick={async () => (await end.run({ code: each.code })).ok && onChanged()}>
                  {texts.endCode}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <div className="lineform stack tight">
        <Field fieldRef={label} label={texts.label} maxLength={80} />
        <Field fieldRef={code} label={texts.code} maxLength={12} autoCapitalize="off" spellCheck={false} />
        <div className="acts">
          <Button isBusy={make.isBusy} onClick={go}>
            {texts.makeCode}
          </Button>
        </div>
        <Refused code={make.refused ?? end.refused} />
      </div>
    </section>
  )
}
