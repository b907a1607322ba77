// Raising (rules ES2, ES6): one open escalation for a visit, whoever raises it and however often. The same raise id counts once;
// severity only rises; one raised after another was closed names the earlier one. Runs inside the caller's transaction.
import { moreSevere, type Cause, type Severity } from '#shared/escalation'
import type { Id } from '#shared/ids'
import type { EscalationView, HelpView } from '#shared/views'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'
import type { EscalationRow } from '../storage/postgres/escalations.ts'
import { escalationViewOf } from './escalation-view.ts'
import { helpViewOf } from './help-view.ts'
import { beginLadder, groupsOf } from './ladder/ladder.ts'
import { onDuty } from './on-duty.ts'
import { recordStep } from './record-step.ts'

export interface Raise {
  raiseId: Id
  /** whose raise id it is: the visit, or the staff member */
  byKey: Id
  cause: Cause
  severity: Severity
  placeId: Id
  conversationId: Id | null
  visitId: Id
  areaId: Id
  byStaff?: Id
  note?: string
}

export interface Raised {
  escalationId: Id
  view: EscalationView
  /** what the visitor is told, null when they did not ask themselves */
  help: HelpView | null
  isNew: boolean
}

/** The same cause again within this time is noted, and wakes nobody a second time. */
const quietMs = 30_000

export async function raiseEscalation(tx: Tx, context: Context, raise: Raise): Promise<Raised> {
  // In one breath, answered in this order: nothing is read before both are held.
  const [, , repeat, open, onCall, duty, hooks] = await Promise.all([
    tx.escalations.holdPlace(raise.placeId), tx.escalations.holdVisit(raise.visitId), tx.escalations.byRaise(raise.byKey, raise.raiseId),
    tx.escalations.openOf(raise.visitId), tx.onCall.of(raise.areaId), onDuty(context, tx, raise.areaId), tx.hooks.active(raise.areaId),
  ])
  if (repeat) return asItStands(tx, context, repeat.escalationId, raise.visitId)

  const now = context.clock.now()
  const isQuiet = open !== undefined && (await isSameAgain(tx, open, raise, now))
  const id = context.ids.next()
  const standing = beginLadder(now, groupsOf(onCall).length, duty.length > 0, context.settings)
  const row = await tx.escalations.raise({ ...raise, ...standing, id, now, sealedKey: context.keys.make(id) })
  if (!row) throw new Error('an escalation was not raised')
  const [{ view, help }] = await Promise.all([
    recordStep(tx, context, {
      escalationId: row.id, move: row.isNew ? 'raise' : 'raise_again', cause: raise.cause, severity: raise.severity, byStaff: raise.byStaff, note: raise.note,
      isQuiet: isQuiet && !row.isNew, onCall, duty, hooks,
    }),
    tx.escalations.addRaise(raise.byKey, raise.raiseId, row.id),
    // A person who presses, or the screening, is nobody's name: the row then says only that it was raised.
    tx.records.audit({
      staffId: raise.byStaff ?? null, action: row.isNew ? 'escalation.raise' : 'escalation.raise_again', objectKind: 'escalation', objectId: row.id, reasonCode: raise.severity, now,
    }),
  ])
  return { escalationId: row.id, view, help, isNew: row.isNew }
}

async function asItStands(tx: Tx, context: Context, escalationId: Id, visitId: Id): Promise<Raised> {
  const row = await tx.escalations.find(escalationId)
  if (!row) throw new Error('an escalation lost its row')
  return { escalationId, view: await escalationViewOf(tx, row), help: await helpViewOf(context, tx, visitId), isNew: false }
}

async function isSameAgain(tx: Tx, open: EscalationRow, raise: Raise, now: number): Promise<boolean> {
  const lastAt = await tx.escalations.lastRaisedAt(open.id)
  return lastAt !== null && now - lastAt < quietMs && open.causes.includes(raise.cause) && moreSevere(open.severity, raise.severity) === open.severity
}
