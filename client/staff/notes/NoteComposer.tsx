// A composer that can only keep a note: its one event is note:write. Enter only makes a new line here.
import { useRef } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { NoteView } from '#shared/views'
import { useDraft } from '../place/drafts.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { makeNoteId } from './note-id.ts'

const texts = staffTexts.session.notes

export function NoteComposer(props: { placeId: string; onWritten: (note: NoteView) => void }) {
  const write = useAct('note:write')
  const [draft, setDraft] = useDraft(`note ${props.placeId}`)
  const latest = useRef(draft)
  latest.current = draft
  const noteId = useRef(makeNoteId())
  const keep = async () => {
    const text = draft.trim()
    if (text === '' || write.isBusy) return
    const ack = await write.run({ placeId: props.placeId, clientId: noteId.current.of(text), text })
    if (!ack.ok) return
    noteId.current.kept()
    // What was typed while it was on its way is not part of it.
    if (latest.current.trim() === text) setDraft('')
    props.onWritten(ack.data)
  }
  return (
    <div className="write">
      <textarea aria-label={texts.write} placeholder={texts.placeholder} maxLength={2000} value={draft} onChange={(event) => setDraft(event.target.value)} />
      <Button icon="note" isBusy={write.isBusy} onClick={keep}>
        {write.isBusy ? texts.keeping : texts.keep}
      </Button>
      <Refused code={write.refused} />
    </div>
  )
}
