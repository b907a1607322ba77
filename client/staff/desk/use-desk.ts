// The whole desk, read again whenever something on it changed (never more than once a second) and when the line is back.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskView } from '#shared/views'
import { useStaffLink } from '../staff-link.ts'
import { learnNow } from '../use-now.ts'

const calmMs = 300

export type DeskReading = { desk: DeskView | null; isUp: boolean; isDatabaseUp: boolean; reread: () => void }

export function useDesk(isWanted: boolean): DeskReading {
  const link = useStaffLink()
  const [desk, setDesk] = useState<DeskView | null>(null)
  const [isUp, setUp] = useState(false)
  const [isDatabaseUp, setDatabaseUp] = useState(true)
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null)

  const read = useCallback(async () => {
    const ack = await link.ask('desk:state', {})
    if (!ack.ok) return
    learnNow(ack.data.now)
    setDesk(ack.data)
  }, [link])
  const reread = useCallback(() => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null
      void read()
    }, calmMs)
  }, [read])

  useEffect(() => {
    if (!isWanted) return
    const stops = [
      link.watchLine((up) => {
        setUp(up)
        if (up) void read()
      }),
      link.hear('desk:changed', reread),
      link.hear('room:news', reread),
      link.hear('escalation:news', reread),
      link.hear('heartbeat', (beat) => {
        learnNow(beat.now)
        setDatabaseUp(beat.isDatabaseUp)
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      if (waiting.current) clearTimeout(waiting.current)
      waiting.current = null
    }
  }, [link, isWanted, read, reread])

  return { desk, isUp, isDatabaseUp, reread }
}
