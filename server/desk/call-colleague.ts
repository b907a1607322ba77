// いま、つらい, and asking for help beside one (rule LI13): a call that stays until someone answers; a retry is the same call.
import { Refusal } from '#shared/refusal'
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { CallRow } from '../storage/postgres/calls.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call, Target } from '../transport/endpoint.ts'

export interface CallTarget extends Target { call: CallRow }

export function sayStrain({ context, actor, input }: Call<'strain:say', StaffActor>): Promise<Record<string, never>> {
  return call(context, actor, { id: input.callId, placeId: null, kind: 'strain' })
}

export function askBackup({ context, actor, input }: Call<'backup:ask', StaffActor, PlaceTarget>): Promise<Record<string, never>> {
  return call(context, actor, { id: input.callId, placeId: input.placeId, kind: 'backup' })
}

async function call(context: Context, { staffId, areaId }: StaffActor, what: { id: Id; placeId: Id | null; kind: CallRow['kind'] }): Promise<Record<string, never>> {
  return context.store.transact(async (tx) => {
    if ((await tx.calls.add({ ...what, areaId, fromStaff: staffId, now: context.clock.now() })) > 0) tx.record({ kind: 'desk.changed', areaId, why: what.kind })
    return {}
  })
}

export async function callTarget({ context, actor, input }: { context: Context; actor: StaffActor; input: { callId: Id } }): Promise<CallTarget> {
  const found = await context.store.calls.find(input.callId)
  if (!found || (found.kind === 'reading' && found.fromStaff === actor.staffId)) throw new Refusal('not_found')
  return { call: found, relations: found.areaId === actor.areaId ? ['same_area'] : [] }
}

export async function answerColleague({ context, actor, input, target }: Call<'call:answer', StaffActor, CallTarget>): Promise<Record<string, never>> {
  return context.store.transact(async (tx) => {
    if ((await tx.calls.answer(input.callId, actor.staffId, context.clock.now())) > 0) tx.record({ kind: 'desk.changed', areaId: target.call.areaId, why: 'call' })
    else if ((await tx.calls.find(input.callId))?.answeredBy !== actor.staffId) throw new Refusal('already_taken')
    return {}
  })
}
