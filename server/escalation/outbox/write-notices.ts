// Everyone who is told of a step gets a row (rule HO1), in the transaction of the step: who is on duty, who is on call at
// this rung, and every hook. A screen counts as told when its person's line is up; that somebody has seen it, only
// acknowledging shows.
import type { Id } from '#shared/ids'
import type { Context } from '../../context.ts'
import type { Tx } from '../../storage/ports.ts'
import type { EscalationRow, MoveRow } from '../../storage/postgres/escalations.ts'
import type { HookRow } from '../../storage/postgres/hooks.ts'
import type { NewNotice } from '../../storage/postgres/notices.ts'
import type { OnCallRow } from '../../storage/postgres/on-call.ts'
import { calledAt, groupsOf } from '../ladder/ladder.ts'
import { onDuty, type OnDuty } from '../on-duty.ts'

export interface TakenStep {
  move: MoveRow['move']
  moveId: Id
  escalation: EscalationRow
  onCall: readonly OnCallRow[]
  /** read anew when the caller has not */
  duty?: readonly OnDuty[]
  hooks?: readonly HookRow[]
}

type Told = Omit<NewNotice, 'id'>
const nobody = { staffId: null, hookId: null, address: null, isDelivered: false }

export async function writeNotices(tx: Tx, context: Context, step: TakenStep): Promise<void> {
  const { escalation, move, moveId } = step
  const now = context.clock.now()
  const hooks = (step.hooks ?? (await tx.hooks.active(escalation.areaId))).map(hookTold)
  // Only who is still needed is called: once somebody owns it, the boards hear of it and the hooks, and nobody is woken.
  const people = escalation.state === 'raised' ? [...screensTold(step, step.duty ?? (await onDuty(context, tx, escalation.areaId))), ...mailsTold(step)] : []
  const rows = withoutRepeats([...people, ...hooks]).map((told) => ({ id: context.ids.next(), ...told }))
  if (rows.length === 0) return
  const payload = {
    step: move, escalationId: escalation.id, areaId: escalation.areaId, severity: escalation.severity, state: escalation.state,
    raisedAt: escalation.raisedAt, at: now, rung: escalation.rung,
  }
  await tx.notices.add({ escalationId: escalation.id, moveId, rung: escalation.rung, payload, now }, rows)
}

function screensTold({ escalation, onCall }: TakenStep, duty: readonly OnDuty[]): Told[] {
  const isBeforeScreen = (row: OnCallRow) => duty.some(({ staffId, roles }) => (row.staffId !== null ? staffId === row.staffId : row.role !== null && roles.includes(row.role)))
  const called = calledAt(escalation.rung, groupsOf(onCall)).filter((row) => (row.staffId !== null || row.role !== null) && !isBeforeScreen(row))
  return [
    ...duty.map(({ staffId, name }): Told => ({ ...nobody, channel: 'screen', who: name, staffId, isDelivered: true })),
    ...called.map(({ staffId, label }): Told => ({ ...nobody, channel: 'screen', who: label, staffId })),
  ]
}

function mailsTold({ escalation, onCall }: TakenStep): Told[] {
  return calledAt(escalation.rung, groupsOf(onCall)).flatMap(({ email, label }) => (email === null ? [] : [{ ...nobody, channel: 'email' as const, who: label, address: email }]))
}

function hookTold(hook: HookRow): Told {
  const who = hook.kind === 'webhook' && URL.canParse(hook.address) ? new URL(hook.address).hostname : hook.address
  return { ...nobody, channel: hook.kind, who, hookId: hook.id, address: hook.kind === 'email' ? hook.address : null }
}

/** One address gets one letter for one step, however often it stands on the list. */
function withoutRepeats(told: readonly Told[]): Told[] {
  const seen = new Set<string>()
  return told.filter(({ channel, hookId, address, staffId, who }) => {
    const key = `${channel}|${address ?? hookId ?? staffId ?? who}`
    return !seen.has(key) && seen.add(key)
  })
}
