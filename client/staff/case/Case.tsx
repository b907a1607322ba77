// After acknowledging: facts and steps at the left, the talk at the right once it was opened with a reason.
import { useRef, useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { EscalationView, StaffView } from '#shared/views'
import { placeName } from '../place-name.ts'
import { Refused } from '../parts/Refused.tsx'
import { CaseChecklist } from './CaseChecklist.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { CaseSteps } from './CaseSteps.tsx'
import { CaseTalk } from './CaseTalk.tsx'
import { CloseForm } from './CloseForm.tsx'
import { FileTalk } from './FileTalk.tsx'
import { ReadReason } from './ReadReason.tsx'
import { useCase } from './use-case.ts'

const texts = staffTexts.case

export function Case(props: { escalation: EscalationView; me: StaffView; unseenElsewhere: number; tools: ReactNode; onBack: () => void }) {
  const own = useCase(props.escalation)
  const [isClosing, setClosing] = useState(false)
  const { view } = own
  const listens = useRef(false)
  if (view.state === 'taken_over') listens.current = true
  if (view.state === 'joined') listens.current = false
  const isHere = view.state === 'joined' || view.state === 'taken_over'
  return (
    <main className="case">
      <header className="casehead">
        <Button icon="back" onClick={props.onBack}>
          {texts.back}
        </Button>
        <h1>{placeName(view)}</h1>
        {props.unseenElsewhere > 0 && (
          <p className="elsewhere" role="status">
            {staffTexts.board.unseen(props.unseenElsewhere)}
          </p>
        )}
        <span className="push">{props.tools}</span>
      </header>
      <div className="casebody">
        <aside className="casefacts stack" aria-label={texts.facts}>
          <CaseFacts view={view} file={own.file} />
          <CaseSteps me={props.me} view={view} isRead={own.file !== null} isBusy={own.isBusy} isClosing={isClosing} onMove={own.move} onClosing={() => setClosing(!isClosing)} />
          <Refused code={own.refused} />
          {isClosing && view.state !== 'closed' && <CloseForm view={view} onClosed={own.put} onCancel={() => setClosing(false)} />}
          <CaseChecklist />
        </aside>
        <section className="casetalk" aria-label={texts.talk}>
          {view.state === 'closed' ? (
            <div className="empty" role="status">
              <p>{texts.closed}</p>
              {view.sessionId && listens.current && (
                <p className="soft">
                  {texts.closedTalkGoesOn} <a href="#desk">{texts.toDesk}</a>
                </p>
              )}
            </div>
          ) : isHere ? (
            <CaseTalk view={view} me={props.me} />
          ) : own.file ? (
            <FileTalk file={own.file} />
          ) : (
            <ReadReason isBusy={own.isBusy} onRead={(reason) => void own.read(reason)} />
          )}
        </section>
      </div>
    </main>
  )
}
