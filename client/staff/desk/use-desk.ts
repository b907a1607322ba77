// The whole desk, read again whenever something on it changed, when the line or the records are back, and every half minute.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskView } from '#shared/views'
import { keepFresh, type Freshness } from '../keep-fresh.ts'
import { useStaffLink } from '../staff-link.ts'
import { learnNow } from '../use-now.ts'

const calmMs = 300

export type DeskReading = { desk: DeskView | null; isUp: boolean; isDatabaseUp: boolean; reread: () => void }

export function useDesk(isWanted: boolean): DeskReading {
  const link = useStaffLink()
  const [desk, setDesk] = useState<DeskView | null>(null)
  const [isUp, setUp] = useState(false)
  const [isDatabaseUp, setDatabaseUp] = useState(true)
  const fresh = useRef<Freshness | null>(null)
  const reread = useCallback(() => fresh.current?.soon(), [])

  useEffect(() => {
    if (!isWanted) return
    const kept = keepFresh(link, async () => {
      const ack = await link.ask('desk:state', {})
      if (!ack.ok) return false
      learnNow(ack.data.now)
      setDesk(ack.data)
      return true
    })
    fresh.current = kept
    const stops = [
      kept.stop,
      link.watchLine(setUp),
      link.hear('desk:changed', kept.soon),
      link.hear('room:news', kept.soon),
      link.hear('escalation:news', kept.soon),
      link.hear('heartbeat', (beat) => {
        learnNow(beat.now)
        setDatabaseUp(beat.isDatabaseUp)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [link, isWanted])

  return { desk, isUp, isDatabaseUp, reread }
}
