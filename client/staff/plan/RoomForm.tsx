// What a room is: its name, kind, for whom, how many, its words of closing.
import { useRef, useState } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import type { RoomAudience, RoomKind } from '#shared/room'
import { staffTexts } from '#client/staff/words.ts'
import type { PlanView } from '#shared/views'
import { fromTexts, OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.plan

type Props = { room: PlanView['rooms'][number] | null; houseClosingWords: string; onDone: () => void; onCancel: () => void }

export function RoomForm({ room, houseClosingWords, onDone, onCancel }: Props) {
  const keep = useAct('room:keep')
  const [roomId] = useState(() => room?.roomId ?? newId())
  const [kind, setKind] = useState<RoomKind>(room?.kind ?? 'talk')
  const [audience, setAudience] = useState<RoomAudience>(room?.audience ?? 'everyone')
  const name = useRef<HTMLInputElement>(null)
  const capacity = useRef<HTMLInputElement>(null)
  const theme = useRef<HTMLInputElement>(null)
  const words = useRef<HTMLTextAreaElement>(null)
  const go = async () => {
    const asked = { roomId, kind, audience, name: name.current?.value ?? '', capacity: Number(capacity.current?.value ?? '20'), theme: theme.current?.value ?? '', closingWords: words.current?.value ?? '' }
    if ((await keep.run(asked)).ok) onDone()
  }
  return (
    <div className="toolsheet stack tight">
      <Field fieldRef={name} label={texts.room} defaultValue={room?.name ?? ''} maxLength={24} />
      <OneOf legend={texts.kind} isInRow choices={fromTexts(texts.kinds)} value={kind} onChange={setKind} />
      <OneOf legend={texts.audience} isInRow choices={fromTexts(texts.audiences)} value={audience} onChange={setAudience} />
      <Field fieldRef={capacity} label={texts.capacity} inputMode="numeric" defaultValue={String(room?.capacity ?? 20)} maxLength={2} />
      <Field fieldRef={theme} label={texts.theme} defaultValue={room?.theme ?? ''} maxLength={60} />
      <label className="label" htmlFor={`words-${roomId}`}>
        {texts.closingWords}
      </label>
      <textarea ref={words} id={`words-${roomId}`} className="field" rows={2} maxLength={400} defaultValue={room?.closingWords ?? ''} aria-describedby={`words-${roomId}-h`} />
      <span id={`words-${roomId}-h`} className="hint">
        {texts.closingWordsMore(houseClosingWords || texts.closingWordsPlain)}
      </span>
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
