// 全室しずかに: one switch of a supervisor, with a reason, and always said while it is on (rule HA12).
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import { ReasonForm } from '../host/SteerForms.tsx'
import { Refused } from '../parts/Refused.tsx'
import { can } from '../rights.ts'
import { useAct } from '../use-act.ts'

const texts = staffTexts.host.quietAll

export function QuietAll({ desk }: { desk: DeskView }) {
  const quiet = useAct('house:quiet')
  const [isAsked, setAsked] = useState(false)
  if (!can(desk.me, 'house:quiet', ...(desk.shift.isOn ? (['on_shift'] as const) : []))) return null
  if (desk.rooms.some((room) => room.isQuiet)) {
    return (
      <Banner kind="rest" icon="cup" head={texts.on}>
        {texts.onBody}
        <p>
          <Button isBusy={quiet.isBusy} onClick={() => void quiet.run({ isQuiet: false, reason: 'over' })}>
            {texts.end}
          </Button>
        </p>
        <Refused code={quiet.refused} />
      </Banner>
    )
  }
  return (
    <div>
      <Button icon="cup" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
        {texts.start}
      </Button>
      {isAsked && <ReasonForm body={texts.body} doWord={texts.start} likeliest="care" isBusy={quiet.isBusy} refused={quiet.refused} onDo={async (reason) => (await quiet.run({ isQuiet: true, reason })).ok && setAsked(false)} onClose={() => setAsked(false)} />}
    </div>
  )
}
