// One person, one talk: the head with its tools, the flow, and the boards one writes from. The notes stand in a pane of their own.
import { useState } from 'react'
import { newId } from '#client/new-id.ts'
import type { Severity } from '#shared/escalation'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView, SessionView } from '#shared/views'
import { CareCard } from '../findings/CareCard.tsx'
import { Announcer } from '../place/Announcer.tsx'
import { Flow } from '../place/Flow.tsx'
import type { OpenPlace } from '../place/use-place.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { EndAsk } from './EndAsk.tsx'
import { SessionBanners } from './SessionBanners.tsx'
import { SessionComposer } from './writing/SessionComposer.tsx'
import { SessionHead, type SessionTool } from './SessionHead.tsx'
import { TransferForm } from './TransferForm.tsx'
import { useRaise } from '../raise/use-raise.ts'

export function Session(props: { desk: DeskView; session: SessionView; place: OpenPlace }) {
  const { desk, session, place } = props
  const [tool, setTool] = useState<SessionTool>(null)
  const [isAsked, setAsked] = useState(false)
  const backup = useAct('backup:ask')
  const extend = useAct('listening:extend')
  const raise = useRaise(session.listeningId)
  const name = session.name ?? staffTexts.session.someone
  const askBackup = async () => setAsked((await backup.run({ callId: newId(), placeId: session.listeningId })).ok)

  return (
    <section className="talk" aria-label={staffTexts.session.name(name)}>
      <SessionHead
        desk={desk}
        session={session}
        name={name}
        openTool={tool}
        onTool={setTool}
        onBackup={askBackup}
        onExtend={() => void extend.run({ listeningId: session.listeningId, clientId: newId(), minutes: 10 })}
        isRaising={raise.isBusy}
        onRaise={(severity: Severity) => void raise.raise(severity)}
      />
      <SessionBanners session={session} isBackupAsked={isAsked} raise={raise} />
      <CareCard desk={desk} placeId={session.listeningId} isBackupAsked={isAsked} onBackup={() => void askBackup()} />
      <Refused code={backup.refused ?? extend.refused ?? place.refused} />
      {tool === 'transfer' && <TransferForm desk={desk} session={session} onClose={() => setTool(null)} />}
      {tool === 'end' && <EndAsk session={session} onClose={() => setTool(null)} />}
      {place.state && (
        <>
          <Flow
            state={place.state}
            label={staffTexts.session.name(name)}
            myName={desk.me.name}
            emptyWords={session.state === 'called' ? staffTexts.session.called : staffTexts.session.nothingYet}
            onEarlier={place.readEarlier}
            onResend={(clientId, text) => void place.send(text, clientId)}
            onDrop={place.drop}
            isOpen
          />
          <Announcer state={place.state} myName={desk.me.name} isOpen />
        </>
      )}
      {session.state === 'talking' && <SessionComposer placeId={session.listeningId} name={name} onSend={(text) => void place.send(text)} />}
    </section>
  )
}
