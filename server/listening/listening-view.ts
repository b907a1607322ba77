// What the person who waits or talks is told (rules LI2, LI3): the truth about the line, who listens, and how long.
import type { Id } from '#shared/ids'
import type { ListeningView } from '#shared/views'
import type { Context } from '../context.ts'
import type { Queries, Tx } from '../storage/ports.ts'
import type { ListeningRow } from '../storage/postgres/listenings.ts'
import { Refusal } from '#shared/refusal'
import { isTalk } from './hold.ts'
import { nicknameOf } from './session-view.ts'
import { readQueue, standingOf, standingOutside, type Queue } from './waiting/queue.ts'

const rememberedMs = 30 * 60_000

/** Someone of 17 or under is taken, but called only once a supervisor looks in: until then they still wait (LI5). */
const isYetToBeCalled = (row: ListeningRow): boolean => row.state === 'called' && row.calledAt === null

export async function viewForVisitor(context: Context, from: Queries, row: ListeningRow, known?: Queue): Promise<ListeningView> {
  const state = isYetToBeCalled(row) ? 'waiting' : row.state
  const isWaiting = state === 'waiting'
  const standing = isWaiting ? standingOf(context, known ?? (await readQueue(context, from, row.areaId)), row) : await standingOutside(context, from, row)
  const name = nicknameOf(context, row)
  return {
    listeningId: row.id, state,
    position: standing.position,
    minutes: isYetToBeCalled(row) ? null : standing.minutes,
    listeners: standing.listeners, isAnyoneListening: standing.listeners > 0,
    needsSupervisor: row.ageBand === 'to_17' && (isWaiting || state === 'called') && !row.isSupervisorLooking,
    toldBy: isWaiting ? row.waitingSince + context.settings.waitingUntilMs : null,
    answerBy: state === 'called' ? row.answerBy : null,
    listenerName: isWaiting ? null : row.listenerName,
    startedAt: isTalk(row) ? row.startedAt : null, noticeAt: isTalk(row) ? row.noticeAt : null, endsAt: isTalk(row) ? row.endsAt : null,
    isProfessionalHere: isTalk(row) && row.professionalId !== null,
    endReason: row.endReason,
    firstUntil: row.endReason === 'silence' && row.endedAt !== null ? row.endedAt + context.settings.silenceBackMs : null,
    seat: row.seatId && name !== null ? { seatId: row.seatId, name, mark: row.mark ?? 'leaf', isWatching: false, restUntil: null } : null,
  }
}

/** The open one; or the newest that others ended a little while ago, so that a phone that slept still learns of it. */
export async function listeningViewOf(context: Context, from: Queries, visitId: Id): Promise<ListeningView | null> {
  const row = await from.listenings.latestOf(visitId, context.clock.now() - rememberedMs)
  if (!row || row.endReason === 'stopped_by_visitor' || row.endReason === 'left_waiting') return null
  return viewForVisitor(context, from, row)
}

/** Records what the person hears after the commit, and gives it back for the answer. */
export async function tellVisitor(tx: Tx, context: Context, listeningId: Id): Promise<ListeningView> {
  const row = await tx.listenings.find(listeningId)
  if (!row) throw new Refusal('not_found')
  const view = await viewForVisitor(context, tx, row)
  tx.record({ kind: 'listening.changed', areaId: row.areaId, visitId: row.visitId, view })
  return view
}
