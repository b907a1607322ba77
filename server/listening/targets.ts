// Who an actor is to a listening: the relations the permission table speaks of (rule PO2). Not one's own is not found.
import type { Id } from '#shared/ids'
import type { Relation } from '#shared/policy'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import type { StaffActor, VisitorActor } from '../transport/actor.ts'
import type { Target } from '../transport/endpoint.ts'
import type { ListeningRow } from '../storage/postgres/listenings.ts'
import type { TransferRow } from '../storage/postgres/transfers.ts'

interface Asked<A> { context: Context; actor: A; input: { listeningId: Id } }

export interface ListeningTarget extends Target { row: ListeningRow }
export interface TransferTarget extends Target { transfer: TransferRow }

async function find({ context, input }: Asked<unknown>): Promise<ListeningRow> {
  const row = await context.store.listenings.find(input.listeningId)
  if (!row) throw new Refusal('not_found')
  return row
}

export async function ownListening(asked: Asked<VisitorActor>): Promise<ListeningTarget> {
  const row = await find(asked)
  return { row, relations: row.visitId === asked.actor.visitId ? ['own'] : [] }
}

/** A listener stays the listener of what they ended, so that a retry of ending it is harmless; hearing it ended with the look. */
export async function heldListening(asked: Asked<StaffActor>): Promise<ListeningTarget> {
  const { context, actor } = asked
  const row = await find(asked)
  const relations: Relation[] = []
  if (row.areaId === actor.areaId) relations.push('same_area')
  if (row.listenerId === actor.staffId && row.state !== 'waiting') relations.push('listener_here')
  if ((await context.store.seats.looking(row.id, actor.staffId))?.part === 'professional') relations.push('professional_here')
  return { row, relations }
}

export async function transferTarget({ context, actor, input }: { context: Context; actor: StaffActor; input: { transferId: Id } }): Promise<TransferTarget> {
  const transfer = await context.store.transfers.find(input.transferId)
  if (!transfer) throw new Refusal('not_found')
  return { transfer, relations: transfer.toStaff === actor.staffId ? ['asked_of_me'] : [] }
}
