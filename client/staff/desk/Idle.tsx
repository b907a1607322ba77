// Nobody to talk with right now. Doing nothing is part of the shift.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { DeskView } from '#shared/views'
import type { RefusedCode } from '#client/link.ts'
import { staffTexts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'
import { can } from '../rights.ts'

const texts = staffTexts.desk

export function Idle(props: { desk: DeskView; refused: RefusedCode | null; onEnd: () => void }) {
  const { me } = props.desk
  return (
    <section className="middle calm">
      <Icon name="sit" />
      <h1 className="title">{texts.idle}</h1>
      <p className="soft phrase">
        {can(me, 'listening:take') && texts.idleMay.listen}
        {can(me, 'room:open', 'same_area', 'on_shift') && texts.idleMay.open}
        {texts.idleBody}
      </p>
      <Button kind="plain" onClick={props.onEnd}>
        {staffTexts.shift.end}
      </Button>
      <Refused code={props.refused} />
    </section>
  )
}
