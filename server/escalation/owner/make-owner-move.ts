// A move of the owner (rules ES1, ES17): the table says where it leads, the update names the state it starts from. A retry of
// the move just made is harmless; anything else that came in between is told as such.
import { stepEscalation, type EscalationMove, type EscalationState } from '#shared/escalation'
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { EscalationView } from '#shared/views'
import type { Context } from '../../context.ts'
import type { Tx } from '../../storage/ports.ts'
import type { EscalationRow } from '../../storage/postgres/escalations.ts'
import { escalationViewOf } from '../escalation-view.ts'
import { recordStep } from '../record-step.ts'

export interface Owner { staffId: Id; name: string }

export interface OwnerMove {
  move: EscalationMove
  /** Changes the session and answers its id, before the escalation's own row is touched: places are locked first, everywhere. */
  inSession?: (tx: Tx, escalation: EscalationRow) => Promise<Id | null>
  /** Writes the row. @returns 0 when it had moved on */
  write?: (tx: Tx, escalation: EscalationRow, to: EscalationState) => Promise<number>
  note?: string
}

export async function makeOwnerMove(context: Context, escalationId: Id, owner: Owner, asked: OwnerMove): Promise<EscalationView> {
  return context.store.transact(async (tx) => {
    const row = await tx.escalations.find(escalationId)
    if (!row) throw new Refusal('not_found')
    const to = stepEscalation(row.state, asked.move)
    if (!to || row.ownerId !== owner.staffId) return ifAlreadyMade(tx, row, owner, asked.move)
    const sessionId = (await asked.inSession?.(tx, row)) ?? null
    const written = asked.write ? await asked.write(tx, row, to) : await tx.escalations.step(row.id, owner.staffId, row.state, to, sessionId)
    if (written === 0) throw new Refusal('moved_on')
    await tx.records.audit({ staffId: owner.staffId, action: `escalation.${asked.move}`, objectKind: 'escalation', objectId: row.id, now: context.clock.now() })
    return (await recordStep(tx, context, { escalationId: row.id, move: asked.move, byStaff: owner.staffId, note: asked.note })).view
  })
}

/** The answer to the first try was lost on the way. */
async function ifAlreadyMade(tx: Tx, row: EscalationRow, owner: Owner, move: EscalationMove): Promise<EscalationView> {
  const last = (await tx.escalations.moves(row.id)).findLast(({ byStaff }) => byStaff === owner.staffId)
  if (last?.move !== move) throw new Refusal('moved_on')
  return escalationViewOf(tx, row)
}
