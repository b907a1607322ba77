// The soft call is answered (rule LI4): go, a little later, or not today. Nothing is lost by any of them.
import { Refusal } from '#shared/refusal'
import type { ListeningView } from '#shared/views'
import type { Context } from '../../context.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import type { VisitorActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { hasSupervisorBeside, onDuty } from '../duty.ts'
import { holdListening } from '../hold.ts'
import { tellVisitor, viewForVisitor } from '../listening-view.ts'
import { beginTalk } from '../talk/begin-talk.ts'
import { endListening } from '../talk/end-listening.ts'
import { loseLine } from '../talk/lose-line.ts'
import { returnToQueue } from '../talk/return-to-queue.ts'
import type { ListeningTarget } from '../targets.ts'

export async function answerCall({ context, input }: Call<'listening:answer', VisitorActor, ListeningTarget>): Promise<ListeningView> {
  return context.store.transact(async (tx) => {
    const row = await holdListening(tx, input.listeningId)
    switch (input.answer) {
      case 'go':
        return go(tx, context, row)
      case 'later':
        if (row.state === 'waiting') return viewForVisitor(context, tx, row)
        return returnToQueue(tx, context, row, 'later', { passedUntil: context.clock.now() + context.settings.callAnswerMs })
      case 'not_today':
        return row.state === 'ended' ? viewForVisitor(context, tx, row) : endListening(tx, context, row, 'leave', 'left_waiting')
    }
  })
}

async function go(tx: Tx, context: Context, row: ListeningRow): Promise<ListeningView> {
  if (row.state === 'talking' || row.state === 'interrupted') return viewForVisitor(context, tx, row)
  if (row.state !== 'called' || row.calledAt === null) throw new Refusal('moved_on')
  if (!hasSupervisorBeside(await onDuty(context, tx, row.areaId), row.listenerId)) throw new Refusal('nobody_on_duty')
  if (row.ageBand === 'to_17' && !(await tx.listenings.holdSupervisorLook(row.id))) throw new Refusal('nobody_on_duty')
  const begun = await beginTalk(tx, context, row, 'go')
  // The listener's line fell while the person was being called: they meet as soon as it is back.
  if (row.returnBy !== null) await loseLine(tx, begun, row.returnBy, context.clock.now())
  return tellVisitor(tx, context, row.id)
}
