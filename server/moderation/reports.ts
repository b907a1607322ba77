// 知らせる: a reader points at a line. It hides nothing by itself; a person looks (rule MO8).
import { Refusal } from '#shared/refusal'
import type { PlaceTarget } from '../rooms/room-targets.ts'
import type { Context } from '../context.ts'
import type { StaffActor, VisitorActor } from '../transport/actor.ts'
import type { Call, Target } from '../transport/endpoint.ts'
import { staffRelations } from '../rooms/room-targets.ts'

type Nothing = Record<string, never>

export async function sendReport({ context, actor, input, target }: Call<'report:send', VisitorActor, PlaceTarget>): Promise<Nothing> {
  return context.store.transact(async (tx) => {
    const conversation = await tx.rooms.openConversation(input.placeId)
    const row = conversation && (await tx.entries.find(input.placeId, conversation.id, input.seq))
    if (!conversation || !row || row.audience !== 'everyone') throw new Refusal('not_found')
    await tx.records.addReport({
      id: context.ids.next(), placeId: input.placeId, conversationId: conversation.id, visitId: actor.visitId, clientId: input.clientId, seq: input.seq, reason: input.reason, now: context.clock.now(),
    })
    tx.record({ kind: 'desk.changed', areaId: target.place.areaId, why: 'report' })
    return {}
  })
}

export interface ReportTarget extends Target { areaId: string }

export async function reportTarget({ context, actor, input }: { context: Context; actor: StaffActor; input: { reportId: string } }): Promise<ReportTarget> {
  const report = await context.store.records.report(input.reportId)
  const place = report && (await context.store.rooms.place(report.placeId))
  if (!place) throw new Refusal('not_found')
  return { areaId: place.areaId, relations: await staffRelations(context, actor, place.id, place.areaId) }
}

export async function closeReport({ context, actor, input, target }: Call<'report:close', StaffActor, ReportTarget>): Promise<Nothing> {
  return context.store.transact(async (tx) => {
    const now = context.clock.now()
    if ((await tx.records.closeReport(input.reportId, actor.staffId, input.outcome, now)) === 0) return {}
    await tx.records.audit({ staffId: actor.staffId, action: 'report.close', objectKind: 'report', objectId: input.reportId, reasonCode: input.outcome, now })
    tx.record({ kind: 'desk.changed', areaId: target.areaId, why: 'report' })
    return {}
  })
}

/** Undone: it stands before staff again, as it came. */
export async function reopenReport({ context, actor, input, target }: Call<'report:reopen', StaffActor, ReportTarget>): Promise<Nothing> {
  return context.store.transact(async (tx) => {
    if ((await tx.records.reopenReport(input.reportId)) === 0) return {}
    await tx.records.audit({ staffId: actor.staffId, action: 'report.reopen', objectKind: 'report', objectId: input.reportId, reasonCode: input.reason, now: context.clock.now() })
    tx.record({ kind: 'desk.changed', areaId: target.areaId, why: 'report' })
    return {}
  })
}
