// Nobody to talk with right now. Doing nothing is part of the shift.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { RefusedCode } from '#client/link.ts'
import { staffTexts } from '#shared/texts/staff'
import { Refused } from '../parts/Refused.tsx'

export function Idle(props: { refused: RefusedCode | null; onEnd: () => void }) {
  return (
    <section className="middle calm">
      <Icon name="sit" />
      <h1 className="title">{staffTexts.desk.idle}</h1>
      <p className="soft phrase">{staffTexts.desk.idleBody}</p>
      <Button kind="plain" onClick={props.onEnd}>
        {staffTexts.shift.end}
      </Button>
      <Refused code={props.refused} />
    </section>
  )
}
