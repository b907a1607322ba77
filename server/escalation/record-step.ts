// What every step of an escalation leaves behind, in its own transaction (rules ES5, HO1): the move, who is told of it, and
// the news for boards, desks and the visitor who asked.
import type { Cause, Severity } from '#shared/escalation'
import type { Id } from '#shared/ids'
import type { EscalationView, HelpView } from '#shared/views'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'
import type { MoveRow } from '../storage/postgres/escalations.ts'
import type { HookRow } from '../storage/postgres/hooks.ts'
import type { OnCallRow } from '../storage/postgres/on-call.ts'
import { escalationView } from './escalation-view.ts'
import { helpView } from './help-view.ts'
import { groupsOf } from './ladder/ladder.ts'
import type { OnDuty } from './on-duty.ts'
import { sealNote } from './case-key.ts'
import { writeNotices } from './outbox/write-notices.ts'

export interface Step {
  escalationId: Id
  move: MoveRow['move']
  cause?: Cause
  severity?: Severity
  byStaff?: Id
  note?: string
  /** a quick repeat is noted and shown, and wakes nobody anew */
  isQuiet?: boolean
  /** what the caller has read already in this transaction */
  onCall?: readonly OnCallRow[]
  duty?: readonly OnDuty[]
  hooks?: readonly HookRow[]
}

/** How it stands after the step: for the boards, and for the visitor if they asked. */
export interface Recorded { view: EscalationView; help: HelpView | null }

/** Call it after the row has changed. */
export async function recordStep(tx: Tx, context: Context, step: Step): Promise<Recorded> {
  const moveId = context.ids.next()
  const sealedNote = step.note ? await sealNote(tx, context, step.escalationId, moveId, step.note) : null
  const [, escalation] = await Promise.all([
    tx.escalations.addMove({
      id: moveId, escalationId: step.escalationId, move: step.move, cause: step.cause ?? null, severity: step.severity ?? null, byStaff: step.byStaff ?? null, sealedNote, now: context.clock.now(),
    }),
    tx.escalations.find(step.escalationId),
  ])
  if (!escalation) throw new Error('an escalation lost its row')
  const onCall = step.onCall ?? (await tx.onCall.of(escalation.areaId))
  if (!step.isQuiet) await writeNotices(tx, context, { move: step.move, moveId, escalation, onCall, duty: step.duty, hooks: step.hooks })
  const view = escalationView(escalation, onCall)
  tx.record({ kind: 'escalation.changed', areaId: escalation.areaId, view }, { kind: 'desk.changed', areaId: escalation.areaId, why: 'escalation' })
  const help = escalation.visitorAskedAt === null ? null : helpView(escalation, groupsOf(onCall).length)
  if (help) tx.record({ kind: 'help.changed', visitId: escalation.visitId, view: help })
  return { view, help }
}
