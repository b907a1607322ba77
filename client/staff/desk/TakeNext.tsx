// つぎの方を迎える: taken when ready, never assigned. When it cannot be pressed it says why and until when.
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { hourWords } from '../time-words.ts'
import { useAct } from '../use-act.ts'

const texts = staffTexts.desk

export function TakeNext(props: { desk: DeskView; isUp: boolean; onTaken: () => void }) {
  const take = useAct('listening:take')
  const why = whyNot(props.desk, props.isUp)
  const takeNext = async () => {
    if ((await take.run({})).ok) props.onTaken()
  }
  return (
    <div className="takenext">
      <Button kind="main" isWide disabled={why !== null} isBusy={take.isBusy} aria-describedby="take-why" onClick={takeNext}>
        {take.isBusy ? texts.taking : texts.take}
      </Button>
      <p id="take-why" className="hint phrase">
        {why}
      </p>
      <Refused code={take.refused} />
    </div>
  )
}

function whyNot(desk: DeskView, isUp: boolean): string | null {
  if (!isUp) return texts.takeWhy.offline
  switch (desk.takeObstacle) {
    case null:
      return null
    case 'not_on_shift':
      return texts.takeWhy.offShift
    case 'nobody_waiting':
      return texts.takeWhy.nobody
    case 'hands_full':
      return texts.takeWhy.talking
    case 'on_break':
      return texts.takeWhy.break(desk.shift.breakUntil === null ? '' : hourWords(desk.shift.breakUntil))
    case 'nobody_on_duty':
      return desk.isSupervisorOnShift ? texts.takeWhy.noOtherSupervisor : texts.takeWhy.noSupervisor
    case 'after_note_due':
      return texts.takeWhy.note
  }
}
