// Letting a held line out: it then appears in its place, marked as late. One id for every try.
import { useState } from 'react'
import { newId } from '#client/new-id.ts'
import type { ReleaseReason } from '#shared/message'
import { useAct } from '../use-act.ts'

export function useRelease(placeId: string, seq: number) {
  const act = useAct('message:release')
  const [clientId] = useState(() => newId())
  return { ...act, release: async (reason: ReleaseReason): Promise<boolean> => (await act.run({ placeId, clientId, seq, reason })).ok }
}
