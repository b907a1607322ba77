// Raising, kept until it is confirmed: the same id for every try, so that pressing again never makes a second one (ES).
import { useEffect, useRef, useState } from 'react'
import type { Severity } from '#shared/escalation'
import type { EscalationView } from '#shared/views'
import { useStaffLink } from '../staff-link.ts'

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
  const unconfirmed = useRef<{ severity: Severity; raiseId: string } | null>(null)

  useEffect(() => link.hear('escalation:news', (view) => view.placeId === placeId && setRaised(view)), [link, placeId])

  const raise = async (severity: Severity, seatId?: string) => {
    if (unconfirmed.current?.severity !== severity) unconfirmed.current = { severity, raiseId: crypto.randomUUID() }
    setBusy(true)
    setFailed(false)
    const ack = await link.ask('escalation:raise', { raiseId: unconfirmed.current.raiseId, placeId, seatId, severity })
    setBusy(false)
    if (!ack.ok) return setFailed(true)
    unconfirmed.current = null
    setRaised(ack.data)
  }
  return { raised, isBusy, hasFailed, raise }
}
