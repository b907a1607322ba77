// Opening a room: until when, of which kind, about what. What was planned stands there already; the end is told to everyone from the start.
import { useRef, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import { useImeSafeEnter } from '#client/ui/use-ime-safe-enter.ts'
import { staffTexts } from '#client/staff/words.ts'
import type { RoomKind } from '#shared/room'
import type { DeskRoomView } from '#shared/views'
import { fromTexts, OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { hourWords } from '../time-words.ts'
import { useAct } from '../use-act.ts'
import { serverNow } from '../use-now.ts'

const texts = staffTexts.host
type Length = keyof typeof texts.openLengths | 'planned'

export function OpenForm({ room, onClose }: { room: DeskRoomView; onClose: () => void }) {
  const open = useAct('room:open')
  const { due } = room
  const [length, setLength] = useState<Length>(due ? 'planned' : '90')
  const [kind, setKind] = useState<RoomKind>(room.kind)
  const theme = useRef<HTMLInputElement>(null)
  const go = async () => {
    const planned = due ? Math.round((due.closesAt - serverNow()) / 60_000) : 0
    const minutes = length === 'planned' ? Math.min(720, Math.max(10, planned)) : Number(length)
    if ((await open.run({ roomId: room.roomId, minutes, kind, theme: theme.current?.value ?? '' })).ok) onClose()
  }
  const onKeyDown = useImeSafeEnter(() => void go())
  const lengths = [...(due ? [{ value: 'planned' as Length, word: texts.openPlanned(hourWords(due.closesAt)) }] : []), ...fromTexts(texts.openLengths)]
  return (
    <div className="toolsheet stack tight">
      <OneOf legend={texts.openLength} isInRow choices={lengths} value={length} onChange={setLength} />
      <OneOf legend={staffTexts.plan.kind} isInRow choices={fromTexts(staffTexts.plan.kinds)} value={kind} onChange={setKind} />
      <Field fieldRef={theme} label={staffTexts.plan.theme} defaultValue={due?.theme ?? room.theme ?? ''} maxLength={60} onKeyDown={onKeyDown} />
      <div className="acts">
        <Button kind="main" isBusy={open.isBusy} onClick={go}>
          {texts.move.open}
        </Button>
        <Button onClick={onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={open.refused} />
    </div>
  )
}
