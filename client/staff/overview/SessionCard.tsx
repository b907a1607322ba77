// One talk as facts: who listens, since when, what stands raised; looking in or giving more time starts here.
import { newId } from '#client/new-id.ts'
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView, SessionView } from '#shared/views'
import { WatchFold } from '../findings/WatchRows.tsx'
import { Refused } from '../parts/Refused.tsx'
import { can } from '../rights.ts'
import { SeverityTag } from '../parts/Severity.tsx'
import { TimeLeft } from '../session/TimeLeft.tsx'
import { useAct } from '../use-act.ts'
import { LookReason } from './LookReason.tsx'

const texts = staffTexts.overview

export function SessionCard(props: { desk: DeskView; session: SessionView; onLook: (reason: string) => void }) {
  const { desk, session } = props
  const [isAsking, setAsking] = useState(false)
  const extend = useAct('listening:extend')
  const name = session.name ?? staffTexts.session.someone
  const isHelpAsked = desk.calls.some((call) => call.placeId === session.listeningId && call.kind === 'backup')
  const facts = [texts.listenedBy(session.listener?.name ?? ''), session.isFirstTime ? staffTexts.desk.firstTime : '', staffTexts.age[session.ageBand]]
  return (
    <li className="card talkcard">
      <p className="cardtop">
        <Icon name="ear" small />
        <b>{staffTexts.common.san(name)}</b>
        {session.severity && <SeverityTag severity={session.severity} />}
      </p>
      <p className="small soft">{facts.filter(Boolean).join(staffTexts.common.dot)}</p>
      {isHelpAsked && <p className="small asked">{texts.helpAsked}</p>}
      <TimeLeft session={session} />
      <WatchFold desk={desk} placeId={session.listeningId} />
      <div className="acts">
        <Button icon="watch" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          {texts.look}
        </Button>
        {session.state === 'talking' && can(desk.me, 'listening:extend') && (
          <Button icon="clock" isBusy={extend.isBusy} onClick={() => void extend.run({ listeningId: session.listeningId, clientId: newId(), minutes: 10 })}>
            {texts.extend}
          </Button>
        )}
      </div>
      <Refused code={extend.refused} />
      {isAsking && <LookReason name={name} onLook={props.onLook} onCancel={() => setAsking(false)} />}
    </li>
  )
}
