// Says new lines to those who listen to the screen: politely, new ones only, three or more at once as a number. What may be hard to read is not
// read aloud by itself (rule HA14).
import { useEffect, useRef, useState } from 'react'
import { staffTexts } from '#client/staff/words.ts'
import { flowLines, isVeiled } from './flow-lines.ts'
import type { PlaceState } from './place-state.ts'

const gatherMs = 2_000

export function Announcer({ state, myName, isOpen }: { state: PlaceState; myName: string | null; isOpen?: boolean }) {
  const [said, setSaid] = useState('')
  const heardTo = useRef(state.lastSeq)
  useEffect(() => {
    if (state.lastSeq <= heardTo.current) return
    const timer = setTimeout(() => {
      const fresh = flowLines(state.entries).filter((line) => line.kind === 'message' && line.seq > heardTo.current && line.author.name !== myName)
      heardTo.current = state.lastSeq
      if (fresh.length >= 3) setSaid(staffTexts.host.newLines(fresh.length))
      else if (fresh.length) setSaid(fresh.map((line) => (line.kind === 'message' ? `${line.author.name}: ${isVeiled(line, isOpen) ? staffTexts.host.veil.why : line.text}` : '')).join(' '))
    }, gatherMs)
    return () => clearTimeout(timer)
  }, [state, myName, isOpen])
  return (
    <div className="vh" role="status" aria-live="polite">
      {said}
    </div>
  )
}
