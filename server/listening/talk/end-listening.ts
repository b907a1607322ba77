// A listening is over and is closed kindly (rules LI7, LI8): the last line, then nobody writes or hears any more; the
// retention clock of the text starts, and the listener is free after note and break.
import type { EndReason, ListeningMove } from '#shared/listening'
import { Refusal } from '#shared/refusal'
import type { ListeningView } from '#shared/views'
import type { Context } from '../../context.ts'
import { placeLog } from '../../messages/place-log.ts'
import type { Tx } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import { logPlaceOf, nextState } from '../hold.ts'
import { tellVisitor } from '../listening-view.ts'
import { endLook, partListener } from './part-listener.ts'

const dayMs = 24 * 60 * 60_000

export async function endListening(tx: Tx, context: Context, row: ListeningRow, move: ListeningMove, reason: EndReason): Promise<ListeningView> {
  const now = context.clock.now()
  const to = nextState(row, move)
  if (row.startedAt !== null) await placeLog(tx, context, logPlaceOf(row)).notice(reason === 'silence' ? 'talk_closed_quietly' : 'talk_closed')
  await partListener(tx, context, row)
  for (const { staffId } of await tx.listenings.looksIn(row.id)) await endLook(tx, row.id, staffId, now)
  await tx.calls.closeOf(row.id, now)
  await tx.rooms.close(row.conversationId, now, now + context.settings.sessionTextDays * dayMs)
  await tx.seats.leaveAll(row.conversationId, now)
  if ((await tx.listenings.move(row.id, row.state, to, { endedAt: now, endReason: reason, answerBy: null, returnBy: null })) === 0) throw new Refusal('moved_on')
  if (row.startedAt !== null && row.listenerId !== null) await tx.returns.keepListener(row.visitId, row.listenerId)
  context.seats.forget(row.visitId, row.id)
  tx.record({ kind: 'seat.ended', placeId: row.id, visitId: row.visitId })
  return tellVisitor(tx, context, row.id)
}
