// The one answer to a note (rule SN5): its own field, sent by its own button.
import { useRef } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { useImeSafeKeys } from '#client/ui/use-ime-safe-enter.ts'
import { staffTexts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.soloNote

export function AnswerForm({ noteId, onSent }: { noteId: string; onSent: () => void }) {
  const answer = useAct('solo-note:answer')
  const field = useRef<HTMLTextAreaElement>(null)
  const send = async () => {
    const text = field.current?.value ?? ''
    if (text.trim() !== '' && (await answer.run({ noteId, text })).ok) onSent()
  }
  const onKeyDown = useImeSafeKeys({ onModEnter: () => void send() })
  return (
    <div className="stack tight">
      <label className="label" htmlFor="solo-note-answer">
        {texts.answer}
      </label>
      <textarea ref={field} id="solo-note-answer" className="field" rows={3} autoComplete="off" onKeyDown={onKeyDown} />
      <p className="small soft">{texts.answerMore}</p>
      <div className="acts">
        <Button icon="send" isBusy={answer.isBusy} onClick={() => void send()}>
          {texts.send}
        </Button>
      </div>
      <Refused code={answer.refused} />
    </div>
  )
}
