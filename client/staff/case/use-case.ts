// One escalation I own: its file (read with a reason), and its moves. The words come only with the file.
import { useCallback, useEffect, useState } from 'react'
import type { RefusedCode } from '#client/link.ts'
import type { EscalationFileView, EscalationView } from '#shared/views'
import { useStaffLink } from '../staff-link.ts'

export type CaseMove = 'escalation:join' | 'escalation:take-over' | 'escalation:give-back' | 'escalation:let-go'

export type OwnCase = {
  view: EscalationView
  file: EscalationFileView | null
  isBusy: boolean
  refused: RefusedCode | null
  read: (reason: string) => Promise<void>
  move: (move: CaseMove) => Promise<void>
  put: (view: EscalationView) => void
}

export function useCase(first: EscalationView): OwnCase {
  const link = useStaffLink()
  const [view, setView] = useState(first)
  const [file, setFile] = useState<EscalationFileView | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<RefusedCode | null>(null)
  const { escalationId } = first

  useEffect(() => link.hear('escalation:news', (news) => news.escalationId === escalationId && setView(news)), [link, escalationId])

  const read = useCallback(
    async (reason: string) => {
      setBusy(true)
      const ack = await link.ask('escalation:read', { escalationId, reason })
      setBusy(false)
      if (!ack.ok) return setRefused(ack.code)
      setRefused(null)
      setFile(ack.data)
      setView(ack.data.escalation)
    },
    [link, escalationId],
  )
  const move = useCallback(
    async (event: CaseMove) => {
      setBusy(true)
      const ack = await link.ask(event, { escalationId })
      setBusy(false)
      if (!ack.ok) return setRefused(ack.code)
      setRefused(null)
      setView(ack.data)
    },
    [link, escalationId],
  )
  return { view, file, isBusy, refused, read, move, put: setView }
}
