// What must not be missed: urgent and imminent lines, with the words and the reason, on the desks of host and supervisor (rule FI6).
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView, FindingView } from '#shared/views'
import type { Alarm } from '../board/use-alarm.ts'
import { mySession, type Wanted } from '../desk/desk-focus.ts'
import { SeverityTag } from '../parts/Severity.tsx'
import { clock } from '../time-words.ts'
import { useAct } from '../use-act.ts'
import { FindingWords } from './FindingWords.tsx'
import { SeenUndo } from './SeenUndo.tsx'
import { reasonWords, ruleWords } from './reason-words.ts'
import { alertsOf } from './sounding.ts'

const texts = staffTexts.finding
/** More than these at once are a number: the gravest stand first. */
const mostShown = 3

export function Alerts({ desk, alarm, onWant }: { desk: DeskView; alarm: Alarm; onWant: (wanted: Wanted) => void }) {
  const alerts = alertsOf(desk.findings, mySession(desk)?.listeningId ?? null)
  const [seen, setSeen] = useState<string | null>(null)
  const shown = alerts.slice(0, mostShown)
  const inAll = alerts.length + desk.findingsLeft.alerts
  return (
    <>
      {seen !== null && <SeenUndo isBar key={seen} findingIds={[seen]} onDone={() => setSeen(null)} />}
      {shown.length > 0 && (
        <section className="alerts" aria-label={texts.alerts}>
          <p className="vh" role="status">
            {texts.count(inAll)}
          </p>
          {alarm.sound !== 'on' && (
            <p className="small soundline">
              <span>{alarm.sound === 'blocked' ? texts.soundBlocked : texts.soundOff}</span>
              <Button className="slim" onClick={() => void alarm.permit()}>
                {texts.soundOn}
              </Button>
            </p>
          )}
          <ul>
            {shown.map((finding) => (
              <Alert key={finding.findingId} desk={desk} finding={finding} onWant={onWant} onSeen={() => setSeen(finding.findingId)} />
            ))}
          </ul>
          {inAll > shown.length && <p className="small more">{texts.more(inAll - shown.length)}</p>}
        </section>
      )}
    </>
  )
}

function Alert({ desk, finding, onWant, onSeen }: { desk: DeskView; finding: FindingView; onWant: (wanted: Wanted) => void; onSeen: () => void }) {
  const see = useAct('finding:see')
  const room = desk.rooms.find(({ roomId }) => roomId === finding.placeId)
  const head = finding.kind === 'target' && !finding.isHeld ? texts.targetNotHeld : texts.head[finding.kind]
  return (
    <li className={`alert ${finding.severity}`}>
      <p className="alerttop">
        <SeverityTag severity={finding.severity} />
        <b>{head}</b>
        <span className="small soft">{`${room?.name ?? texts.inTalk}${staffTexts.common.dot}${clock(finding.at)}${finding.staffName ? `${staffTexts.common.dot}${finding.staffName}` : ''}`}</span>
      </p>
      <p className="small phrase alertwhy" title={ruleWords(finding)}>
        {reasonWords(finding)}。{texts.body[finding.kind]}
        {finding.isOver && texts.over[finding.placeKind]}
      </p>
      <FindingWords finding={finding} />
      <div className="acts">
        {!finding.isOver && <Button onClick={() => onWant(room ? { kind: 'room', roomId: room.roomId } : { kind: 'overview' })}>{room ? texts.showRoom : texts.overview}</Button>}
        <Button kind="plain" icon="acknowledge" isBusy={see.isBusy} onClick={() => void see.run({ findingId: finding.findingId }).then(({ ok }) => ok && onSeen())}>
          {texts.seen}
        </Button>
      </div>
    </li>
  )
}
