// Days of the whole house: closed, or open although it is a holiday; and the public holidays as they are computed, with their source.
import { useRef, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { PlanView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { dayFrom } from './to-keep.ts'

const texts = staffTexts.plan

export function DayList({ plan, onChanged }: { plan: PlanView; onChanged: () => void }) {
  const keep = useAct('house-day:keep')
  const day = useRef<HTMLInputElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const [unfit, setUnfit] = useState<string | undefined>()
  const put = async (effect: 'closed' | 'open') => {
    const asked = dayFrom(day.current?.value ?? '')
    setUnfit(asked ? undefined : texts.dayUnfit)
    if (asked && (await keep.run({ day: asked, effect, name: name.current?.value ?? '' })).ok) onChanged()
  }
  return (
    <>
      <h2>{texts.days}</h2>
      <p className="small soft phrase">{texts.daysMore}</p>
      <ul className="plannedlist">
        {plan.days.map((one) => (
          <li key={one.day}>
            <b>{one.day}</b>
            <span>{one.effect === 'closed' ? texts.closed : texts.open}</span>
            <span>{one.name}</span>
            <Button kind="plain" onClick={() => void keep.run({ day: one.day, effect: 'as_usual', name: '' }).then(onChanged)}>
              {texts.asUsual}
            </Button>
          </li>
        ))}
      </ul>
      <div className="dayform">
        <Field fieldRef={day} label={texts.day} error={unfit} maxLength={10} />
        <Field fieldRef={name} label={texts.dayName} maxLength={40} />
        <div className="acts">
          <Button isBusy={keep.isBusy} onClick={() => void put('closed')}>
            {texts.closed}
          </Button>
          <Button isBusy={keep.isBusy} onClick={() => void put('open')}>
            {texts.open}
          </Button>
        </div>
      </div>
      <Refused code={keep.refused} />
      <h2>{texts.holidays}</h2>
      <p className="small soft phrase">{texts.holidaySource}</p>
      <ul className="holidays">
        {plan.holidays.map((holiday) => (
          <li key={holiday.day}>
            <b>{holiday.day}</b> {holiday.name}
          </li>
        ))}
      </ul>
    </>
  )
}
