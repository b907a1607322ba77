// ひとこと残す (rules SN1, SN3): who reads it and by when stands there before a word is written; without a reader nothing is taken.
import { useRef, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { unread } from '#client/ui/unread.ts'
import { useImeSafeKeys } from '#client/ui/use-ime-safe-enter.ts'
import type { Draft } from '#client/talk/Composer.tsx'
import { useTexts } from '#client/texts.tsx'

export type NoteProps = {
  readBy: number | null
  keptDays: number
  now: number
  draft: Draft
  sending: { error?: string; help?: string } | null
  /** @returns true once it lies with the staff */
  onLeave: (text: string) => Promise<boolean>
}

export function NoteForm({ readBy, keptDays, now, draft, sending, onLeave }: NoteProps) {
  const { note, time } = useTexts()
  const field = useRef<HTMLTextAreaElement>(null)
  const [isLeft, setLeft] = useState(false)
  const isBusy = sending !== null && sending.error === undefined
  const leave = async () => {
    const text = field.current?.value ?? ''
    if (text.trim() === '' || isBusy || !(await onLeave(text))) return
    draft.set('')
    setLeft(true)
  }
  const onKeyDown = useImeSafeKeys({ onModEnter: () => void leave() })
  if (readBy === null) return <p className="small soft">{note.nobody}</p>
  const when = `${time.day(readBy, now)} ${time.clock(readBy)}`
  if (isLeft) {
    return (
      <div role="status" className="noteleft">
        <p>
          <b>{note.left}</b>
          {note.until(when)}
        </p>
        <p className="small soft">{note.answer}</p>
        <Button kind="plain" className="flush" onClick={() => setLeft(false)}>
          {note.another}
        </Button>
      </div>
    )
  }
  return (
    <div className="noteform">
      <textarea ref={field} className="field" rows={3} defaultValue={draft.get()} aria-label={note.label} placeholder={note.placeholder} aria-describedby="note-told" {...unread} onInput={(event) => draft.set(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <p id="note-told" className="small soft">
        {note.until(when)}
        {note.answer}
        {note.heldFor(keptDays)}
      </p>
      {sending?.error && (
        <p className="hint err" role="alert">
          {sending.error}
        </p>
      )}
      {sending?.help && (
        <p role="status">
          <b>{sending.help}</b>
        </p>
      )}
      <Button isBusy={isBusy} onClick={() => void leave()}>
        {isBusy ? note.sending : note.send}
      </Button>
    </div>
  )
}
