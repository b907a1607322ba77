// When a room opens: a first day, an hour, a length, and how it repeats. What cannot be read is said beside its field.
import { useRef, useState } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import type { Opening } from '#shared/openings'
import { staffTexts } from '#client/staff/words.ts'
import { fromTexts, OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { clockOf, dayFrom, minuteOf, toKeep } from './to-keep.ts'

const texts = staffTexts.plan
const tokyoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })

type Props = { roomId: string; now: number; opening: Opening | null; onDone: () => void; onCancel: () => void }
type Unfit = { day?: string; start?: string; minutes?: string; lastDay?: string }

export function OpeningForm({ roomId, now, opening, onDone, onCancel }: Props) {
  const keep = useAct('opening:keep')
  const [id] = useState(() => opening?.id ?? newId())
  const [repeats, setRepeats] = useState<Opening['repeats']>(opening?.repeats ?? 'weekly')
  const [onHolidays, setOnHolidays] = useState<Opening['onHolidays']>(opening?.onHolidays ?? 'open')
  const [unfit, setUnfit] = useState<Unfit>({})
  const field = { day: useRef<HTMLInputElement>(null), start: useRef<HTMLInputElement>(null), minutes: useRef<HTMLInputElement>(null), lastDay: useRef<HTMLInputElement>(null), theme: useRef<HTMLInputElement>(null) }
  const go = async () => {
    const firstDay = dayFrom(field.day.current?.value ?? '')
    const startMinute = minuteOf(field.start.current?.value ?? '')
    const minutes = Number(field.minutes.current?.value ?? '')
    const written = (field.lastDay.current?.value ?? '').trim()
    const lastDay = written === '' ? null : dayFrom(written)
    const isLength = Number.isInteger(minutes) && minutes >= 10 && minutes <= 720
    const found: Unfit = {
      ...(firstDay ? {} : { day: texts.dayUnfit }), ...(startMinute === null ? { start: texts.startUnfit } : {}), ...(isLength ? {} : { minutes: texts.minutesUnfit }), ...(written !== '' && !lastDay ? { lastDay: texts.dayUnfit } : {}),
    }
    setUnfit(found)
    if (!firstDay || startMinute === null || Object.keys(found).length > 0) return
    const kept = { id, roomId, firstDay, startMinute, minutes, repeats, onHolidays, lastDay, theme: (field.theme.current?.value ?? '').trim() || null, skipped: opening?.skipped ?? [] }
    if ((await keep.run(toKeep(kept))).ok) onDone()
  }
  return (
    <div className="toolsheet stack tight">
      <Field fieldRef={field.day} label={texts.day} error={unfit.day} defaultValue={opening?.firstDay ?? tokyoDay.format(now)} maxLength={10} />
      <Field fieldRef={field.start} label={texts.start} error={unfit.start} defaultValue={clockOf(opening?.startMinute ?? 20 * 60)} maxLength={5} />
      <Field fieldRef={field.minutes} label={texts.minutes} error={unfit.minutes} inputMode="numeric" defaultValue={String(opening?.minutes ?? 90)} maxLength={3} />
      <OneOf legend={texts.repeats} isInRow choices={fromTexts(texts.repeat)} value={repeats} onChange={setRepeats} />
      {repeats !== 'once' && <Field fieldRef={field.lastDay} label={texts.lastDay} error={unfit.lastDay} defaultValue={opening?.lastDay ?? ''} maxLength={10} />}
      <OneOf legend={texts.onHolidays} isInRow choices={fromTexts(texts.holiday)} value={onHolidays} onChange={setOnHolidays} />
      <Field fieldRef={field.theme} label={texts.theme} defaultValue={opening?.theme ?? ''} maxLength={60} />
      <div className="acts">
        <Button kind="main" isBusy={keep.isBusy} onClick={() => void go()}>
          {texts.keep}
        </Button>
        <Button onClick={onCancel}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={keep.refused} />
    </div>
  )
}
