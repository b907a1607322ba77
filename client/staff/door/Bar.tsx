// The eaves of every staff screen: who I am, whether a supervisor is here, and the two doors that never move.
import type { ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'

const texts = staffTexts.bar

export function Bar(props: { desk: DeskView; pages: ReactNode; more: ReactNode; onHard: () => void; onLock: () => void }) {
  const { me, onShift, shift } = props.desk
  const supervisors = onShift.filter((one) => one.roles.includes('supervisor')).map((one) => one.name)
  return (
    <header className="bar">
      <span className="mark-name">{staffTexts.title}</span>
      <span className="who-am-i">
        {me.name}
        <span className="soft">
          {me.roles.map((role) => staffTexts.role[role]).join(staffTexts.common.dot)}
          {staffTexts.common.dot}
          {shift.isOn ? staffTexts.shift.on : staffTexts.shift.off}
        </span>
      </span>
      <span className="who-watches">
        <Icon name={supervisors.length ? 'lantern-lit' : 'lantern-unlit'} small />
        {supervisors.length ? (
          <>
            {staffTexts.shift.supervisorHere(supervisors.join(staffTexts.common.dot))}
            <span className="soft">{staffTexts.shift.here}</span>
          </>
        ) : (
          staffTexts.shift.supervisorGone
        )}
      </span>
      <span className="push">
        <nav className="pages" aria-label={texts.menu}>
          {props.pages}
        </nav>
        {props.more}
        <Button onClick={props.onHard}>{texts.hard}</Button>
        <Button icon="lock" onClick={props.onLock}>
          {texts.lock}
        </Button>
      </span>
    </header>
  )
}
