// One room in the plan: what it is, when it opens, and the forms to change either.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { PlanView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { OpeningForm } from './OpeningForm.tsx'
import { RoomForm } from './RoomForm.tsx'
import { clockOf } from './to-keep.ts'

const texts = staffTexts.plan
const weekdayOf = (day: string) => new Intl.DateTimeFormat(staffTexts.time.locale, { timeZone: 'UTC', weekday: 'short' }).format(Date.parse(`${day}T00:00:00Z`))

type Props = { plan: PlanView; room: PlanView['rooms'][number]; onChanged: () => void }

export function RoomPlan({ plan, room, onChanged }: Props) {
  const [form, setForm] = useState<'none' | 'room' | 'new' | { openingId: string }>('none')
  const drop = useAct('opening:drop')
  const own = plan.openings.filter(({ roomId }) => roomId === room.roomId)
  const changed = typeof form === 'object' ? own.find(({ id }) => id === form.openingId) : undefined
  const done = () => {
    setForm('none')
    onChanged()
  }
  return (
    <li className="card roomplan">
      <p className="cardtop">
        <b>{room.name}</b>
      </p>
      <p className="small soft">{[texts.kinds[room.kind], texts.audiences[room.audience], texts.people(room.capacity), room.theme ?? ''].filter(Boolean).join(staffTexts.common.dot)}</p>
      <ul className="openings">
        {own.map((opening) => (
          <li key={opening.id}>
            <span>
              {texts.repeat[opening.repeats]}
              {'　'}
              {texts.dayRule(opening.repeats === 'once' ? opening.firstDay : texts.weekday(weekdayOf(opening.firstDay)), clockOf(opening.startMinute), opening.minutes)}
              <span className="small soft">
                {[opening.theme ?? '', opening.onHolidays === 'skip' ? texts.holidaysSkipped : '', opening.lastDay ? texts.until(opening.lastDay) : '', opening.skipped.length ? texts.skipped(opening.skipped.length) : ''].filter(Boolean).join(staffTexts.common.dot)}
              </span>
            </span>
            <Button kind="plain" onClick={() => setForm({ openingId: opening.id })}>
              {texts.change}
            </Button>
            <Button kind="plain" isBusy={drop.isBusy} onClick={() => void drop.run({ id: opening.id }).then(onChanged)}>
              {texts.drop}
            </Button>
          </li>
        ))}
      </ul>
      <Refused code={drop.refused} />
      <div className="acts">
        <Button aria-expanded={form === 'new'} onClick={() => setForm(form === 'new' ? 'none' : 'new')}>
          {texts.addOpening}
        </Button>
        <Button aria-expanded={form === 'room'} onClick={() => setForm(form === 'room' ? 'none' : 'room')}>
          {texts.change}
        </Button>
      </div>
      {form === 'room' && <RoomForm room={room} houseClosingWords={plan.houseClosingWords} onDone={done} onCancel={() => setForm('none')} />}
      {(form === 'new' || changed) && <OpeningForm key={changed?.id ?? 'new'} roomId={room.roomId} now={plan.now} opening={changed ?? null} onDone={done} onCancel={() => setForm('none')} />}
    </li>
  )
}
