// 聴いてほしい (rule LI2): one request at a time, never twice by a retry, and honest at once when nobody is on duty.
import { Refusal } from '#shared/refusal'
import type { ListeningView } from '#shared/views'
import type { VisitorActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { mayListen, onDuty } from '../duty.ts'
import { tellVisitor, viewForVisitor } from '../listening-view.ts'
import { createListening } from './create-listening.ts'

export async function askToBeListened({ context, actor, input }: Call<'listening:ask', VisitorActor>): Promise<ListeningView> {
  return context.store.transact(async (tx) => {
    await tx.listenings.lockVisit(actor.visitId)
    const known = await tx.listenings.byClientId(actor.visitId, input.clientId)
    if (known) return viewForVisitor(context, tx, known)
    if (await tx.listenings.openOf(actor.visitId)) throw new Refusal('already_waiting')
    if (!(await onDuty(context, tx, actor.areaId)).some(mayListen)) throw new Refusal('nobody_on_duty')
    const id = await createListening(tx, context, {
      visitId: actor.visitId, areaId: actor.areaId, fromPlaceId: input.fromPlaceId ?? null, clientId: input.clientId, ageBand: input.ageBand, wish: input.wish, wishesSame: input.wishesSame ?? false,
    })
    return tellVisitor(tx, context, id)
  })
}
