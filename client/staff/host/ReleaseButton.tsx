// Letting a held line out: it then appears in its place, marked as late.
import { useState } from 'react'
import { newId } from '#client/new-id.ts'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

export function ReleaseButton({ placeId, seq }: { placeId: string; seq: number }) {
  const release = useAct('message:release')
  const [clientId] = useState(() => newId())
  return (
    <>
      <Button kind="plain" isBusy={release.isBusy} onClick={() => void release.run({ placeId, clientId, seq })}>
        {staffTexts.host.release}
      </Button>
      <Refused code={release.refused} />
    </>
  )
}
