// The head of the board: the time, how many nobody has seen, who is on duty, and whether every part works.
import type { ReactNode } from 'react'
import { staffTexts } from '#client/staff/words.ts'
import type { BoardView } from '#shared/views'
import { clock, day } from '../time-words.ts'

const texts = staffTexts.board

export function BoardHead(props: { board: BoardView; now: number; unseenCount: number; isUp: boolean; children: ReactNode }) {
  const { board, now } = props
  const broken = brokenParts(board, props.isUp)
  return (
    <header className="bhead">
      <span className="clock">{clock(now)}</span>
      <h1 className="count">{texts.unseen(props.unseenCount)}</h1>
      <p className="soft">
        {day(now)}
        <br />
        {board.supervisors.length ? texts.duty(board.supervisors.join(staffTexts.common.dot)) : texts.noDuty}
      </p>
      <div className="soft push">
        <p>{board.ladder.length ? texts.order(board.ladder.map((rung) => rung.who).join(' → ')) : texts.noOrder}</p>
        <p className={broken.length ? 'broken' : undefined} role="status">
          {broken.length ? texts.notWell(broken.map((part) => texts.parts[part]).join(staffTexts.common.dot)) : texts.allWell}
        </p>
      </div>
      <div className="boardtools">{props.children}</div>
    </header>
  )
}

function brokenParts(board: BoardView, isUp: boolean): (keyof typeof texts.parts)[] {
  const parts: (keyof typeof texts.parts)[] = []
  if (!isUp) parts.push('link')
  if (!board.parts.database) parts.push('database')
  if (!board.parts.audit) parts.push('audit')
  if (board.parts.email === false) parts.push('mail')
  if (board.parts.webhook === false) parts.push('webhook')
  if (board.ladder.length === 0) parts.push('alarm')
  return parts
}
