// One escalation, readable from three metres: level, place and cause, age, deadline, who has it. Never a word of the talk.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { callsEveryone } from '#shared/escalation'
import type { EscalationView, StaffView } from '#shared/views'
import { placeName } from '../place-name.ts'
import { can } from '../rights.ts'
import { clockWithDay } from '../time-words.ts'
import { isLate, isTaken } from './board-state.ts'

const texts = staffTexts.board

export function EscalationRow(props: { view: EscalationView; me: StaffView; now: number; isBusy: boolean; onAcknowledge: () => void; onOpen: () => void }) {
  const { view, me, now } = props
  const isMine = view.owner?.staffId === me.staffId
  const classes = ['row', view.severity, isTaken(view) ? 'taken' : 'open', isLate(view, now) && 'late']
  return (
    <li className={classes.filter(Boolean).join(' ')}>
      <div className="word">
        <Icon name={view.severity} />
        {staffTexts.severity[view.severity]}
      </div>
      <div className="where">
        <span className="place">{placeName(view)}</span>
        <span className="sub">{view.causes.map((cause) => texts.cause[cause]).join(staffTexts.common.dot)}</span>
      </div>
      <div className="since">
        <span className="vh">{texts.heads.age}</span>
        <span className="age">{texts.age(now - view.raisedAt)}</span>
      </div>
      <div className="due">
        <span className="vh">{texts.heads.due}</span>
        {dueWords(view, now)}
        <span className="sub">{callWords(view, now)}</span>
      </div>
      <div className="act">
        {view.state === 'raised' ? (
          can(me, 'escalation:acknowledge') && (
            <Button kind="main" isWide icon="acknowledge" isBusy={props.isBusy} onClick={props.onAcknowledge}>
              {props.isBusy ? texts.acknowledging : texts.acknowledge}
            </Button>
          )
        ) : isMine ? (
          <Button isWide onClick={props.onOpen}>
            {texts.open}
          </Button>
        ) : (
          <>
            <p>{staffTexts.common.san(view.owner?.name ?? '')}</p>
            <span className="sub">{texts.state[view.state]}</span>
          </>
        )}
      </div>
    </li>
  )
}

function dueWords(view: EscalationView, now: number): string {
  if (view.deadlineAt === null) return texts.noDue
  if (isTaken(view)) return texts.dueAt(clockWithDay(view.deadlineAt, now))
  return view.deadlineAt >= now ? texts.dueIn(view.deadlineAt - now) : texts.dueOver(now - view.deadlineAt)
}

function callWords(view: EscalationView, now: number): string {
  if (isTaken(view)) return texts.state[view.state]
  if (view.callingNow.length === 0) return texts.nobodyOnDuty
  if (view.callsNext === null) return texts.callingAgain
  return isLate(view, now) ? texts.calling(view.rung + 1) : texts.nextRung(view.callsNext === callsEveryone ? texts.everyone : view.callsNext)
}
