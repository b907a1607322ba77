// A talk begins (rules LI5, LI6): the conversation opens to words, the time box runs, the beginning stands in the flow.
import type { ListeningMove } from '#shared/listening'
import { Refusal } from '#shared/refusal'
import type { Context } from '../../context.ts'
import { placeLog } from '../../messages/place-log.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningChange, ListeningRow } from '../../storage/postgres/listenings.ts'
import { logPlaceOf, nextState } from '../hold.ts'

/** @param listener when the listener is only now decided (a professional who joins) */
export async function beginTalk(tx: Tx, context: Context, row: ListeningRow, move: ListeningMove, listener: ListeningChange = {}): Promise<ListeningRow> {
  const now = context.clock.now()
  const { listeningBoxMs, listeningNoticeMs } = context.settings
  const endsAt = now + listeningBoxMs
  const moved = await tx.listenings.move(row.id, row.state, nextState(row, move), {
    startedAt: now, endsAt, noticeAt: endsAt - listeningNoticeMs, noticeToldAt: null, answerBy: null, returnBy: null, isHead: false, passedUntil: null, ...listener,
  })
  if (moved === 0) throw new Refusal('moved_on')
  await tx.rooms.setState(row.conversationId, 'paused', 'open')
  await placeLog(tx, context, logPlaceOf(row)).notice(row.startedAt === null ? 'talk_began' : 'listener_changed')
  const begun = await tx.listenings.find(row.id)
  if (!begun) throw new Refusal('moved_on')
  return begun
}
