// The small ways to be heard: a stamp (one's presence, a nod to a line) and a whisper only staff read (rules ME8, RO9).
import type { Output } from '#shared/protocol'
import { Refusal } from '#shared/refusal'
import { mayStamp } from '#shared/room-acts'
import { sortVerdict } from '../moderation/findings/sort-verdict.ts'
import { judgeSaid } from '../moderation/judge-said.ts'
import type { NewEntry } from '../storage/ports.ts'
import type { VisitorActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { spendRate } from '../transport/rates.ts'
import { sealBody, viewBody, type EntryBody } from './entry-body.ts'
import { readSaid } from './read-said.ts'
import { isCryOf, writeNoticed } from './write-noticed.ts'
import { writtenOrRefused, type WriterTarget } from './writer.ts'

type Answer = Output<'stamp:send'>

/** A whisper is screened like talk: what it says may be what nobody could say aloud. */
export async function sendWhisper({ context, actor, input, target }: Call<'whisper:send', VisitorActor, WriterTarget>): Promise<Answer> {
  const { conversation, author } = target.writer
  const text = await readSaid(context, actor, input, target.writer)
  const verdict = await judgeSaid(context, actor, { placeId: input.placeId, clientId: input.clientId, text, ...(author.kind === 'visitor' ? { seatId: author.seatId } : {}) })
  const sorted = sortVerdict(verdict, false)
  const isCry = isCryOf(actor, sorted)
  if (!isCry) await spendRate(context, actor, 'talk')
  const line = { id: context.ids.next(), placeId: input.placeId, conversationId: conversation.id, visitId: actor.visitId, clientId: input.clientId, kind: 'whisper' as const }
  const { posted, isPersonTold } = await writeNoticed(context, actor, conversation, { line, author, text, held: null }, sorted)
  writtenOrRefused(context, actor, input.placeId, posted, isCry && { isPersonTold })
  return { seq: posted.seq, at: posted.at }
}

export async function sendStamp({ context, actor, input, target }: Call<'stamp:send', VisitorActor, WriterTarget>): Promise<Answer> {
  const { conversation, author } = target.writer
  if (conversation.roomKind !== null && !mayStamp(conversation.roomKind, input.stamp, input.onSeq !== undefined)) throw new Refusal('not_here')
  if (!conversation.sealedKey) throw new Refusal('room_closed')
  const body: EntryBody = { author, stamp: input.stamp }
  const id = context.ids.next()
  const row: NewEntry = {
    id, placeId: input.placeId, conversationId: conversation.id, visitId: actor.visitId, clientId: input.clientId, kind: 'stamp', audience: 'everyone', targetSeq: input.onSeq ?? null,
    sealed: sealBody(context.keys.open(conversation.id, conversation.sealedKey), id, 'stamp', body),
  }
  const posted = writtenOrRefused(context, actor, input.placeId, await context.store.post(row))
  if (posted.outcome === 'posted') {
    const seen = { seq: posted.seq, at: posted.at, clientId: row.clientId, targetSeq: row.targetSeq ?? null, isHeld: false, hiddenReason: null, kind: 'stamp' }
    context.store.announce({ kind: 'entry.posted', placeId: input.placeId, audience: 'everyone', entry: viewBody(seen, body, { isStaff: true, isOwn: false }) })
  }
  return { seq: posted.seq, at: posted.at }
}
