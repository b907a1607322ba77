// Raising, kept until it is confirmed: the same id for every try, so that pressing again never makes a second one (ES).
import { useEffect, useRef, useState } from 'react'
import { newId } from '#client/new-id.ts'
import type { Severity } from '#shared/escalation'
import type { EscalationView } from '#shared/views'
import { useStaffLink } from '../staff-link.ts'

// A button that saves a life does not wait politely: what is not confirmed by then is said to have failed, and may be pressed again.
const raisePatienceMs = 4_000

export type Raise = {
  raised: EscalationView | null
  isBusy: boolean
  hasFailed: boolean
  raise: (severity: Severity, seatId?: string) => Promise<void>
}

export function useRaise(placeId: string): Raise {
  const link = useStaffLink()
  const [raised, setRaised] = useState<EscalationView | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const unconfirmed = useRef<{ severity: Severity; seatId: string | undefined; raiseId: string } | null>(null)

  useEffect(() => link.hear('escalation:news', (view) => view.placeId === placeId && setRaised(view)), [link, placeId])

  const raise = async (severity: Severity, seatId?: string) => {
    if (unconfirmed.current?.severity !== severity || unconfirmed.current.seatId !== seatId) unconfirmed.current = { severity, seatId, raiseId: newId() }
    setBusy(true)
    setFailed(false)
    const ack = await link.ask('escalation:raise', { raiseId: unconfirmed.current.raiseId, placeId, seatId, severity }, { patienceMs: raisePatienceMs, ackMs: raisePatienceMs })
    setBusy(false)
    if (!ack.ok) return setFailed(true)
    unconfirmed.current = null
    setRaised(ack.data)
  }
  return { raised, isBusy, hasFailed, raise }
}
