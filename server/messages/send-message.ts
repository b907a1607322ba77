// One line of talk (rules ME1–ME7): read by rule, screened before the transaction, written once, heard after the commit.
// A cry for help is never refused: it is written, and in the same transaction a person is called.
import type { Severity } from '#shared/escalation'
import { questionCategory, type Entry, type Held } from '#shared/message'
import type { Verdict } from '#shared/moderation'
import type { Output } from '#shared/protocol'
import { Refusal } from '#shared/refusal'
import { kindActs } from '#shared/room-acts'
import { readText } from '#shared/text-rule'
import { raiseEscalation } from '../escalation/raise-escalation.ts'
import { takeBack } from '../moderation/ask-rewrite.ts'
import { graphicCategories } from '../moderation/categories.ts'
import { judgeSaid } from '../moderation/judge-said.ts'
import type { NewEntry, Posted } from '../storage/ports.ts'
import type { Actor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { spendRate } from '../transport/rates.ts'
import { sealBody, viewBody, type EntryBody } from './entry-body.ts'
import { authorKeys, canCallFor, writtenOrRefused, type WriterTarget } from './writer.ts'

type SendCall = Call<'message:send', Actor, WriterTarget>

export async function sendMessage(call: SendCall): Promise<Output<'message:send'>> {
  const { context, actor, input, target } = call
  const read = readText(input.text)
  if ('refused' in read) throw new Refusal(read.refused)
  const { author } = target.writer
  const verdict = await judgeSaid(context, actor, { placeId: input.placeId, clientId: input.clientId, text: read.text, ...(author.kind === 'visitor' ? { seatId: author.seatId } : {}) })
  const isCry = actor.kind === 'visitor' && (verdict.severity === 'urgent' || verdict.severity === 'imminent')
  if (!isCry) await spendRate(context, actor, 'talk')
  const { conversation } = target.writer
  if (!conversation.sealedKey) throw new Refusal('room_closed')
  const reach = actor.kind === 'visitor' && conversation.roomKind !== null ? kindActs[conversation.roomKind].say : 'everyone'
  // A cry is taken in every kind of room; where nobody writes, staff alone read it (MO4).
  if (reach === 'nobody' && !isCry) throw new Refusal('not_here')
  const isNew = actor.kind === 'visitor' && !isCry && !verdict.isHeld && reach === 'everyone' && (await isNewcomer(context, actor.visitId, conversation))
  const isKept = verdict.isHeld || isNew || reach !== 'everyone'
  const body: EntryBody = { author, text: read.text, ...(isKept ? { held: verdict.isHeld ? heldOf(verdict) : isNew ? newcomerHeld : question } : {}) }
  const id = context.ids.next()
  const row: NewEntry = {
    id, placeId: input.placeId, conversationId: conversation.id, ...authorKeys(actor), clientId: input.clientId, kind: 'message',
    audience: isKept ? 'staff' : 'everyone', isHeld: isKept, isPaced: actor.kind === 'visitor' && !isCry, sealed: sealBody(context.keys.open(conversation.id, conversation.sealedKey), id, 'message', body),
  }
  const posted = isCry || input.rewrites !== undefined ? await writeWithMore(call, row, isCry ? (verdict.severity as Severity) : null) : await context.store.post(row)
  writtenOrRefused(context, actor, input.placeId, posted)

  const own = shown(row, posted, body, true)
  if (posted.outcome === 'posted') {
    const entry = shown(row, posted, body, false)
    context.store.announce(
      { kind: 'entry.posted', placeId: input.placeId, audience: row.audience, entry, ...(actor.kind === 'visitor' && isKept ? { writer: { visitId: actor.visitId, entry: own } } : {}) },
      ...(isKept || verdict.severity !== 'none' ? [{ kind: 'desk.changed', areaId: conversation.areaId, why: isKept ? 'held' : verdict.severity } as const] : []),
    )
  }
  return { seq: posted.seq, at: posted.at, entry: own }
}

/** The line, the call for a person and the taking back of the line it stands for are one transaction: none can be lost without the
 * others. The line's own id is the raise's. */
async function writeWithMore({ context, actor, input, target }: SendCall, row: NewEntry, severity: Severity | null): Promise<Posted> {
  if (actor.kind !== 'visitor') throw new Refusal('not_found')
  const { areaId } = target.writer.conversation
  return context.store.transact(async (tx) => {
    const [posted] = await tx.post(row)
    if (!posted) throw new Refusal('internal')
    if (input.rewrites !== undefined && posted.outcome === 'posted') await takeBack(tx, context, { placeId: row.placeId, seq: input.rewrites, visitId: actor.visitId, areaId })
    if (severity !== null && canCallFor(posted)) {
      await raiseEscalation(tx, context, {
        raiseId: row.clientId, byKey: actor.visitId, cause: 'screening', severity, placeId: row.placeId, conversationId: row.conversationId,
        visitId: actor.visitId, areaId,
      })
    }
    return posted
  })
}

/** A question in a room where the host speaks: held like a line to be looked at, and released like one (RO13, MO6). */
const question: Held = { category: questionCategory, spans: [], isShownToWriter: true }

const newcomerHeld: Held = { category: 'newcomer', spans: [], isShownToWriter: false }

/** Where the house wishes it, the first lines of somebody new wait for staff until so many of them have stood before everyone (HA8). */
async function isNewcomer({ settings, store }: SendCall['context'], visitId: string, { placeId }: { placeId: string }): Promise<boolean> {
  if (settings.newcomerHold === 0 || (await store.rooms.place(placeId))?.kind !== 'room') return false
  return (await store.entries.stoodOf(placeId, visitId, settings.newcomerHold)) < settings.newcomerHold
}


function heldOf(verdict: Verdict): Held {
  const holding = verdict.findings.filter((finding) => finding.isHolding)
  return { category: holding[0]?.category ?? 'unchecked', spans: holding.map(({ span }) => span), isShownToWriter: holding.length > 0, ...(verdict.findings.some((finding) => graphicCategories.has(finding.category)) ? { isGraphic: true } : {}) }
}

function shown(row: NewEntry, posted: Posted, body: EntryBody, isOwn: boolean): Entry {
  return viewBody(
    { seq: posted.seq, at: posted.at, clientId: row.clientId, targetSeq: row.targetSeq ?? null, isHeld: row.isHeld ?? false, hiddenReason: null, kind: row.kind },
    body, { isStaff: true, isOwn },
  )
}
