// 別の人に替わってほしい (rule LI7): no reason is asked, the listener hears nothing but that it ended, and the person stands at the
// front for someone else. With a professional already here, that is the someone else.
import type { ListeningView } from '#shared/views'
import type { VisitorActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { holdListening } from '../hold.ts'
import { tellVisitor, viewForVisitor } from '../listening-view.ts'
import { handToProfessional } from '../professional.ts'
import type { ListeningTarget } from '../targets.ts'
import { returnToQueue } from './return-to-queue.ts'

export async function changeListener({ context, input }: Call<'listening:change', VisitorActor, ListeningTarget>): Promise<ListeningView> {
  return context.store.transact(async (tx) => {
    const row = await holdListening(tx, input.listeningId)
    if (row.state === 'waiting') return viewForVisitor(context, tx, row)
    if (row.state === 'talking' && row.professionalId !== null && row.professionalId !== row.listenerId) {
      await handToProfessional(tx, context, row, row.professionalId)
      // Nor is the talk given back to whom the person wished to leave.
      await tx.listenings.move(row.id, 'talking', 'talking', { earlierListenerId: null, avoidStaff: row.listenerId ? [...row.avoidStaff, row.listenerId] : row.avoidStaff })
      return tellVisitor(tx, context, row.id)
    }
    return returnToQueue(tx, context, row, 'change_listener', { isHead: true, avoid: row.listenerId })
  })
}
