// The small ways to be heard: a stamp (one's presence, a nod to a line) and a whisper only staff read (rules ME8, RO9).
import type { Output } from '#shared/protocol'
import { Refusal } from '#shared/refusal'
import { mayStamp } from '#shared/room-acts'
import { readText } from '#shared/text-rule'
import { judgeSaid } from '../moderation/judge-said.ts'
import { raiseEscalation } from '../escalation/raise-escalation.ts'
import type { NewEntry } from '../storage/ports.ts'
import type { VisitorActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { spendRate } from '../transport/rates.ts'
import { sealBody, viewBody, type EntryBody } from './entry-body.ts'
import { canCallFor, writtenOrRefused, type WriterTarget } from './writer.ts'

type SmallCall = Call<'stamp:send' | 'whisper:send', VisitorActor, WriterTarget>
type Answer = Output<'stamp:send'>

export async function sendStamp(call: Call<'stamp:send', VisitorActor, WriterTarget>): Promise<Answer> {
  const { roomKind } = call.target.writer.conversation
  if (roomKind !== null && !mayStamp(roomKind, call.input.stamp, call.input.onSeq !== undefined)) throw new Refusal('not_here')
  return write(call, 'stamp', 'everyone', { stamp: call.input.stamp }, call.input.onSeq)
}

export async function sendWhisper(call: Call<'whisper:send', VisitorActor, WriterTarget>): Promise<Answer> {
  const read = readText(call.input.text)
  if ('refused' in read) throw new Refusal(read.refused)
  return write(call, 'whisper', 'staff', { text: read.text })
}

async function write({ context, actor, input, target }: SmallCall, kind: 'stamp' | 'whisper', audience: NewEntry['audience'], content: EntryBody, targetSeq?: number): Promise<Answer> {
  const { conversation, author } = target.writer
  if (!conversation.sealedKey) throw new Refusal('room_closed')
  const body: EntryBody = { author, ...content }
  const id = context.ids.next()
  const row: NewEntry = {
    id, placeId: input.placeId, conversationId: conversation.id, visitId: actor.visitId, clientId: input.clientId, kind, audience, targetSeq: targetSeq ?? null,
    sealed: sealBody(context.keys.open(conversation.id, conversation.sealedKey), id, kind, body),
  }
  const severity = content.text === undefined ? 'none' : (await judgeSaid(context, actor, { placeId: input.placeId, clientId: input.clientId, text: content.text })).severity
  const isCry = severity === 'urgent' || severity === 'imminent'
  if (kind === 'whisper' && !isCry) await spendRate(context, actor, 'talk')
  const posted = await context.store.transact(async (tx) => {
    const [written] = await tx.post(row)
    if (!written) throw new Refusal('internal')
    if (canCallFor(written) && isCry) {
      await raiseEscalation(tx, context, {
        raiseId: input.clientId, byKey: actor.visitId, cause: 'screening', severity, placeId: input.placeId, conversationId: conversation.id, visitId: actor.visitId, areaId: conversation.areaId,
      })
    }
    return written
  })
  writtenOrRefused(context, actor, input.placeId, posted)
  if (posted.outcome === 'posted') {
    const seen = { seq: posted.seq, at: posted.at, clientId: row.clientId, targetSeq: targetSeq ?? null, isHeld: false, hiddenReason: null, kind }
    context.store.announce(
      { kind: 'entry.posted', placeId: input.placeId, audience, entry: viewBody(seen, body, { isStaff: true, isOwn: false }), ...(audience === 'staff' ? { writer: { visitId: actor.visitId, entry: viewBody(seen, body, { isStaff: false, isOwn: true }) } } : {}) },
      ...(kind === 'whisper' ? [{ kind: 'desk.changed', areaId: conversation.areaId, why: 'whisper' } as const] : []),
    )
  }
  return { seq: posted.seq, at: posted.at }
}
