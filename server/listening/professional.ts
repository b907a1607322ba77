// The professional in a session (rules ES8, ES9, LI12), for the stories of escalation: joins and is introduced before reading
// along, takes over, gives back, leaves. Everything runs in the caller's transaction.
import type { Id } from '#shared/ids'
import type { Severity } from '#shared/escalation'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import { placeLog } from '../messages/place-log.ts'
import type { Tx } from '../storage/ports.ts'
import type { ListeningRow } from '../storage/postgres/listenings.ts'
import { handsObstacle } from './duty.ts'
import { holdListening, isTalk, logPlaceOf, nextState } from './hold.ts'
import { tellVisitor } from './listening-view.ts'
import { beginTalk } from './talk/begin-talk.ts'
import { endLook, partListener } from './talk/part-listener.ts'
import { returnToQueue } from './talk/return-to-queue.ts'
import { createListening } from './waiting/create-listening.ts'

interface Professional { staffId: Id; name: string }
interface InSession extends Professional { listeningId: Id }

// In an emergency no limit of sessions keeps a professional away.
const slotsOfProfessional = 100

/** Comes in beside the listener. Someone still waiting or called, or whose listener is gone, meets the professional directly. */
export async function joinSession(tx: Tx, context: Context, { listeningId, staffId, name }: InSession): Promise<void> {
  const row = await holdListening(tx, listeningId)
  if (row.state === 'ended') throw new Refusal('moved_on')
  if (row.listenerId === staffId && isTalk(row)) return
  if (row.state === 'waiting' || row.state === 'called') return beginWith(tx, context, row, { staffId, name })
  await introduce(tx, context, row, { staffId, name })
  if (row.state === 'interrupted') await handToProfessional(tx, context, row, staffId)
  await tellVisitor(tx, context, listeningId)
}

/** For someone who is in a room, or waits: a session with the professional begins at once. */
export async function openSessionFor(tx: Tx, context: Context, asked: { visitId: Id; areaId: Id; fromPlace: Id | null } & Professional): Promise<{ listeningId: Id }> {
  await tx.listenings.lockVisit(asked.visitId)
  const open = await tx.listenings.openOf(asked.visitId)
  const listeningId = open?.id ?? (await createListening(tx, context, {
    visitId: asked.visitId, areaId: asked.areaId, fromPlaceId: asked.fromPlace, clientId: context.ids.next(), ageBand: 'unsaid', wish: 'unsure',
  }))
  await joinSession(tx, context, { listeningId, staffId: asked.staffId, name: asked.name })
  return { listeningId }
}

/** Goes out again. As the only listener they do not leave the person alone: the person stands first in line. */
export async function leaveSession(tx: Tx, context: Context, { listeningId, staffId, name }: InSession): Promise<void> {
  const row = await holdListening(tx, listeningId)
  if (row.state === 'ended') return
  if (row.listenerId === staffId && isTalk(row)) {
    const lost = row.state === 'talking' ? await markLost(tx, context, row) : row
    await returnToQueue(tx, context, lost, 'return_to_queue', { isHead: true, notice: 'listener_lost' })
    return
  }
  if (!(await tx.seats.looking(listeningId, staffId))) return
  await placeLog(tx, context, logPlaceOf(row)).left(staffId, { kind: 'staff', part: 'professional', name })
  await endLook(tx, listeningId, staffId, context.clock.now())
  await tellVisitor(tx, context, listeningId)
}

/** The professional is the listener now; the supporter is free after note and break. */
export async function takeOverSession(tx: Tx, context: Context, { listeningId, staffId, name }: InSession): Promise<void> {
  const row = await holdListening(tx, listeningId)
  if (!isTalk(row)) throw new Refusal('moved_on')
  if (row.listenerId === staffId) return
  await introduce(tx, context, row, { staffId, name })
  await handToProfessional(tx, context, row, staffId)
  await tellVisitor(tx, context, listeningId)
}

