// Somebody leaves a note alone (rules SN1–SN3): taken only while it is said by when a person reads it, sealed in a conversation of
// its own, screened like every line; a cry in it calls a person in the same transaction.
import type { Severity } from '#shared/escalation'
import type { Id } from '#shared/ids'
import type { Output } from '#shared/protocol'
import { Refusal } from '#shared/refusal'
import { judgedOf, readText } from '#shared/text-rule'
import type { Context } from '../context.ts'
import { onDuty } from '../escalation/on-duty.ts'
import { raiseEscalation } from '../escalation/raise-escalation.ts'
import { whereToCall } from '../escalation/where-to-call.ts'
import { sealBody } from '../messages/entry-body.ts'
import { lastNickname } from '../messages/last-nickname.ts'
import { sealName } from '../messages/seat-name.ts'
import { isThirdDay } from '../moderation/findings/raise-over-days.ts'
import { sortVerdict } from '../moderation/findings/sort-verdict.ts'
import { screen } from '../moderation/screen.ts'
import { nobodyBefore } from '../moderation/subject.ts'
import type { Tx } from '../storage/ports.ts'
import type { VisitorActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'
import { noteForWriter } from './note-words.ts'
import { readingTime } from './reading-time.ts'

const dayMs = 24 * 60 * 60_000

/** `raisedBy`: by what the raise is found again, where the visit is another at every try */
export interface LeftNote { visitId: Id; areaId: Id; clientId: Id; text: string; raisedBy?: Id }

export function writeSoloNote({ context, actor, input }: Call<'solo-note:write', VisitorActor>): Promise<Output<'solo-note:write'>> {
  return leaveNote(context, { visitId: actor.visitId, areaId: actor.areaId, ...input })
}

export async function leaveNote(context: Context, left: LeftNote): Promise<Output<'solo-note:write'>> {
  const judged = await judgeNote(context, left.text)
  if (judged.isTooLong) throw new Refusal((await context.store.transact((tx) => callForTooLong(tx, context, left, judged))) ? 'person_told' : 'help_named')
  if (!judged.isCry) await spend(context, left.visitId)
  return context.store.transact((tx) => keepNote(tx, context, left, judged))
}

/** `isTooLong`: no note for its length, and a cry for help: a person is called, and it is given back to its writer (MO4) */
export interface JudgedNote { text: string; severity: Severity | null; isCry: boolean; isTooLong: boolean; readBy: number | null }

/** @throws Refusal when it is no text, or nobody would read it */
export async function judgeNote(context: Context, written: string): Promise<JudgedNote> {
  const read = readText(written)
  const isTooLong = 'refused' in read && read.refused === 'too_long'
  if ('refused' in read && !isTooLong) throw new Refusal(read.refused)
  const text = 'text' in read ? read.text : judgedOf(written)
  const { danger: severity } = sortVerdict(screen(text, { ...nobodyBefore, book: context.wordLists.book(), publicNumbers: context.publicNumbers, publicPlaces: context.publicPlaces }), false)
  const isCry = severity === 'urgent' || severity === 'imminent'
  if (isTooLong && !isCry) throw new Refusal('too_long')
  const readBy = await readingTime(context)
  // A cry is taken at any hour, also where nothing else is: a person is called for it now.
  if (readBy === null && !isCry) throw new Refusal('nobody_reads')
  return { text, severity, isCry, isTooLong, readBy }
}

/** @returns whether somebody is on duty who is told by it */
export async function callForTooLong(tx: Tx, context: Context, { visitId, areaId, clientId, raisedBy }: Omit<LeftNote, 'text'>, { severity }: JudgedNote): Promise<boolean> {
  const where = await whereToCall(tx, context, { visitId, areaId, raiseId: clientId })
  if (where && severity !== null) await raiseEscalation(tx, context, { raiseId: clientId, byKey: raisedBy ?? visitId, cause: 'screening', severity, ...where, visitId, areaId })
  return (await onDuty(context, tx, areaId)).length > 0
}

/** The note, and the call for a person with it: one transaction, also for a page without script. */
export async function keepNote(tx: Tx, context: Context, left: LeftNote, judged: JudgedNote): Promise<Output<'solo-note:write'>> {
  const { text, readBy } = judged
  await tx.listenings.lockVisit(left.visitId)
  const now = context.clock.now()
  const known = await tx.soloNotes.byClientId(left.visitId, left.clientId, now)
  if (known) return { note: await noteForWriter(context, tx, known), isCry: judged.isCry || known.severity === 'urgent' || known.severity === 'imminent' }
  const isRaised = judged.severity === 'watch' && (await isThirdDay(tx, context, left.visitId, 'danger'))
  const [severity, isCry] = isRaised ? (['urgent', true] as const) : [judged.severity, judged.isCry]
  const id = await writeNote(tx, context, { ...left, text }, severity, readBy ?? now)
  const row = await tx.soloNotes.find(id, now)
  if (!row) throw new Error('a note lost its row')
  if (isCry && severity !== null) {
    await raiseEscalation(tx, context, {
      raiseId: left.clientId, byKey: left.raisedBy ?? left.visitId, cause: 'screening', severity, placeId: id, conversationId: row.conversationId, visitId: left.visitId, areaId: left.areaId,
    })
  }
  tx.record({ kind: 'desk.changed', areaId: left.areaId, why: 'solo_note' })
  return { note: await noteForWriter(context, tx, row), isCry }
}

async function spend({ settings, live }: Context, visitId: Id): Promise<void> {
  const { points, perMs } = settings.rates.report
  const waitMs = await live.take('solo_note', visitId, points, perMs)
  if (waitMs > 0) throw new Refusal('too_fast', waitMs)
}

/** A place, a conversation that is closed as soon as the one line stands in it, and its clock. */
async function writeNote(tx: Tx, context: Context, left: LeftNote, severity: Severity | null, readBy: number): Promise<Id> {
  const now = context.clock.now()
  const [id, conversationId, entryId] = [context.ids.next(), context.ids.next(), context.ids.next()]
  const sealedKey = context.keys.make(conversationId)
  const key = context.keys.open(conversationId, sealedKey)
  const nickname = await lastNickname(context, tx, left.visitId)
  await tx.rooms.addPlace(id, left.areaId, 'session')
  await tx.rooms.addConversation({ id: conversationId, placeId: id, sealedKey, now, closesAt: null })
  const seat = await tx.seats.take({
    id: context.ids.next(), conversationId, visitId: left.visitId, mark: nickname.mark, isWatching: false, now, sealedName: (seatId) => sealName(key, seatId, nickname.name),
  })
  if (!seat) throw new Error('a note found no seat')
  const author = { kind: 'visitor' as const, seatId: seat.id, name: nickname.name, mark: nickname.mark }
  const [posted] = await tx.post({
    id: entryId, placeId: id, conversationId, visitId: left.visitId, clientId: left.clientId, kind: 'message', audience: 'staff', sealed: sealBody(key, entryId, 'message', { author, text: left.text }),
  })
  if (posted?.outcome === 'signed_out') throw new Refusal('signed_out')
  if (posted?.outcome !== 'posted') throw new Error('a note was not written')
  await tx.rooms.close(conversationId, now, now + context.settings.noteTextDays * dayMs)
  await tx.seats.leaveAll(conversationId, now)
  await tx.soloNotes.add({ id, areaId: left.areaId, conversationId, visitId: left.visitId, clientId: left.clientId, severity, now, readBy })
  return id
}
