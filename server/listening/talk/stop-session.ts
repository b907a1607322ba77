// The visitor stops, at any moment and without a reason (rule LI7): out of the line, or out of the talk.
import type { ListeningView } from '#shared/views'
import type { VisitorActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { holdListening, isTalk } from '../hold.ts'
import { viewForVisitor } from '../listening-view.ts'
import type { ListeningTarget } from '../targets.ts'
import { endListening } from './end-listening.ts'

export async function stopSession({ context, input }: Call<'listening:stop', VisitorActor, ListeningTarget>): Promise<ListeningView> {
  return context.store.transact(async (tx) => {
    const row = await holdListening(tx, input.listeningId)
    if (row.state === 'ended') return viewForVisitor(context, tx, row)
    return isTalk(row) ? endListening(tx, context, row, 'stop', 'stopped_by_visitor') : endListening(tx, context, row, 'leave', 'left_waiting')
  })
}