/** The supporter from before listens again, if their hands are free; the professional stays beside them. */
export async function giveBackSession(tx: Tx, context: Context, { listeningId, staffId }: InSession): Promise<void> {
  const row = await holdListening(tx, listeningId)
  const earlier = row.earlierListenerId && (await tx.staff.findLive(row.earlierListenerId))
  if (row.state !== 'talking' || row.listenerId !== staffId) throw new Refusal('moved_on')
  if (!earlier) throw new Refusal('moved_on')
  const shift = await tx.staff.lockShift(earlier.id)
  // What they owe for this very talk, and the break after it, are not due yet: the talk comes back to them.
  await tx.notes.forgive(row.id, earlier.id)
  const obstacle = await handsObstacle(context, tx, { staffId: earlier.id, areaId: row.areaId, sessionLimit: earlier.sessionLimit }, shift && { ...shift, breakUntil: null })
  const slot = obstacle ? null : await tx.listenings.freeSlot(earlier.id, earlier.sessionLimit)
  if (obstacle || slot === null) throw new Refusal(obstacle ?? 'hands_full')
  const now = context.clock.now()
  await tx.staff.rest(earlier.id, now)
  await tx.seats.look({ id: context.ids.next(), placeId: row.id, staffId: earlier.id, part: 'listener', now })
  await placeLog(tx, context, logPlaceOf(row)).joined(earlier.id, { kind: 'staff', part: 'listener', name: earlier.name })
  if ((await tx.listenings.move(row.id, row.state, nextState(row, 'transfer'), { listenerId: earlier.id, listenerSlot: slot, earlierListenerId: null })) === 0) throw new Refusal('moved_on')
  await tellVisitor(tx, context, listeningId)
}

/** How pressing it is, for the order of the line, when no open case says so by itself. */
export async function markUrgency(tx: Tx, _context: Context, { visitId, areaId, severity }: { visitId: Id; areaId: Id; severity: Severity | null }): Promise<void> {
  if ((await tx.listenings.setSeverity(visitId, severity)) > 0) tx.record({ kind: 'desk.changed', areaId, why: 'urgency' })
}

/** From whoever listened to a professional who is already here. */
export async function handToProfessional(tx: Tx, context: Context, row: ListeningRow, staffId: Id): Promise<void> {
  await tx.staff.lockShift(staffId)
  const slot = await tx.listenings.freeSlot(staffId, slotsOfProfessional)
  const earlier = row.listenerId
  if (earlier && row.listenerName) await placeLog(tx, context, logPlaceOf(row)).left(earlier, { kind: 'staff', part: 'listener', name: row.listenerName })
  await partListener(tx, context, row)
  const moved = await tx.listenings.move(row.id, row.state, nextState(row, 'professional_joins'), {
    listenerId: staffId, listenerSlot: slot, earlierListenerId: earlier, lostAt: null, returnBy: null,
  })
  if (moved === 0) throw new Refusal('moved_on')
}

async function introduce(tx: Tx, context: Context, row: ListeningRow, { staffId, name }: Professional): Promise<void> {
  if ((await tx.seats.looking(row.id, staffId))?.part === 'professional') return
  await tx.seats.look({ id: context.ids.next(), placeId: row.id, staffId, part: 'professional', now: context.clock.now() })
  await placeLog(tx, context, logPlaceOf(row)).joined(staffId, { kind: 'staff', part: 'professional', name })
}

async function beginWith(tx: Tx, context: Context, row: ListeningRow, professional: Professional): Promise<void> {
  await tx.staff.lockShift(professional.staffId)
  const slot = await tx.listenings.freeSlot(professional.staffId, slotsOfProfessional)
  await partListener(tx, context, row)
  const now = context.clock.now()
  await beginTalk(tx, context, row, 'professional_joins', { listenerId: professional.staffId, listenerSlot: slot, calledAt: now })
  await introduce(tx, context, row, professional)
  await tellVisitor(tx, context, row.id)
}

async function markLost(tx: Tx, context: Context, row: ListeningRow): Promise<ListeningRow> {
  await tx.listenings.move(row.id, row.state, nextState(row, 'line_lost'), { lostAt: context.clock.now() })
  return { ...row, state: 'interrupted' }
}
