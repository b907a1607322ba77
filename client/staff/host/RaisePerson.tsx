// Raising from a room is always about one person: the one who wrote the line.
import { staffTexts } from '#client/staff/words.ts'
import { RaiseButtons } from '../raise/RaiseButtons.tsx'
import type { Raise } from '../raise/use-raise.ts'

export function RaisePerson(props: { seatId: string; name: string; raise: Raise }) {
  return (
    <div className="lineform stack tight">
      <p className="small phrase">{staffTexts.host.raiseBody(props.name)}</p>
      <RaiseButtons isBusy={props.raise.isBusy} onRaise={(severity) => void props.raise.raise(severity, props.seatId)} />
    </div>
  )
}
