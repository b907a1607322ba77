// 話に加わる (rule ES8): the owner comes into the visitor's session, introduced before they read along; someone who is
// in no session gets one. Hear first, then read back.
import type { Id } from '#shared/ids'
import type { EscalationView } from '#shared/views'
import type { Context } from '../../context.ts'
import { joinSession, openSessionFor } from '../../listening/professional.ts'
import { hearPlace } from '../../rooms/hear-place.ts'
import type { Tx } from '../../storage/ports.ts'
import type { EscalationRow } from '../../storage/postgres/escalations.ts'
import { makeOwnerMove, type Owner } from './make-owner-move.ts'
import type { OwnerCall } from './owner-target.ts'

export async function joinEscalation({ context, actor, input, ear }: OwnerCall<'escalation:join'>): Promise<EscalationView> {
  const view = await makeOwnerMove(context, input.escalationId, actor, { move: 'join', inSession: (tx, row) => comeIn(tx, context, row, actor) })
  if (view.sessionId !== null) await hearPlace(context, ear, view.sessionId, actor.staffId)
  return view
}

async function comeIn(tx: Tx, context: Context, row: EscalationRow, { staffId, name }: Owner): Promise<Id> {
  const open = await tx.listenings.openOf(row.visitId)
  if (open) {
    await joinSession(tx, context, { listeningId: open.id, staffId, name })
    return open.id
  }
  const fromPlace = row.placeKind === 'room' ? row.placeId : null
  return (await openSessionFor(tx, context, { visitId: row.visitId, areaId: row.areaId, fromPlace, staffId, name })).listeningId
}
