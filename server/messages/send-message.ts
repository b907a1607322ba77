// One line of talk (rules ME1–ME7): read by rule, screened before the transaction, written once, heard after the commit. Nearly all
// lines are ordinary and go by group commit; one in which something was found takes its own way (write-noticed.ts).
import { questionCategory, type Entry, type Held } from '#shared/message'
import type { Verdict } from '#shared/moderation'
import type { Output } from '#shared/protocol'
import { Refusal } from '#shared/refusal'
import { kindActs } from '#shared/room-acts'
import { graphicCategories } from '../moderation/categories.ts'
import { sortVerdict } from '../moderation/findings/sort-verdict.ts'
import { judgeSaid } from '../moderation/judge-said.ts'
import type { NewEntry, Posted } from '../storage/ports.ts'
import type { Actor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { spendRate } from '../transport/rates.ts'
import { sealBody, viewBody, type EntryBody } from './entry-body.ts'
import { readSaid } from './read-said.ts'
import { isCryOf, writeNoticed } from './write-noticed.ts'
import { writtenOrRefused, type WriterTarget } from './writer.ts'

type SendCall = Call<'message:send', Actor, WriterTarget>

export async function sendMessage(call: SendCall): Promise<Output<'message:send'>> {
  const { context, actor, input, target } = call
  const { conversation, author } = target.writer
  const read = readSaid(context, actor, input, target.writer)
  const text = typeof read === 'string' ? read : await read
  const verdict = await judgeSaid(context, actor, { placeId: input.placeId, clientId: input.clientId, text, seatId: author.kind === 'visitor' ? author.seatId : undefined })
  const sorted = sortVerdict(verdict, actor.kind === 'staff')
  const isCry = isCryOf(actor, sorted)
  const spending = isCry ? undefined : spendRate(context, actor, 'talk')
  if (spending) await spending
  const reach = actor.kind === 'visitor' && conversation.roomKind !== null ? kindActs[conversation.roomKind].say : 'everyone'
  // A cry is taken in every kind of room; where nobody writes, staff alone read it (MO4).
  if (reach === 'nobody' && !isCry) throw new Refusal('not_here')
  const mayBeNew = context.settings.newcomerHold > 0 && actor.kind === 'visitor' && !isCry && !verdict.isHeld && reach === 'everyone'
  const isNew = mayBeNew && (await isNewcomer(context, actor.visitId, conversation))
  const held = verdict.isHeld ? heldOf(verdict) : isNew ? newcomerHeld : reach !== 'everyone' ? question : null
  const id = context.ids.next()
  const line: NewEntry & { kind: 'message' } = {
    id, placeId: input.placeId, conversationId: conversation.id, visitId: actor.kind === 'visitor' ? actor.visitId : null, staffId: actor.kind === 'staff' ? actor.staffId : null,
    clientId: input.clientId, kind: 'message', audience: 'everyone', isPaced: actor.kind === 'visitor' && !isCry, sealed: null,
  }
  if (held || sorted.rows.length > 0 || input.rewrites !== undefined) {
    const { posted, own, isPersonTold } = await writeNoticed(context, actor, conversation, { line, author, text, held, rewrites: input.rewrites, isCovered: input.isCovered }, sorted)
    writtenOrRefused(context, actor, input.placeId, posted, isCry && { isPersonTold })
    return { seq: posted.seq, at: posted.at, entry: own }
  }

  if (!conversation.sealedKey) throw new Refusal('room_closed')
  const body: EntryBody = { author, text }
  if (input.isCovered) body.isCovered = true
  line.sealed = sealBody(context.keys.open(conversation.id, conversation.sealedKey), id, 'message', body)
  const posted = writtenOrRefused(context, actor, input.placeId, await context.store.post(line))
  if (posted.outcome === 'posted') context.store.announce({ kind: 'entry.posted', placeId: input.placeId, audience: 'everyone', entry: shown(line, posted, body, false) })
  return { seq: posted.seq, at: posted.at, entry: shown(line, posted, body, true) }
}

/** A question in a room where the host speaks: held like a line to be looked at, and released like one (RO13, MO6). */
const question: Held = { category: questionCategory, spans: [], isShownToWriter: true }

const newcomerHeld: Held = { category: 'newcomer', spans: [], isShownToWriter: false }

/** Where the house wishes it, the first lines of somebody new wait for staff until so many of them have stood before everyone (HA8). */
async function isNewcomer({ settings, store }: SendCall['context'], visitId: string, { placeId }: { placeId: string }): Promise<boolean> {
  if ((await store.rooms.place(placeId))?.kind !== 'room') return false
  return (await store.entries.stoodOf(placeId, visitId, settings.newcomerHold)) < settings.newcomerHold
}

/** Whether its writer is shown the part is found when it is written (FI3). */
function heldOf({ findings }: Verdict): Held {
  const holding = findings.filter((finding) => finding.isHolding)
  return { category: holding[0]?.category ?? 'unchecked', spans: holding.map(({ span }) => span), isShownToWriter: false, ...(findings.some(({ category }) => graphicCategories.has(category)) ? { isGraphic: true } : {}) }
}

function shown(line: NewEntry, posted: Posted, body: EntryBody, isOwn: boolean): Entry {
  return viewBody({ seq: posted.seq, at: posted.at, clientId: line.clientId, targetSeq: null, isHeld: false, hiddenReason: null, kind: line.kind }, body, { isStaff: true, isOwn })
}
