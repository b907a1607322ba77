// The professional in the talk: reads along live, speaks under their own name, keeps notes nobody else's composer can reach.
import { staffTexts } from '#client/staff/words.ts'
import type { EscalationView, StaffView } from '#shared/views'
import { ownReason } from '../desk/MyTalk.tsx'
import { NotesPane } from '../notes/NotesPane.tsx'
import { Announcer } from '../place/Announcer.tsx'
import { placeName } from '../place-name.ts'
import { Composer } from '../place/Composer.tsx'
import { useDraft } from '../place/drafts.ts'
import { Flow } from '../place/Flow.tsx'
import { usePlace } from '../place/use-place.ts'
import { Refused } from '../parts/Refused.tsx'

export function CaseTalk(props: { view: EscalationView; me: StaffView }) {
  const placeId = props.view.sessionId ?? props.view.placeId
  const place = usePlace(placeId, ownReason)
  const [draft, setDraft] = useDraft(placeId)
  return (
    <div className="withnotes">
      <div className="talk">
        <Refused code={place.refused} />
        {place.state && (
          <>
            <Flow state={place.state} label={placeName(props.view)} myName={props.me.name} emptyWords={staffTexts.case.none} onEarlier={place.readEarlier} onResend={(clientId, text) => void place.send(text, clientId)} onDrop={place.drop} isOpen />
            <Announcer state={place.state} myName={props.me.name} isOpen />
          </>
        )}
        <Composer heading={staffTexts.case.speak} draft={draft} onDraft={setDraft} onSend={(text) => void place.send(text)} />
      </div>
      <NotesPane placeId={placeId} notes={place.notes} onWritten={place.addNote} />
    </div>
  )
}
