// The line as it stands: who waits in which order, who listens, and when each is free again (rule LI3).
import type { Id } from '#shared/ids'
import type { Context } from '../../context.ts'
import type { Queries } from '../../storage/ports.ts'
import type { ListeningRow } from '../../storage/postgres/listenings.ts'
import { hasSupervisorBeside, onDuty, type OnDuty } from '../duty.ts'
import { estimateMinutes, positionRange, type FreeIn } from './estimate.ts'

type Listener = FreeIn & { staffId: Id }

export interface Queue {
  waiting: readonly ListeningRow[]
  listeners: readonly Listener[]
  averageTalkMs: number | null
}

export async function readQueue(context: Context, from: Queries, areaId: Id): Promise<Queue> {
  const now = context.clock.now()
  const duty = await onDuty(context, from, areaId)
  const [waiting, held, owing, averageTalkMs] = [
    await from.listenings.waiting(areaId, now), await from.listenings.held(areaId), await from.notes.owing(areaId), await from.listenings.averageTalkMs(areaId),
  ]
  const listeners = thoseWhoListen(duty)
    .map((person) => ({ staffId: person.staffId, ...freeIn(context, person, held.filter((row) => row.listenerId === person.staffId), owing.includes(person.staffId), averageTalkMs) }))
  return { waiting, listeners, averageTalkMs }
}

/** Peer supporters on shift who are not alone there. */
export function thoseWhoListen(duty: readonly OnDuty[]): OnDuty[] {
  return duty.filter((person) => person.roles.includes('peer_supporter') && hasSupervisorBeside(duty, person.staffId))
}

const noteMs = 2 * 60_000

function freeIn(context: Context, person: OnDuty, held: readonly ListeningRow[], owesNote: boolean, averageTalkMs: number | null): FreeIn {
  const { listeningBoxMs, breakMs } = context.settings
  const now = context.clock.now()
  if (held.length < person.sessionLimit) {
    const rest = Math.max((person.breakUntil ?? now) - now, owesNote ? noteMs : 0, 0)
    return { soonestMs: rest, latestMs: rest }
  }
  const spans = held.map((row) => {
    const goneMs = row.startedAt === null ? 0 : now - row.startedAt
    const leftMs = row.endsAt === null ? listeningBoxMs : Math.max(row.endsAt - now, 0)
    // A talk may end at any moment; without a record nothing better can be said of the earliest.
    return { soonestMs: Math.min(Math.max((averageTalkMs ?? 0) - goneMs, 0), leftMs) + breakMs, latestMs: leftMs + breakMs }
  })
  return spans.reduce((a, b) => (a.latestMs <= b.latestMs ? a : b))
}

export interface Standing { position: [number, number] | null; minutes: [number, number] | null; listeners: number }

/** Of someone who does not wait: there is no place in line to work out. */
export async function standingOutside(context: Context, from: Queries, row: ListeningRow): Promise<Standing> {
  const listeners = thoseWhoListen(await onDuty(context, from, row.areaId)).filter(({ staffId }) => !row.avoidStaff.includes(staffId))
  return { position: null, minutes: null, listeners: listeners.length }
}

/** Where one person stands; listeners they asked not to meet again do not count for them. */
export function standingOf(context: Context, queue: Queue, row: ListeningRow): Standing {
  const listeners = queue.listeners.filter(({ staffId }) => !row.avoidStaff.includes(staffId))
  const rank = Math.max(1, queue.waiting.findIndex(({ id }) => id === row.id) + 1)
  const { listeningBoxMs: boxMs, breakMs } = context.settings
  return { position: positionRange(rank), minutes: estimateMinutes(rank, { listeners, averageTalkMs: queue.averageTalkMs, boxMs, breakMs }), listeners: listeners.length }
}
