// The board's news: the whole at first and after every reconnect, then each escalation as it changes, and a beat that proves life.
import { useEffect, useReducer, useRef, useState } from 'react'
import { useStaffLink } from '../staff-link.ts'
import { learnNow } from '../use-now.ts'
import { emptyBoard, stepBoard, type BoardState } from './board-state.ts'

const rereadMs = 30_000

export function useBoard(isWanted: boolean): { state: BoardState; isUp: boolean } {
  const link = useStaffLink()
  const [state, change] = useReducer(stepBoard, emptyBoard)
  const [isUp, setUp] = useState(false)
  const later = useRef<ReturnType<typeof setTimeout> | null>(null)

  useEffect(() => {
    if (!isWanted) return
    const read = async () => {
      const ack = await link.ask('board:state', {})
      if (!ack.ok) return
      learnNow(ack.data.now)
      change({ kind: 'read', board: ack.data })
    }
    const soon = () => {
      later.current ??= setTimeout(() => {
        later.current = null
        void read()
      }, 500)
    }
    const stops = [
      link.watchLine((up) => {
        setUp(up)
        if (up) void read()
      }),
      link.hear('escalation:news', (view) => change({ kind: 'news', view })),
      link.hear('room:news', soon),
      link.hear('desk:changed', soon),
      link.hear('heartbeat', (beat) => {
        learnNow(beat.now)
        change({ kind: 'beat', now: beat.now, isDatabaseUp: beat.isDatabaseUp })
      }),
    ]
    const timer = setInterval(() => void read(), rereadMs)
    return () => {
      for (const stop of stops) stop()
      clearInterval(timer)
      if (later.current) clearTimeout(later.current)
      later.current = null
    }
  }, [link, isWanted])

  return { state, isUp }
}
