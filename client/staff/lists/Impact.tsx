// What a draft does to the project's own labelled lines (rule WL4): the worst first.
import { staffTexts } from '#client/staff/words.ts'
import type { ChangedLine, ListImpact } from '#shared/word-lists'

const texts = staffTexts.lists

export function Impact({ impact }: { impact: ListImpact }) {
  const { lines, right, raised, lowered } = impact
  return (
    <div className="impact stack tight">
      <h3>{texts.impact.heading}</h3>
      <p className="small">{texts.impact.right(lines, right[0], right[1])}</p>
      {raised.length + lowered.length === 0 && <p className="small">{texts.impact.same}</p>}
      <Changed words={texts.impact.raised(raised.length)} lines={raised} />
      <Changed words={texts.impact.lowered(lowered.length)} lines={lowered} />
    </div>
  )
}

function Changed({ words, lines }: { words: string; lines: readonly ChangedLine[] }) {
  if (lines.length === 0) return null
  return (
    <details open={lines.some(({ isWorse }) => isWorse)}>
      <summary className="small">{words}</summary>
      <ul className="changedlines">
        {lines.map((line) => (
          <li key={line.text} className={line.isWorse ? 'worse' : undefined}>
            <p className="rowwords">{line.text}</p>
            <p className="small soft">
              {texts.impact.step(judged(line.before), judged(line.after))}
              {line.isWorse && <b>{`${staffTexts.common.dot}${texts.impact.worse}`}</b>}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}

const judged = ({ severity, isHeld }: ChangedLine['before']): string => `${texts.severity[severity]}${isHeld ? staffTexts.common.brackets(texts.held) : ''}`
