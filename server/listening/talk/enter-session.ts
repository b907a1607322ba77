// The visitor comes into the session, again after a reload too (rules LI5, AC6): hear first, then read back.
import { Refusal } from '#shared/refusal'
import type { PlaceView } from '#shared/views'
import { pageMost, readAfter } from '../../messages/read-place.ts'
import type { VisitorActor } from '../../transport/actor.ts'
import { channel } from '../../transport/channels.ts'
import type { Call } from '../../transport/endpoint.ts'
import { logPlaceOf } from '../hold.ts'
import { nicknameOf } from '../session-view.ts'
import type { ListeningTarget } from '../targets.ts'

export async function enterSession({ context, actor, input, target, ear }: Call<'listening:enter', VisitorActor, ListeningTarget>): Promise<PlaceView> {
  const { row } = target
  const name = nicknameOf(context, row)
  if (row.state === 'ended' || !row.sealedKey || !row.seatId || name === null) throw new Refusal('moved_on')
  const mark = row.mark ?? 'leaf'
  ear.hear(channel.visitorsIn(row.id))
  context.live.arrive(row.id, actor.visitId, ear)
  context.seats.remember(actor.visitId, {
    conversation: { ...logPlaceOf(row), areaId: row.areaId, roomKind: null }, author: { kind: 'visitor', seatId: row.seatId, name, mark },
  })
  const place = await context.store.rooms.place(row.id)
  const lastSeq = place?.lastSeq ?? 0
  const from = Math.max(input.afterSeq ?? 0, row.firstSeq - 1, lastSeq - pageMost)
  return {
    placeId: row.id, kind: 'session', conversationId: row.conversationId, room: null,
    seat: { seatId: row.seatId, name, mark, isWatching: false, restUntil: null },
    entries: await readAfter(context, context.store, logPlaceOf(row), from, { isStaff: false, visitId: actor.visitId }),
    lastSeq, hasEarlier: from >= row.firstSeq,
  }
}
