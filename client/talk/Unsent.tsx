// One's own that nobody has taken yet, where the talk itself is gone from the page: what becomes of it is said there too (rule LK10).
import { untranslated } from '#client/ui/unread.ts'
import type { Pending } from '#client/room/room-state.ts'
import { PendingLine, type PendingActs } from './PendingLine.tsx'

export function Unsent({ pending, acts }: { pending: readonly Pending[]; acts: PendingActs }) {
  if (pending.length === 0) return null
  return (
    <ol className="flow" {...untranslated}>
      {pending.map((one) => (
        <PendingLine key={one.clientId} pending={one} acts={acts} />
      ))}
    </ol>
  )
}
