// The sweep of the ladder (rule ES6): what nobody acknowledged by its deadline calls the next group. Deadlines are rows; the
// update names the rung and the deadline it climbs from, so two nodes climb once.
import type { Id } from '#shared/ids'
import type { Context } from '../../context.ts'
import { partsDue } from '../../each-due.ts'
import { onDuty } from '../on-duty.ts'
import { recordStep } from '../record-step.ts'
import { climbLadder, groupsOf } from './ladder.ts'

const atOnce = 50

export async function climbLadders(context: Context): Promise<void> {
  await partsDue(context, 'ladder', (failed) => context.store.escalations.toClimb(context.clock.now(), atOnce, failed), ({ id }) => climbOne(context, id))
}

async function climbOne(context: Context, escalationId: Id): Promise<void> {
  await context.store.transact(async (tx) => {
    const now = context.clock.now()
    const row = await tx.escalations.find(escalationId)
    if (!row || row.state !== 'raised' || row.climbsAt === null || row.climbsAt > now) return
    const from = { rung: row.rung, climbsAt: row.climbsAt }
    const onCall = await tx.onCall.of(row.areaId)
    const duty = await onDuty(context, tx, row.areaId)
    if ((await tx.escalations.climb(escalationId, from, climbLadder(from, now, groupsOf(onCall).length, duty.length > 0, context.settings))) === 0) return
    await recordStep(tx, context, { escalationId, move: 'climb', onCall, duty })
  })
}
