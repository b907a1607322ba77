// 2分の記録 (rule LI8): topics, how it ended, one's own strain; codes only, no words about a person. Who is heavy with it is not
// left to say so: from "quite" upward a colleague is called.
import { Refusal } from '#shared/refusal'
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import type { StaffActor } from '../transport/actor.ts'
import type { Call, Target } from '../transport/endpoint.ts'

const heavyStrain = 4

export async function owedNote({ context, actor, input }: { context: Context; actor: StaffActor; input: { listeningId: Id } }): Promise<Target> {
  if (!(await context.store.notes.isOwed(input.listeningId, actor.staffId))) throw new Refusal('not_found')
  return { relations: ['own'] }
}

export async function saveAfterNote({ context, actor, input }: Call<'after-note:save', StaffActor>): Promise<Record<string, never>> {
  return context.store.transact(async (tx) => {
    const now = context.clock.now()
    const { listeningId, outcome, strain } = input
    const saved = await tx.notes.save({ listeningId, staffId: actor.staffId, topics: [...new Set(input.topics)], outcome, strain, now })
    if (saved === 0) return {}
    if (strain >= heavyStrain) await tx.calls.add({ id: context.ids.next(), areaId: actor.areaId, fromStaff: actor.staffId, placeId: null, kind: 'strain', now })
    tx.record({ kind: 'desk.changed', areaId: actor.areaId, why: 'note' })
    return {}
  })
}
