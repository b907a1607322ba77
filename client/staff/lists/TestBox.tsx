// The test box (rule WL4): what would these lines be taken for, by the lists as they stand in the draft. Kept nowhere.
import { useId, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { ListChange, TriedLine } from '#shared/word-lists'
import { Refused } from '../parts/Refused.tsx'
import { SeverityTag } from '../parts/Severity.tsx'
import { marked } from '../place/MessageLine.tsx'
import { useAct } from '../use-act.ts'
import { Problems } from './Problems.tsx'

const texts = staffTexts.lists
const mostLines = 8

export function TestBox({ base, changes }: { base: number; changes: ListChange[] }) {
  const id = useId()
  const attempt = useAct('lists:try')
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState<{ lines: string[]; tried: TriedLine[]; problems: Parameters<typeof Problems>[0]['problems'] } | null>(null)
  const lines = typed.split('\n').map((line) => line.slice(0, 600)).filter((line) => line.trim() !== '').slice(0, mostLines)
  const go = async () => {
    const ack = await attempt.run({ base, changes, lines, withImpact: false })
    if (ack.ok) setShown({ lines, tried: ack.data.tried, problems: ack.data.problems })
  }
  return (
    <section className="listbox stack tight" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>{texts.test.heading}</h2>
      <label className="small" htmlFor={id}>
        {texts.test.label}
      </label>
      <textarea id={id} className="field" rows={3} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <div className="acts">
        <Button disabled={lines.length === 0} isBusy={attempt.isBusy} onClick={() => void go()}>
          {texts.test.go}
        </Button>
        <span className="small soft">{texts.test.note}</span>
      </div>
      <Refused code={attempt.refused} />
      {shown && <Problems problems={shown.problems} />}
      <ul className="tried" aria-live="polite">
        {shown?.tried.map((line, at) => (
          <li key={`${at}${shown.lines[at]}`}>
            <p className="rowwords">{marked(shown.lines[at] ?? '', line.findings.map(({ span }) => span))}</p>
            <p className="small rowfacts">
              {line.severity === 'none' ? (line.isHeld ? '' : texts.test.none) : <SeverityTag severity={line.severity} />} {line.isHeld ? texts.test.held : line.severity === 'none' ? '' : texts.test.passes}
            </p>
            {line.findings.map(({ rule, category, severity }) => (
              <p className="small soft" key={rule}>{`${rule}${staffTexts.common.dot}${staffTexts.host.category[category] ?? category}${staffTexts.common.dot}${texts.severity[severity]}`}</p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
