// Notes left alone, as facts: what is due first stands first, what is overdue says so; never a word of them (rules SN4, SN6).
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import { SeverityTag } from '../parts/Severity.tsx'
import { whenWords } from '../time-words.ts'

const texts = staffTexts.soloNote

export function NoteList(props: { desk: DeskView; now: number; shownId: string | null; onShow: (noteId: string) => void }) {
  const { soloNotes } = props.desk
  const unread = soloNotes.filter(({ readAt }) => readAt === null).length
  return (
    <section>
      <h2>
        {texts.heading}
        <span className="small soft">{texts.unread(unread)}</span>
      </h2>
      {soloNotes.length === 0 && <p className="small soft">{texts.none}</p>}
      <ul>
        {soloNotes.map((note) => (
          <li key={note.noteId} className={note.readAt === null ? 'roomrow' : 'roomrow off'}>
            <button type="button" aria-current={props.shownId === note.noteId || undefined} onClick={() => props.onShow(note.noteId)}>
              <Icon name="note" />
              <b>{whenWords(note.writtenAt, props.now)}</b>
              {note.severity ? <SeverityTag severity={note.severity} /> : <span className="tag">{note.readAt === null ? texts.open : ''}</span>}
              <span className={note.isOverdue ? 'small wanting' : 'small'}>
                {note.readAt !== null ? [texts.readBy(note.readerName ?? ''), note.answeredAt === null ? '' : texts.answered].filter(Boolean).join(staffTexts.common.dot) : note.isOverdue ? texts.overdue(whenWords(note.readBy, props.now)) : texts.due(whenWords(note.readBy, props.now))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
