// Says new lines to those who listen, politely and not too much (rule LK9): three or more within two seconds become one sentence.
import { useEffect, useRef, useState } from 'react'
import type { RoomState } from '#client/room/room-state.ts'
import { useTexts } from '#client/texts.tsx'
import { gather, sayingsAfter } from './sayings.ts'

const gatherMs = 2000

export function Announcer({ state, isOn }: { state: RoomState; isOn: boolean }) {
  const texts = useTexts()
  const [said, setSaid] = useState('')
  const latest = useRef(state)
  latest.current = state
  const { placeId } = state
  useEffect(() => {
    let spokenSeq = latest.current.lastSeq
    if (!isOn) return
    const tick = setInterval(() => {
      const now = latest.current
      if (now.placeId !== placeId || now.lastSeq <= spokenSeq) return
      const news = sayingsAfter(now, spokenSeq, texts)
      spokenSeq = now.lastSeq
      // The same sentence twice is only spoken twice when the text differs.
      if (news.length > 0) setSaid((before) => (before === gather(news, texts) ? `${before}\u00a0` : gather(news, texts)))
    }, gatherMs)
    return () => clearInterval(tick)
  }, [isOn, placeId, texts])
  return (
    <p className="vh" aria-live="polite" aria-atomic="true">
      {isOn ? said : ''}
    </p>
  )
}
