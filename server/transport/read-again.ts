// While news may be missing (rule WI9) this node asks the database what is so, for those who are connected here: each second while
// news between nodes do not flow, and once when nobody knows whether something was committed or the database is back. Nobody hears
// longer what they may no longer hear; whoever waits is told what is so.
import type { Id } from '#shared/ids'
import type { Fact } from '#shared/facts'
import { helpViewOf } from '../escalation/help-view.ts'
import { listeningViewOf } from '../listening/listening-view.ts'
import type { Context } from '../context.ts'
import type { Actor } from './actor.ts'
import type { Beat } from './beat.ts'
import type { Io } from './publish.ts'

const placeChannel = /^place:([0-9a-f-]{36}):(visitors|staff)$/

export interface ReadAgain { start(): void; stop(): void; readAgain(): Promise<void> }

export function makeReadAgain(io: Io, context: Context, beat: Beat, publish: (facts: readonly Fact[]) => void): ReadAgain {
  let timer: NodeJS.Timeout | undefined
  let isReading = false
  let isInDoubt = false
  /** what each who is connected here was told last */
  const told = new Map<Id, string>()

  const actors = (): Actor[] => [...io.sockets.sockets.values()].map(({ data }) => (data as { actor: Actor }).actor)

  async function readAgain(): Promise<void> {
    const people = actors()
    await endLostSeats()
    await endLostLooks()
    await tellVisitors(people)
    const areas = new Set(people.filter(({ kind }) => kind === 'staff').map(({ areaId }) => areaId))
    publish([...areas].map((areaId) => ({ kind: 'desk.changed', areaId, why: 'read-again' })))
    await beat.beat()
  }

  /** Who hears which place here. */
  const hearing = (side: 'visitors' | 'staff'): { placeId: Id; actor: Actor }[] =>
    [...io.sockets.sockets.values()].flatMap((socket) => [...socket.rooms].flatMap((name) => {
      const [, placeId, of] = placeChannel.exec(name) ?? []
      return placeId && of === side ? [{ placeId, actor: (socket.data as { actor: Actor }).actor }] : []
    }))

  /** Who was asked to rest, or whose visit ended, without this node hearing of it. */
  async function endLostSeats(): Promise<void> {
    const pairs = hearing('visitors').flatMap(({ placeId, actor }) => (actor.kind === 'visitor' ? [{ placeId, visitId: actor.visitId }] : []))
    if (pairs.length === 0) return
    for (const { placeId, visitId, restUntil, restReason, isEverywhere } of await context.store.seats.lost(pairs, context.clock.now())) {
      if (restUntil !== null && restReason !== null) publish([{ kind: 'rest.asked', visitId, view: { placeId, reason: restReason, until: restUntil, ...(isEverywhere ? { isEverywhere } : {}) } }])
      context.seats.forget(visitId, placeId)
      publish([{ kind: 'seat.ended', placeId, visitId }])
    }
  }

  /** Whose part in a place ended: a listener after a transfer, a host who left, a supervisor's look. */
  async function endLostLooks(): Promise<void> {
    const pairs = hearing('staff').flatMap(({ placeId, actor }) => (actor.kind === 'staff' ? [{ placeId, staffId: actor.staffId }] : []))
    if (pairs.length === 0) return
    publish((await context.store.seats.lostLooks(pairs)).map(({ placeId, staffId }) => ({ kind: 'look.ended', placeId, staffId })))
  }

  async function tellVisitors(people: readonly Actor[]): Promise<void> {
    const visits = new Map(people.flatMap((actor) => (actor.kind === 'visitor' ? [[actor.visitId, actor.areaId] as const] : [])))
    for (const visitId of told.keys()) if (!visits.has(visitId)) told.delete(visitId)
    const { ended, busy } = await context.store.visits.standing([...visits.keys()], context.clock.now())
    for (const visitId of ended) publish([{ kind: 'visit.ended', visitId, reason: 'removed' }])
    for (const visitId of busy) {
      const [listening, help] = await Promise.all([listeningViewOf(context, context.store, visitId), helpViewOf(context, context.store, visitId)])
      const now = JSON.stringify([listening?.state, listening?.listenerName, listening?.position, listening?.isProfessionalHere, help?.state])
      if (told.get(visitId) === now) continue
      told.set(visitId, now)
      if (listening) publish([{ kind: 'listening.changed', areaId: visits.get(visitId) ?? '', visitId, view: listening }])
      if (help) publish([{ kind: 'help.changed', visitId, view: help }])
    }
  }

  async function tick(): Promise<void> {
    if (isReading || (context.news.isUp() && !isInDoubt) || !context.store.isUp()) return
    isReading = true
    // Before it is read: a doubt that comes meanwhile is one of its own.
    isInDoubt = false
    await readAgain().catch(() => { isInDoubt = true })
    isReading = false
  }

  return {
    readAgain,
    start() {
      timer = setInterval(() => void tick(), 700)
      context.store.onDoubt(() => { isInDoubt = true })
      // Back again: once more for all that fell into the gap.
      context.news.onBack(() => { told.clear(); void readAgain().catch(() => undefined) })
    },
    stop: () => clearInterval(timer),
  }
}
