// A supervisor gives a talk more time (rule LI6); both are told, and the notice before the end comes anew.
import { codeOf } from '#shared/hands'
import { Refusal } from '#shared/refusal'
import type { SessionView } from '#shared/views'
import { placeLog } from '../../messages/place-log.ts'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { holdListening, isTalk, logPlaceOf } from '../hold.ts'
import { tellVisitor } from '../listening-view.ts'
import { sessionView } from '../session-view.ts'
import type { ListeningTarget } from '../targets.ts'

export async function extendSession({ context, actor, input }: Call<'listening:extend', StaffActor, ListeningTarget>): Promise<SessionView> {
  return context.store.transact(async (tx) => {
    const row = await holdListening(tx, input.listeningId)
    if (!isTalk(row) || row.endsAt === null) throw new Refusal('moved_on')
    if (row.extendedBy === input.clientId) return sessionView(context, row)
    const now = context.clock.now()
    // Time already run over is not counted against what is given.
    const endsAt = Math.max(row.endsAt, now) + input.minutes * 60_000
    const noticeAt = Math.max(endsAt - context.settings.listeningNoticeMs, now)
    await tx.listenings.move(row.id, row.state, row.state, { endsAt, noticeAt, extendedBy: input.clientId, ...(noticeAt > now ? { noticeToldAt: null } : {}) })
    await placeLog(tx, context, logPlaceOf(row)).notice('talk_extended')
    await tx.records.audit({ staffId: actor.staffId, action: 'listening.extend', objectKind: 'listening', objectId: row.id, reasonCode: codeOf('listening:extend'), now })
    await tellVisitor(tx, context, row.id)
    return sessionView(context, (await tx.listenings.find(row.id)) ?? row)
  })
}
