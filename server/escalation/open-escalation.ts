// Is an escalation open for this visit? Then its talk does not end (rule ES11).
import type { Id } from '#shared/ids'
import type { Queries } from '../storage/ports.ts'

export async function hasOpenEscalation(from: Queries, visitId: Id): Promise<boolean> {
  return (await from.escalations.openOf(visitId)) !== undefined
}
