// What is wrong in a draft, and where (rule WL2).
import { staffTexts } from '#client/staff/words.ts'
import type { ListProblem } from '#shared/word-lists'

const texts = staffTexts.lists

export function Problems({ problems }: { problems: readonly ListProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div className="problems" role="status">
      <b>{texts.problems.heading}</b>
      <ul>
        {problems.slice(0, 20).map(({ list, line, fault, what }, at) => (
          <li key={`${at}${what}`} className="small phrase">
            {`${texts.list[list]}${staffTexts.common.dot}${line === null ? texts.problems.whole : texts.problems.line(line)}${staffTexts.common.colon}${texts.fault[fault]}`}
            {what && <code>{what}</code>}
          </li>
        ))}
      </ul>
    </div>
  )
}
