// While news between nodes do not flow (rule WI9): each second this node asks the database what the others did, for those who
// are connected here. Nobody hears longer what they may no longer hear; whoever waits is told what is so.
import type { Id } from '#shared/ids'
import type { Fact } from '#shared/facts'
import { helpViewOf } from '../escalation/help-view.ts'
import { listeningViewOf } from '../listening/listening-view.ts'
import type { Context } from '../context.ts'
import type { Actor } from './actor.ts'
import type { Beat } from './beat.ts'
import type { Io } from './publish.ts'

const visitorsChannel = /^place:([0-9a-f-]{36}):visitors$/

export interface ReadAgain { start(): void; stop(): void; readAgain(): Promise<void> }

export function makeReadAgain(io: Io, context: Context, beat: Beat, publish: (facts: readonly Fact[]) => void): ReadAgain {
  let timer: NodeJS.Timeout | undefined
  let isReading = false
  const told = new Map<Id, string>()

  const actors = (): Actor[] => [...io.sockets.sockets.values()].map(({ data }) => (data as { actor: Actor }).actor)

  async function readAgain(): Promise<void> {
    const people = actors()
    await endLostSeats()
    await tellVisitors(people)
    const areas = new Set(people.filter(({ kind }) => kind === 'staff').map(({ areaId }) => areaId))
    publish([...areas].map((areaId) => ({ kind: 'desk.changed', areaId, why: 'read-again' })))
    await beat.beat()
  }

  /** Who was removed, or whose visit ended, through another node. */
  async function endLostSeats(): Promise<void> {
    const pairs = [...io.sockets.sockets.values()].flatMap((socket) => {
      const { actor } = socket.data as { actor: Actor }
      if (actor.kind !== 'visitor') return []
      return [...socket.rooms].flatMap((name) => { const placeId = visitorsChannel.exec(name)?.[1]; return placeId ? [{ placeId, visitId: actor.visitId }] : [] })
    })
    if (pairs.length === 0) return
    for (const { placeId, visitId } of await context.store.seats.lost(pairs)) publish([{ kind: 'seat.ended', placeId, visitId }])
  }

  async function tellVisitors(people: readonly Actor[]): Promise<void> {
    const visits = new Map(people.flatMap((actor) => (actor.kind === 'visitor' ? [[actor.visitId, actor.areaId] as const] : [])))
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
    if (isReading || context.news.isUp() || !context.store.isUp()) return
    isReading = true
    await readAgain().catch(() => undefined)
    isReading = false
  }

  return {
    readAgain,
    start() {
      timer = setInterval(() => void tick(), 700)
      // Back again: once more for all that fell into the gap.
      context.news.onBack(() => { told.clear(); void readAgain().catch(() => undefined) })
    },
    stop: () => clearInterval(timer),
  }
}
