// The queue of held lines of one place, read again whenever something on the desk changed; answers that come late are dropped.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { HeldView } from '#shared/views'
import { useStaffLink } from '../../staff-link.ts'

export function useHeld(placeId: string): { held: readonly HeldView[] | null; reread: () => Promise<void> } {
  const link = useStaffLink()
  const [held, setHeld] = useState<readonly HeldView[] | null>(null)
  const latest = useRef(0)
  const reread = useCallback(async () => {
    const turn = ++latest.current
    const ack = await link.ask('held:list', { placeId })
    if (ack.ok && turn === latest.current) setHeld(ack.data.held)
  }, [link, placeId])
  useEffect(() => {
    const stops = [link.watchLine((isUp) => isUp && void reread()), link.hear('desk:changed', () => void reread())]
    return () => {
      latest.current++
      for (const stop of stops) stop()
    }
  }, [link, reread])
  return { held, reread }
}
