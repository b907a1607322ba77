// The listener closes the talk (rule LI7). While an urgent case of this person is open it may not be closed (LI6, ES11); a
// person who was called and has not come yet goes back to the line instead.
import { Refusal } from '#shared/refusal'
import type { SessionView } from '#shared/views'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { holdListening, isGrave } from '../hold.ts'
import { sessionView } from '../session-view.ts'
import type { ListeningTarget } from '../targets.ts'
import { endListening } from './end-listening.ts'
import { returnToQueue } from './return-to-queue.ts'

export async function endSession({ context, input }: Call<'listening:end', StaffActor, ListeningTarget>): Promise<SessionView> {
  return context.store.transact(async (tx) => {
    const row = await holdListening(tx, input.listeningId)
    if (row.state === 'ended') return sessionView(context, row)
    if (row.state === 'called') await returnToQueue(tx, context, row, 'call_unanswered')
    else {
      if (row.escalationId !== null && isGrave(row)) throw new Refusal('still_open_escalation')
      await endListening(tx, context, row, 'end', 'talked')
    }
    return sessionView(context, (await tx.listenings.find(row.id)) ?? row)
  })
}
