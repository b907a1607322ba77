// My own talk and my notes on it, side by side: one place read once, two panes that share nothing but its id.
import type { DeskView, SessionView } from '#shared/views'
import { NotesPane } from '../notes/NotesPane.tsx'
import { usePlace } from '../place/use-place.ts'
import { Session } from '../session/Session.tsx'

export const ownReason = 'own'

export function MyTalk(props: { desk: DeskView; session: SessionView }) {
  const place = usePlace(props.session.listeningId, ownReason)
  return (
    <div className="withnotes">
      <Session desk={props.desk} session={props.session} place={place} />
      <NotesPane placeId={props.session.listeningId} notes={place.notes} onWritten={place.addNote} />
    </div>
  )
}
