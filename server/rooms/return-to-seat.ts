// A page whose line fell comes back to where it sat (rule RO4), as it sat there: nothing is written and no lock is waited for, so that a
// thousand of them come back in seconds (rule FA9). Whatever is otherwise than before is judged as sitting down is.
import { readName } from '../messages/seat-name.ts'
import { channel } from '../transport/channels.ts'
import type { EnterCall, Seated } from './enter-room.ts'

/** null: sit down as anyone does. */
export async function returnToSeat({ context, actor, input, target, ear }: EnterCall): Promise<Seated | null> {
  const before = context.seats.endings()
  const there = await context.store.seats.whereSitting(target.room.id, actor.visitId)
  if (!there?.sealedKey || there.mark !== input.mark || there.isWatching !== input.isWatching) return null
  const now = context.clock.now()
  if (there.restUntil !== null && there.restUntil > now) return null
  // Out of sight for long it might be somebody else's by now, and being here has to be written down (seen-seats.ts does so each minute).
  if (there.seenAt <= now - context.settings.seatGraceMs / 2) return null
  const name = readName(context.keys.open(there.conversationId, there.sealedKey), { id: there.seatId, sealedName: there.sealedName })
  if (name !== input.nickname) return null
  // A rest or a closing that was told here since is looked for again under the lock; one that is told from now on finds this line listening.
  if (context.seats.endings() !== before) return null
  ear.hear(channel.visitorsIn(target.room.id))
  return {
    conversation: { id: there.conversationId, placeId: there.placeId, areaId: there.areaId, sealedKey: there.sealedKey, firstSeq: there.firstSeq, roomKind: there.roomKind },
    seat: { id: there.seatId, mark: there.mark, isWatching: there.isWatching }, name,
  }
}
