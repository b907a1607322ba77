// Who writes here: the seat or part of the actor in a place, remembered by this node so that talk needs one trip (see
// rooms/seat-memory.ts). The writing statement is the judge of rights.
import type { Id } from '#shared/ids'
import { Refusal, type RefusalCode } from '#shared/refusal'
import type { Relation } from '#shared/policy'
import type { Context } from '../context.ts'
import type { RememberedSeat } from '../rooms/seat-memory.ts'
import { staffRelations } from '../rooms/room-targets.ts'
import type { Actor } from '../transport/actor.ts'
import type { Target } from '../transport/endpoint.ts'
import type { Posted } from '../storage/ports.ts'
import { readName } from './seat-name.ts'

export interface WriterTarget extends Target { writer: RememberedSeat }

type Asked = { context: Context; actor: Actor; input: { placeId: Id } }

/** At once where the seat is remembered, as nearly always. */
export function writerTarget(asked: Asked): WriterTarget | Promise<WriterTarget> {
  const { context, actor, input } = asked
  const writer = actor.kind === 'visitor' ? context.seats.recall(actor.visitId, input.placeId) : undefined
  return writer ? { writer, relations: ['seated'] } : readWriter(asked)
}

async function readWriter({ context, actor, input }: Asked): Promise<WriterTarget> {
  if (actor.kind === 'visitor') {
    const writer = (await readVisitorSeat(context, actor.visitId, input.placeId)) ?? (await readFormerSeat(context, actor.visitId, input.placeId))
    if (!writer) throw new Refusal('not_found')
    return { writer, relations: ['seated'] }
  }
  const conversation = await context.store.rooms.openConversation(input.placeId)
  const look = conversation && (await context.store.seats.looking(input.placeId, actor.staffId))
  if (!conversation || !look) throw new Refusal('not_found')
  const relations: Relation[] = await staffRelations(context, actor, input.placeId, conversation.areaId)
  return { writer: { conversation, author: { kind: 'staff', part: look.part, name: actor.name } }, relations }
}

async function readVisitorSeat(context: Context, visitId: Id, placeId: Id): Promise<RememberedSeat | null> {
  const [conversation, seat] = await Promise.all([context.store.rooms.openConversation(placeId), context.store.seats.current(placeId, visitId)])
  if (!conversation?.sealedKey || !seat || seat.conversationId !== conversation.id) return null
  const name = readName(context.keys.open(conversation.id, conversation.sealedKey), seat)
  const remembered: RememberedSeat = { conversation, author: { kind: 'visitor', seatId: seat.id, name, mark: seat.mark } }
  context.seats.remember(visitId, remembered)
  return remembered
}

/**
 * Whoever sat here before may be crying for help now: they were asked to rest, the room has closed, the talk is over. What they say is
 * read as ever and then refused where it is written (MO4). It is not remembered, and whoever never sat here learns nothing.
 */
async function readFormerSeat(context: Context, visitId: Id, placeId: Id): Promise<RememberedSeat | null> {
  const seat = await context.store.seats.lastIn(placeId, visitId)
  if (!seat) return null
  const [conversation, visit] = await Promise.all([context.store.rooms.conversation(seat.conversationId), context.store.visits.findLive(visitId, context.clock.now())])
  if (!visit) throw new Refusal('signed_out')
  if (!conversation) return null
  const name = conversation.sealedKey ? readName(context.keys.open(conversation.id, conversation.sealedKey), seat) : ''
  return { conversation, author: { kind: 'visitor', seatId: seat.id, name, mark: seat.mark } }
}

const refusals: Partial<Record<Posted['outcome'], RefusalCode>> = {
  closed: 'room_closed', paused: 'room_paused', resting: 'room_resting', after: 'room_closed', quiet: 'room_quiet', slow: 'too_fast', not_seated: 'not_found', signed_out: 'signed_out', asked_to_rest: 'asked_to_rest',
}

/**
 * @param cry for somebody who cried for help: whether a person was told. They are told that, and where help is, instead of why not (MO4).
 * @returns the line as written (now or by an earlier try); otherwise refuses, and what was remembered is read anew next time.
 */
export function writtenOrRefused(context: Context, actor: Actor, placeId: Id, posted: Posted, cry: false | { isPersonTold: boolean } = false): Posted {
  if (isWritten(posted)) return posted
  const why = refusalFor(context, actor, placeId, posted)
  throw cry && canCallFor(posted) ? new Refusal(cry.isPersonTold ? 'person_told' : 'help_named') : why
}

export const isWritten = ({ outcome }: Posted): boolean => refusals[outcome] === undefined

export function refusalFor(context: Context, actor: Actor, placeId: Id, { outcome, at }: Posted): Refusal {
  const code = refusals[outcome] ?? 'internal'
  // A slow room keeps its seats: the line comes when its turn has come.
  if (outcome === 'slow') return new Refusal(code, Math.max(1, at - context.clock.now()))
  if (actor.kind === 'visitor') context.seats.forget(actor.visitId, placeId)
  return new Refusal(code)
}

/** A cry for help calls a person also where its line cannot be written: in a room that rests, is paused or has just closed (MO4). */
export const canCallFor = ({ outcome }: Posted): boolean => outcome !== 'repeat' && outcome !== 'signed_out'
