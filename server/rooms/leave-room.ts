// One tap, no line in the log, nothing shown to others (rule RO5).
import type { VisitorActor } from '../transport/actor.ts'
import { channel } from '../transport/channels.ts'
import type { Call } from '../transport/endpoint.ts'
import type { RoomTarget } from './room-targets.ts'

/** By one line for all of them: another tab of this visit hears the room no more either. */
export async function leaveRoom({ context, actor, target, ear }: Call<'room:leave', VisitorActor, RoomTarget>): Promise<Record<string, never>> {
  ear.unhear(channel.visitorsIn(target.room.id))
  context.live.depart(ear.id, target.room.id)
  context.seats.forget(actor.visitId, target.room.id)
  const { id: placeId, conversationId } = target.room
  if (!conversationId) return {}
  return context.store.transact(async (tx) => {
    await tx.seats.leave(conversationId, actor.visitId, context.clock.now())
    tx.record({ kind: 'seat.ended', placeId, visitId: actor.visitId })
    return {}
  })
}
