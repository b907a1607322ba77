// Everything a visitor's page needs after a reload, a lost line or a phone that slept (rule AC6); and ending the visit.
import type { Output } from '#shared/protocol'
import { helpViewOf } from '../escalation/help-view.ts'
import { endVisit } from '../identity/end-visit.ts'
import { listeningViewOf } from '../listening/listening-view.ts'
import { roomViews } from '../rooms/room-view.ts'
import type { VisitorActor } from '../transport/actor.ts'
import { forVisitor, type Call, type Endpoint } from '../transport/endpoint.ts'

async function visitState({ context, actor }: Call<'visit:state', VisitorActor>): Promise<Output<'visit:state'>> {
  const [rooms, listening, help] = await Promise.all([
    roomViews(context, actor.areaId), listeningViewOf(context, context.store, actor.visitId), helpViewOf(context, context.store, actor.visitId),
  ])
  return { now: context.clock.now(), rooms, listening, help }
}

async function leaveForGood({ context, actor }: Call<'visit:end', VisitorActor>): Promise<Record<string, never>> {
  await context.store.transact((tx) => endVisit(tx, context, actor.visitId, 'left'))
  return {}
}

export const visitEndpoints: Endpoint[] = [
  forVisitor('visit:state', { rate: 'read', story: visitState }),
  forVisitor('visit:end', { rate: 'move', story: leaveForGood }),
]
