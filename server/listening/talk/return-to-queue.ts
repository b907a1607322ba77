// Back among those who wait, with nothing lost (rules LI4, LI7, LI9): the same place and conversation, closed to talk until
// someone listens again; the time already waited still counts.
import type { Id } from '#shared/ids'
import type { ListeningMove } from '#shared/listening'
import type { Notice } from '#shared/message'
import { Refusal } from '#shared/refusal'
import type { ListeningView } from '#shared/views'
import type { Context } from '../../context.ts'
import { placeLog } from '../../messages/place-log.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import { logPlaceOf, nextState } from '../hold.ts'
import { tellVisitor } from '../listening-view.ts'
import { partListener } from './part-listener.ts'

export interface Returning {
  /** to the very front: a broken line, or someone else was asked for */
  isHead?: boolean
  notice?: Notice
  /** not to be offered to this listener again */
  avoid?: Id | null
  /** the next person may be called first until then */
  passedUntil?: number
}

export async function returnToQueue(tx: Tx, context: Context, row: ListeningRow, move: ListeningMove, how: Returning = {}): Promise<ListeningView> {
  const to = nextState(row, move)
  if (how.notice) await placeLog(tx, context, logPlaceOf(row)).notice(how.notice)
  await tx.rooms.setState(row.conversationId, 'open', 'paused')
  await partListener(tx, context, row)
  const moved = await tx.listenings.move(row.id, row.state, to, {
    listenerId: null, listenerSlot: null, earlierListenerId: null, calledAt: null, answerBy: null, noticeAt: null, endsAt: null, lostAt: null, returnBy: null,
    isHead: how.isHead ?? row.isHead, passedUntil: how.passedUntil ?? null, waitingSince: context.clock.now(),
    avoidStaff: how.avoid && !row.avoidStaff.includes(how.avoid) ? [...row.avoidStaff, how.avoid] : row.avoidStaff,
  })
  if (moved === 0) throw new Refusal('moved_on')
  return tellVisitor(tx, context, row.id)
}
