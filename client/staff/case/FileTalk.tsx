// The talk as it stood when the file was opened, before joining: read only.
import { useMemo } from 'react'
import { staffTexts } from '#client/staff/words.ts'
import type { EscalationFileView } from '#shared/views'
import { placeName } from '../place-name.ts'
import { Flow } from '../place/Flow.tsx'
import { openPlace } from '../place/place-state.ts'
import { clock } from '../time-words.ts'
import { useNow } from '../use-now.ts'

const texts = staffTexts.case

export function FileTalk({ file }: { file: EscalationFileView }) {
  const now = useNow(600_000)
  const state = useMemo(() => {
    const lastSeq = Math.max(0, ...file.entries.map((entry) => entry.seq))
    return openPlace({ placeId: file.escalation.placeId, kind: file.escalation.placeKind, conversationId: file.escalation.placeId, room: null, seat: null, entries: file.entries, lastSeq, hasEarlier: false })
  }, [file])
  return (
    <>
      <p className="readingstrip small">{`${texts.reading}${staffTexts.common.brackets(clock(now))}`}</p>
      <Flow state={state} label={placeName(file.escalation)} myName={null} emptyWords={texts.none} isOpen />
    </>
  )
}
