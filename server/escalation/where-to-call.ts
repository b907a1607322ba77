// Where somebody is called to who is in danger (rule ES3): where they are, where they are called to already, or a place made for it.
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import type { Tx } from '../storage/ports.ts'

export interface Caller { visitId: Id; areaId: Id; raiseId: Id }
export interface CalledTo { placeId: Id; conversationId: Id | null }

/** @returns null when this raise was counted already, and they are nowhere: nothing new is made for it */
export async function whereToCall(tx: Tx, context: Context, caller: Caller, named: Id | null = null): Promise<CalledTo | null> {
  return (await tx.escalations.whereIs(caller.visitId, named)) ?? (await placeAtTheDoor(tx, context, caller))
}

async function placeAtTheDoor(tx: Tx, context: Context, { visitId, areaId, raiseId }: Caller): Promise<CalledTo | null> {
  await tx.escalations.holdVisit(visitId)
  if (await tx.escalations.byRaise(visitId, raiseId)) return null
  const open = await tx.escalations.openOf(visitId)
  if (open) return open
  const placeId = context.ids.next()
  await tx.rooms.addPlace(placeId, areaId, 'session')
  return { placeId, conversationId: null }
}
