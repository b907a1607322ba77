// The queue of held lines of one place, the oldest first, read again whenever something on the desk changed, a reading failed, or
// half a minute went by; answers that come late are dropped. It is read as far as was asked for, part by part, and says how many there are in all.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { HeldView } from '#shared/views'
import { keepFresh } from '../../keep-fresh.ts'
import { useStaffLink } from '../../staff-link.ts'

export type Queue = { lines: readonly HeldView[]; total: number; hasMore: boolean }

export function useHeld(placeId: string): { queue: Queue | null; reread: () => Promise<void>; readOn: () => Promise<void> } {
  const link = useStaffLink()
  const [queue, setQueue] = useState<Queue | null>(null)
  const latest = useRef(0)
  const parts = useRef(1)
  const read = useCallback(async (): Promise<boolean> => {
    const turn = ++latest.current
    const lines: HeldView[] = []
    for (let part = 1; ; part++) {
      const ack = await link.ask('held:list', { placeId, ...(part === 1 ? {} : { afterSeq: lines[lines.length - 1]?.seq ?? 0 }) })
      if (turn !== latest.current) return true
      if (!ack.ok) return false
      const { held, total, hasMore } = ack.data
      lines.push(...held)
      if (hasMore && held.length > 0 && part < parts.current) continue
      setQueue({ lines, total, hasMore })
      return true
    }
  }, [link, placeId])
  const reread = useCallback(async () => void (await read()), [read])
  const readOn = useCallback(() => {
    parts.current++
    return reread()
  }, [reread])
  useEffect(() => {
    const kept = keepFresh(link, read)
    const stops = [kept.stop, link.hear('desk:changed', kept.soon)]
    return () => {
      latest.current++
      for (const stop of stops) stop()
    }
  }, [link, read])
  return { queue, reread, readOn }
}
