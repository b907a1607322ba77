// What became of one's notes (rules SN4, SN5): by when they are read, that a person read them, and the answer.
import { useTexts } from '#client/texts.tsx'
import type { SoloNoteView } from '#shared/views'

export function NotesLeft({ notes, now }: { notes: readonly SoloNoteView[]; now: number }) {
  const { note: words, help, time } = useTexts()
  if (notes.length === 0) return null
  return (
    <section className="notesleft" aria-label={words.own}>
      <h2 className="h-m">{words.own}</h2>
      <ul>
        {notes.map(({ noteId, text, readBy, state, answer }) => (
          <li key={noteId}>
            <p className="ownnote" lang="ja">{text}</p>
            {answer ? (
              <>
                <p className="small soft">{words.state.answered(answer.name, help.staffRole[answer.role])}</p>
                <p className="noteanswer" lang="ja">{answer.text}</p>
              </>
            ) : (
              <p className="small soft">{state === 'read' ? words.state.read : words.state.kept(`${time.day(readBy, now)} ${time.clock(readBy)}`)}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
