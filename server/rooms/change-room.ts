// Pause, resume, fade, reopen, close: the host's hands on a room, each with its reason (HA3). Closing takes the text from visitors'
// screens (RO6).
import type { RoomMove } from '#shared/room'
import type { RoomView } from '#shared/views'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { moveRoom } from './room-moves.ts'
import { roomViewOf } from './room-view.ts'
import type { RoomTarget } from './room-targets.ts'

export function changeRoom(move: Extract<RoomMove, 'pause' | 'resume' | 'fade' | 'reopen' | 'close'>) {
  return ({ context, actor, input, target }: Call<'room:pause' | 'room:resume' | 'room:fade' | 'room:reopen' | 'room:close', StaffActor, RoomTarget>): Promise<RoomView> =>
    context.store.transact(async (tx) => {
      const conversation = await moveRoom(tx, context, target.room.id, move)
      await tx.records.audit({ staffId: actor.staffId, action: `room.${move}`, objectKind: 'conversation', objectId: conversation.id, reasonCode: input.reason, now: context.clock.now() })
      return (await roomViewOf(context, tx, target.room.id)).view
    })
}
