// Who it is (facts only), how much time is left, and the tools: help, handing over, ending, raising.
import type { Severity } from '#shared/escalation'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView, SessionView } from '#shared/views'
import { can, toSession } from '../rights.ts'
import { RaiseButtons } from '../raise/RaiseButtons.tsx'
import { TimeLeft } from './TimeLeft.tsx'

const texts = staffTexts.session

/** Which form stands open below the head; null for none. */
export type SessionTool = 'transfer' | 'end' | null

export function SessionHead(props: {
  desk: DeskView
  session: SessionView
  name: string
  openTool: SessionTool
  onTool: (tool: SessionTool) => void
  onBackup: () => void
  onExtend: () => void
  isRaising: boolean
  onRaise: (severity: Severity) => void
}) {
  const { desk, session, openTool } = props
  const held = toSession(desk, session)
  const toggle = (tool: SessionTool) => props.onTool(openTool === tool ? null : tool)
  return (
    <header className="talkhead">
      <div className="top">
        <h1>{texts.name(props.name)}</h1>
        <p className="soft small facts">{facts(session).join(staffTexts.common.dot)}</p>
        <TimeLeft session={session} />
        {can(desk.me, 'listening:extend') && session.state === 'talking' && (
          <Button className="slim" onClick={props.onExtend}>
            {texts.extend}
          </Button>
        )}
        {can(desk.me, 'listening:end', ...held) && (
          <Button className="slim" aria-expanded={openTool === 'end'} onClick={() => toggle('end')}>
            {texts.end}
          </Button>
        )}
      </div>
      <div className="strip">
        {can(desk.me, 'backup:ask', ...held) && (
          <Button icon="whisper" onClick={props.onBackup}>
            {texts.ask}
          </Button>
        )}
        {can(desk.me, 'listening:transfer', ...held) && (
          <Button icon="hand-over" aria-expanded={openTool === 'transfer'} onClick={() => toggle('transfer')}>
            {texts.transfer}
          </Button>
        )}
        {can(desk.me, 'escalation:raise', ...held) && <RaiseButtons isBusy={props.isRaising} onRaise={props.onRaise} />}
      </div>
    </header>
  )
}

function facts(session: SessionView): string[] {
  return [session.isFirstTime ? staffTexts.desk.firstTime : '', staffTexts.age[session.ageBand], staffTexts.wish[session.wish]].filter(Boolean)
}
