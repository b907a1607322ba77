// A composer that can only keep a note: its one event is note:write. Enter only makes a new line here.
import { useState } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { NoteView } from '#shared/views'
import { useDraft } from '../place/drafts.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.session.notes

export function NoteComposer(props: { placeId: string; onWritten: (note: NoteView) => void }) {
  const write = useAct('note:write')
  const [draft, setDraft] = useDraft(`note ${props.placeId}`)
  const [clientId, setClientId] = useState(() => newId())
  const keep = async () => {
    if (!draft.trim()) return
    const ack = await write.run({ placeId: props.placeId, clientId, text: draft.trim() })
    if (!ack.ok) return
    setDraft('')
    setClientId(newId())
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
