// Everything a visitor's page needs after a reload, a lost line or a phone that slept (rule AC6); and ending the visit.
import type { Output } from '#shared/protocol'
import type { RestView } from '#shared/views'
import type { Context } from '../context.ts'
import { helpViewOf } from '../escalation/help-view.ts'
import { endVisit } from '../identity/end-visit.ts'
import { listeningViewOf } from '../listening/listening-view.ts'
import { returnViewOf } from '../returning/return-view.ts'
import { roomViews } from '../rooms/room-view.ts'
import { notesOfVisit } from '../solo-notes/note-words.ts'
import type { VisitorActor } from '../transport/actor.ts'
import { forVisitor, type Call, type Endpoint } from '../transport/endpoint.ts'
import { eraseVisit } from './erase-visit.ts'

async function visitState({ context, actor }: Call<'visit:state', VisitorActor>): Promise<Output<'visit:state'>> {
  const [rooms, listening, help, rests, soloNotes, back] = await Promise.all([
    roomViews(context, actor.areaId), listeningViewOf(context, context.store, actor.visitId), helpViewOf(context, context.store, actor.visitId), restsOf(context, actor),
    notesOfVisit(context, actor.visitId), returnViewOf(context, actor.visitId),
  ])
  return { now: context.clock.now(), rooms, listening, help, rests, soloNotes, back }
}

/** A rest from all rooms is said for each of them. */
async function restsOf({ store, clock }: Context, { visitId, areaId }: VisitorActor): Promise<RestView[]> {
  const rests = await store.rests.ofVisit(visitId, clock.now())
  if (rests.length === 0) return []
  const rooms = await store.rooms.all(areaId)
  return rests.flatMap(({ placeId, reason, until }) =>
    placeId === null ? rooms.map(({ id }) => ({ placeId: id, reason, until, isEverywhere: true })) : [{ placeId, reason, until }])
}

async function leaveForGood({ context, actor }: Call<'visit:end', VisitorActor>): Promise<Record<string, never>> {
  await context.store.transact((tx) => endVisit(tx, context, actor.visitId, 'left'))
  return {}
}

export const visitEndpoints: Endpoint[] = [
  forVisitor('visit:state', { rate: 'read', story: visitState }),
  forVisitor('visit:erase', { rate: 'move', story: eraseVisit }),
  forVisitor('visit:end', { rate: 'move', story: leaveForGood }),
]
