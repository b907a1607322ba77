// The desk's page: the bar, what is not working said in words, and the desk.
import { useState, type ReactNode } from 'react'
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { Alarm } from '../board/use-alarm.ts'
import type { Wanted } from '../desk/desk-focus.ts'
import { Desk } from '../desk/Desk.tsx'
import type { DeskReading } from '../desk/use-desk.ts'
import { Bar } from '../door/Bar.tsx'
import { can, isSupervisor } from '../rights.ts'

export function DeskPage(props: { reading: DeskReading; alarm: Alarm; boardCount: number | null; tools: ReactNode; onHard: () => void; onLock: () => void }) {
  const { desk, isUp, isDatabaseUp, reread } = props.reading
  const [wanted, setWanted] = useState<Wanted>(null)
  if (!desk) {
    return (
      <main className="doorway">
        <p role="status">{isUp ? staffTexts.common.loading : staffTexts.bar.reconnecting}</p>
      </main>
    )
  }
  const pages = (
    <>
      {isSupervisor(desk.me) && (
        <button type="button" className="btn" aria-current={wanted?.kind === 'overview' || undefined} onClick={() => setWanted(wanted?.kind === 'overview' ? null : { kind: 'overview' })}>
          {staffTexts.bar.overview}
        </button>
      )}
      {can(desk.me, 'plan:state') && (
        <button type="button" className="btn" aria-current={wanted?.kind === 'plan' || undefined} onClick={() => setWanted(wanted?.kind === 'plan' ? null : { kind: 'plan' })}>
          {staffTexts.plan.page}
        </button>
      )}
      {props.boardCount !== null && (
        <a className={props.boardCount > 0 ? 'btn wanting' : 'btn'} href="#board">
          {props.boardCount > 0 ? staffTexts.bar.boardWith(props.boardCount) : staffTexts.bar.board}
        </a>
      )}
    </>
  )
  return (
    <div className="deskpage">
      <Bar desk={desk} pages={pages} more={props.tools} onHard={props.onHard} onLock={props.onLock} />
      <div className="lines">
        {!isUp && <Banner icon="offline">{staffTexts.bar.reconnecting}</Banner>}
        {isUp && !isDatabaseUp && (
          <Banner kind="error" icon="notice">
            {staffTexts.common.offline}
          </Banner>
        )}
      </div>
      <Desk desk={desk} alarm={props.alarm} isUp={isUp} wanted={wanted} onWant={setWanted} reread={reread} />
    </div>
  )
}
