// The queue of held lines of one place, the oldest first, read again whenever something on the desk changed; answers that come late are
// dropped. It is read as far as was asked for, part by part, and says how many there are in all.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { HeldView } from '#shared/views'
import { useStaffLink } from '../../staff-link.ts'

export type Queue = { lines: readonly HeldView[]; total: number; hasMore: boolean }

export function useHeld(placeId: string): { queue: Queue | null; reread: () => Promise<void>; readOn: () => Promise<void> } {
  const link = useStaffLink()
  const [queue, setQueue] = useState<Queue | null>(null)
  const latest = useRef(0)
  const parts = useRef(1)
  const reread = useCallback(async () => {
    const turn = ++latest.current
    const lines: HeldView[] = []
    for (let part = 1; ; part++) {
      const ack = await link.ask('held:list', { placeId, ...(part === 1 ? {} : { afterSeq: lines[lines.length - 1]?.seq ?? 0 }) })
      if (!ack.ok || turn !== latest.current) return
      const { held, total, hasMore } = ack.data
      lines.push(...held)
      if (hasMore && held.length > 0 && part < parts.current) continue
      return setQueue({ lines, total, hasMore })
    }
  }, [link, placeId])
  const readOn = useCallback(() => {
    parts.current++
    return reread()
  }, [reread])
  useEffect(() => {
    const stops = [link.watchLine((isUp) => isUp && void reread()), link.hear('desk:changed', () => void reread())]
    return () => {
      latest.current++
      for (const stop of stops) stop()
    }
  }, [link, reread])
  return { queue, reread, readOn }
}
