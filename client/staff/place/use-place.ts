// A place one may read: opened with its reason, kept whole (gaps and reconnects are read back), closed when left.
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { newId } from '#client/new-id.ts'
import type { RefusedCode } from '#client/link.ts'
import type { NoteView, PlaceView, SessionView } from '#shared/views'
import { useStaffLink } from '../staff-link.ts'
import { hasGap, openPlace, stepPlace, toReadAgain, type PlaceChange, type PlaceState } from './place-state.ts'
import { dropUnsent, keepUnsent, unsentOf } from './unsent.ts'

export type OpenPlace = {
  state: PlaceState | null
  notes: readonly NoteView[]
  session: SessionView | null
  refused: RefusedCode | null
  send: (text: string, clientId?: string) => Promise<void>
  drop: (clientId: string) => void
  readEarlier: () => Promise<void>
  addNote: (note: NoteView) => void
}

function step(state: PlaceState | null, change: PlaceChange): PlaceState | null {
  if (state) return stepPlace(state, change)
  return change.kind === 'opened' ? openPlace(change.place, change.unsent) : null
}

export function usePlace(placeId: string, reason: string): OpenPlace {
  const link = useStaffLink()
  const [state, change] = useReducer(step, null)
  const [notes, setNotes] = useState<readonly NoteView[]>([])
  const [session, setSession] = useState<SessionView | null>(null)
  const [refused, setRefused] = useState<RefusedCode | null>(null)
  const latest = useRef(state)
  latest.current = state
  const catchUp = useRef(async () => {})

  useEffect(() => {
    let isHere = true
    const look = async () => {
      const ack = await link.ask('place:look', { placeId, reason, afterSeq: latest.current?.lastSeq })
      if (!isHere) return
      if (!ack.ok) return setRefused(ack.code)
      setRefused(null)
      setNotes(ack.data.notes)
      setSession(ack.data.session)
      change({ kind: 'opened', place: ack.data.place as PlaceView, unsent: unsentOf(placeId) })
    }
    catchUp.current = async () => {
      const known = latest.current
      if (!known) return look()
      const ack = await link.ask('place:read', { placeId, afterSeq: known.lastSeq })
      if (isHere && ack.ok) change({ kind: 'news', entries: ack.data.entries })
    }
    const readAgain = async (seq: number) => {
      const ack = await link.ask('place:read', { placeId, afterSeq: seq - 1 })
      if (isHere && ack.ok) change({ kind: 'news', entries: ack.data.entries })
    }
    const stops = [
      link.watchLine((isUp) => isUp && void look()),
      link.hear('place:news', (news) => {
        if (news.placeId !== placeId) return
        const again = latest.current ? toReadAgain(latest.current, news.entries) : []
        change({ kind: 'news', entries: news.entries })
        if (again.length > 0) void readAgain(Math.min(...again))
      }),
      link.hear('heartbeat', (beat) => {
        const last = beat.places[placeId]
        if (last !== undefined && latest.current && last > latest.current.lastSeq) void catchUp.current()
      }),
    ]
    return () => {
      isHere = false
      for (const stop of stops) stop()
      void link.ask('place:unlook', { placeId })
    }
  }, [link, placeId, reason])

  const isHoled = state !== null && hasGap(state)
  useEffect(() => {
    if (isHoled) void catchUp.current()
  }, [isHoled])

  const send = useCallback(
    async (text: string, clientId: string = newId()) => {
      change({ kind: 'sending', clientId, text })
      const ack = await link.ask('message:send', { placeId, clientId, text })
      if (!ack.ok) {
        keepUnsent(placeId, clientId, text)
        return change({ kind: 'failed', clientId })
      }
      dropUnsent(placeId, clientId)
      if (ack.data.entry) change({ kind: 'news', entries: [ack.data.entry] })
      change({ kind: 'sent', clientId })
    },
    [link, placeId],
  )
  const readEarlier = useCallback(async () => {
    const first = Math.min(...(latest.current?.entries.keys() ?? []))
    if (!Number.isFinite(first)) return
    const ack = await link.ask('place:earlier', { placeId, beforeSeq: first })
    if (ack.ok) change({ kind: 'earlier', ...ack.data })
  }, [link, placeId])

  return {
    state,
    notes,
    session,
    refused,
    send,
    readEarlier,
    drop: useCallback((clientId: string) => (dropUnsent(placeId, clientId), change({ kind: 'dropped', clientId })), [placeId]),
    addNote: useCallback((note: NoteView) => setNotes((was) => [note, ...was.filter((one) => one.noteId !== note.noteId)]), []),
  }
}
