// The page's state: which version, its words, the draft made of it, and what a try has shown. The draft lives in this page only.
import { useCallback, useEffect, useState } from 'react'
import type { ListChange, ListsView, ListTexts, ListTrial } from '#shared/word-lists'
import { useStaffLink } from '../staff-link.ts'

/** What one packet may carry, with room to spare. */
const mostPacketBytes = 12_000

export type Draft = { changes: ListChange[]; isTooBig: boolean; put: (change: ListChange) => void; undo: (nth: number) => void; clear: () => void }
export type Lists = { view: ListsView | null; texts: ListTexts | null; draft: Draft; weighed: ListTrial | null; onWeighed: (trial: ListTrial | null) => void; isMissing: boolean; take: (view: ListsView) => void }

export function useLists(): Lists {
  const link = useStaffLink()
  const [view, setView] = useState<ListsView | null>(null)
  const [texts, setTexts] = useState<ListTexts | null>(null)
  const [changes, setChanges] = useState<ListChange[]>([])
  const [weighed, setWeighed] = useState<ListTrial | null>(null)
  const [isMissing, setMissing] = useState(false)
  const current = view?.current

  useEffect(() => {
    void link.ask('lists:state', {}).then((ack) => (ack.ok ? setView(ack.data) : setMissing(true)))
  }, [link])
  useEffect(() => {
    if (current === undefined) return
    void link.ask('lists:read', { version: current }).then((ack) => (ack.ok ? setTexts(ack.data) : setMissing(true)))
  }, [link, current])

  const change = useCallback((next: (now: ListChange[]) => ListChange[]) => {
    setWeighed(null)
    setChanges(next)
  }, [])
  const take = (next: ListsView) => {
    setTexts(null)
    setMissing(false)
    change(() => [])
    setView(next)
  }
  return {
    view, texts, weighed, onWeighed: setWeighed, isMissing, take,
    draft: {
      changes,
      isTooBig: new TextEncoder().encode(JSON.stringify(changes)).length > mostPacketBytes,
      // The same row changed again is one change.
      put: (each) => change((now) => [...now.filter((other) => each.do === 'add' || other.do === 'add' || other.list !== each.list || other.line !== each.line), each]),
      undo: (nth) => change((now) => now.filter((_, at) => at !== nth)),
      clear: () => change(() => []),
    },
  }
}
