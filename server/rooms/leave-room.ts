// One tap, no line in the log, nothing shown to others (rule RO5).
import type { VisitorActor } from '../transport/actor.ts'
import { channel } from '../transport/channels.ts'
import type { Call } from '../transport/endpoint.ts'
import type { RoomTarget } from './room-targets.ts'

export async function leaveRoom({ context, actor, target, ear }: Call<'room:leave', VisitorActor, RoomTarget>): Promise<Record<string, never>> {
  ear.unhear(channel.visitorsIn(target.room.id))
  context.live.depart(ear.id, target.room.id)
  context.seats.forget(actor.visitId, target.room.id)
  if (target.room.conversationId) await context.store.seats.leave(target.room.conversationId, actor.visitId, context.clock.now())
  return {}
}
