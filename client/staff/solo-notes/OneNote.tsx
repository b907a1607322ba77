// One note, opened by a person's own act (rule SN4): its words, "read" as a button of its own, and one answer.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskSoloNoteView, DeskView, OpenSoloNoteView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { SeverityTag } from '../parts/Severity.tsx'
import { can } from '../rights.ts'
import { whenWords } from '../time-words.ts'
import { useAct } from '../use-act.ts'
import { serverNow } from '../use-now.ts'
import { AnswerForm } from './AnswerForm.tsx'

const texts = staffTexts.soloNote

export function OneNote({ desk, note, onBack }: { desk: DeskView; note: DeskSoloNoteView; onBack: () => void }) {
  const { noteId } = note
  const open = useAct('solo-note:open')
  const read = useAct('solo-note:read')
  const [opened, setOpened] = useState<OpenSoloNoteView | null>(null)
  const show = async () => {
    const ack = await open.run({ noteId })
    if (ack.ok) setOpened(ack.data)
  }
  const now = serverNow()
  return (
    <section className="talk solonote pad stack" aria-label={texts.heading}>
      <div className="top">
        <h1 className="title">{opened ? texts.of(opened.name) : texts.heading}</h1>
        <p className="small soft">{note.isOverdue ? texts.overdue(whenWords(note.readBy, now)) : texts.due(whenWords(note.readBy, now))}</p>
        {note.severity && <SeverityTag severity={note.severity} />}
      </div>
      {!opened && (
        <>
          <p className="phrase">{texts.recorded}</p>
          <div className="acts">
            <Button kind="main" icon="note" isBusy={open.isBusy} onClick={() => void show()}>
              {texts.open}
            </Button>
            <Button onClick={onBack}>{texts.back}</Button>
          </div>
          <Refused code={open.refused} />
        </>
      )}
      {opened && (
        <>
          <p className="notetext dashed">{opened.text}</p>
          {note.readAt === null ? (
            <div className="stack tight">
              <p className="small soft">{texts.sayReadMore}</p>
              <div className="acts">
                <Button kind="main" icon="acknowledge" isBusy={read.isBusy} onClick={() => void read.run({ noteId })}>
                  {texts.sayRead}
                </Button>
              </div>
              <Refused code={read.refused} />
            </div>
          ) : (
            <p className="small soft" role="status">
              {texts.readBy(note.readerName ?? '')}
            </p>
          )}
          {note.answeredAt === null && can(desk.me, 'solo-note:answer', 'on_shift') && (note.canBeAnswered ? <AnswerForm noteId={noteId} onSent={() => void show()} /> : <p className="small soft phrase">{texts.noWay}</p>)}
          {opened.answer !== null && (
            <div>
              <h2>{texts.yours}</h2>
              <p className="notetext">{opened.answer}</p>
            </div>
          )}
          <div className="acts">
            <Button onClick={onBack}>{texts.back}</Button>
          </div>
        </>
      )}
    </section>
  )
}
