// 引き継ぐ: a hand-over note that must be written, a person on shift, and their free answer.
import { useEffect, useId, useState } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView, SessionView } from '#shared/views'
import { OneOf } from '../parts/Choices.tsx'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.session

export function TransferForm(props: { desk: DeskView; session: SessionView; onClose: () => void }) {
  const { desk, session } = props
  const transfer = useAct('listening:transfer')
  const noteId = useId()
  const [transferId, setTransferId] = useState(newId)
  const [declinedBy, setDeclinedBy] = useState<string | null>(null)
  const [toStaffId, setTo] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const free = desk.onShift.filter((one) => one.staffId !== desk.me.staffId && !one.isTalking)
  const pending = desk.transfers.find((one) => one.listeningId === session.listeningId && one.from.staffId === desk.me.staffId)
  const pendingName = pending?.to.name
  useEffect(() => {
    if (!pendingName) return
    setDeclinedBy(null)
    // The offer is gone and this form still stands: it was declined, or lapsed.
    return () => {
      setDeclinedBy(pendingName)
      setTransferId(newId())
    }
  }, [pendingName])
  const ask = async () => {
    if (toStaffId && note.trim()) await transfer.run({ transferId, listeningId: session.listeningId, toStaffId, note: note.trim() })
  }

  if (pending) {
    return (
      <section className="toolsheet" role="status">
        <p>{texts.transferWait(pending.to.name)}</p>
      </section>
    )
  }
  return (
    <section className="toolsheet stack tight" aria-label={texts.transferHeading}>
      {declinedBy && (
        <p className="banner held phrase" role="status">
          {texts.transferDeclined(declinedBy)}
        </p>
      )}
      <p className="small phrase">{texts.transferBody}</p>
      <div>
        <label className="label" htmlFor={noteId}>
          {texts.transferNote}
        </label>
        <textarea id={noteId} className="field" rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} aria-describedby={`${noteId}h`} />
        <span id={`${noteId}h`} className="hint">
          {texts.transferNoteHint}
        </span>
      </div>
      {free.length ? (
        <OneOf legend={texts.transferTo} isInRow choices={free.map((one) => ({ value: one.staffId, word: staffTexts.common.san(one.name) }))} value={toStaffId} onChange={setTo} />
      ) : (
        <p className="banner">{texts.transferNobody}</p>
      )}
      <div className="acts">
        <Button kind="main" disabled={!toStaffId || !note.trim()} isBusy={transfer.isBusy} onClick={ask}>
          {texts.transferSend}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
      <Refused code={transfer.refused} />
    </section>
  )
}
