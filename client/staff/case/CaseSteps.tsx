// What may come next, from the same table of states and moves as the server's. One filled button: the next step.
import { Button } from '#client/ui/Button.tsx'
import { stepEscalation } from '#shared/escalation'
import { staffTexts } from '#client/staff/words.ts'
import type { EscalationView, StaffView } from '#shared/views'
import { can, toEscalation } from '../rights.ts'
import type { CaseMove } from './use-case.ts'

const texts = staffTexts.case

export function CaseSteps(props: { me: StaffView; view: EscalationView; isRead: boolean; isBusy: boolean; isClosing: boolean; onMove: (move: CaseMove) => void; onClosing: () => void }) {
  const { me, view, isBusy, onMove } = props
  const held = toEscalation(me, view)
  // As the visitor reads it.
  const role = staffTexts.part.professional
  const canJoin = stepEscalation(view.state, 'join') && can(me, 'escalation:join', ...held)
  const canTakeOver = stepEscalation(view.state, 'take_over') && can(me, 'escalation:take-over', ...held)
  const canGiveBack = stepEscalation(view.state, 'give_back') && can(me, 'escalation:give-back', ...held)
  const canLetGo = stepEscalation(view.state, 'let_go') && can(me, 'escalation:let-go', ...held)
  const canClose = stepEscalation(view.state, 'close') && can(me, 'escalation:close', ...held)
  return (
    <section className="stack tight casesteps" aria-label={texts.steps}>
      {canJoin && (
        <>
          <p className="small phrase">{view.placeKind === 'session' ? texts.joinBody(me.name, role) : texts.joinRoomBody(me.name, role)}</p>
          <Button kind={props.isRead ? 'main' : 'edged'} isWide icon="hand-over" isBusy={isBusy} onClick={() => onMove('escalation:join')}>
            {texts.join}
          </Button>
        </>
      )}
      {canTakeOver && (
        <>
          <p className="small phrase">{texts.takeOverBody}</p>
          <Button kind="main" isWide isBusy={isBusy} onClick={() => onMove('escalation:take-over')}>
            {texts.takeOver}
          </Button>
        </>
      )}
      {canGiveBack && (
        <>
          <p className="small phrase">{view.state === 'taken_over' ? texts.giveBackBody : texts.leaveBody}</p>
          <Button isWide isBusy={isBusy} onClick={() => onMove('escalation:give-back')}>
            {view.state === 'taken_over' ? texts.giveBack : texts.leave}
          </Button>
        </>
      )}
      {canClose && (
        <Button isWide aria-expanded={props.isClosing} onClick={props.onClosing}>
          {texts.closeHeading}
        </Button>
      )}
      {canLetGo && (
        <Button kind="plain" onClick={() => onMove('escalation:let-go')}>
          {texts.letGo}
        </Button>
      )}
    </section>
  )
}
