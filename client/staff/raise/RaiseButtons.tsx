// 上げる: three levels by shape and word, one second of pressing. Who cannot hold is offered the same act as a second press.
import { useState } from 'react'
import type { Severity } from '#shared/escalation'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { useHold } from './use-hold.ts'

const texts = staffTexts.session

export function RaiseButtons(props: { isBusy: boolean; onRaise: (severity: Severity) => void }) {
  const [shown, setShown] = useState<Severity | null>(null)
  const raise = (severity: Severity) => {
    setShown(null)
    props.onRaise(severity)
  }
  return (
    <div className="raisebox">
      <div className="raise" role="group" aria-label={texts.raiseGroup}>
        <span aria-hidden="true">
          <Icon name="raise" small />
          {props.isBusy ? texts.raising : texts.raise}
          <small>{texts.raiseHold}</small>
        </span>
        {(['watch', 'urgent', 'imminent'] as const).map((severity) => (
          <RaiseLevel key={severity} severity={severity} onRaise={() => raise(severity)} onTooShort={() => setShown(severity)} />
        ))}
      </div>
      <p className="raisehint" role="status">
        {shown && (
          <>
            {texts.raiseShort(staffTexts.severity[shown])}
            <Button kind="plain" onClick={() => raise(shown)}>
              {texts.raiseInstead(staffTexts.severity[shown])}
            </Button>
          </>
        )}
      </p>
    </div>
  )
}

function RaiseLevel(props: { severity: Severity; onRaise: () => void; onTooShort: () => void }) {
  const hold = useHold(props.onRaise, props.onTooShort)
  return (
    <button type="button" className={`${props.severity}${hold.isHolding ? ' is-holding' : ''}`} {...hold.props}>
      <Icon name={props.severity} />
      {staffTexts.severity[props.severity]}
      <span className="vh">{texts.raiseHoldSpoken}</span>
    </button>
  )
}
