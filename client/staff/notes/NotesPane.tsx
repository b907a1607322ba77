// 控え: opposite brightness, behind a post of wood, written at the top. Nothing in this pane knows how to reach the visitor.
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { NoteView } from '#shared/views'
import { hourWords } from '../time-words.ts'
import { NoteComposer } from './NoteComposer.tsx'

const texts = staffTexts.session.notes

export function NotesPane(props: { placeId: string | null; notes: readonly NoteView[]; onWritten: (note: NoteView) => void; promise?: boolean }) {
  return (
    <aside className="notes" aria-label={texts.heading}>
      <header>
        <Icon name="lock" />
        <div>
          <b>{texts.heading}</b>
          <span className="small">{texts.readers}</span>
        </div>
      </header>
      {props.placeId && <NoteComposer key={props.placeId} placeId={props.placeId} onWritten={props.onWritten} />}
      {props.notes.length === 0 && props.placeId && <p className="small none">{texts.none}</p>}
      <ul>
        {[...props.notes]
          .sort((a, b) => b.at - a.at)
          .map((note) => (
            <li key={note.noteId}>
              <span className="small">{`${hourWords(note.at)}${staffTexts.common.dot}${note.by}`}</span>
              {note.text}
            </li>
          ))}
      </ul>
      <div className="foot small">
        <p className="phrase">{texts.foot}</p>
        <p className="phrase">{texts.footPromise}</p>
      </div>
    </aside>
  )
}
