// A line in which something was found (rules MO3, MO4, FI1–FI4): the line, the rows for those on duty, the call for a person and the
// card with help are one transaction; none of them can be lost without the others. Whoever may be in danger meets help, never a refusal.
import type { Author, Entry, Held } from '#shared/message'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import { raiseEscalation } from '../escalation/raise-escalation.ts'
import { onDuty } from '../escalation/on-duty.ts'
import { takeBack } from '../moderation/ask-rewrite.ts'
import { graphicCategories } from '../moderation/categories.ts'
import { noteFindings } from '../moderation/findings/note-findings.ts'
import { raiseOverDays } from '../moderation/findings/raise-over-days.ts'
import type { Sorted } from '../moderation/findings/sort-verdict.ts'
import type { ConversationKey } from '../records/key-ring.ts'
import type { RememberedSeat } from '../rooms/seat-memory.ts'
import type { NewEntry, Posted, Tx } from '../storage/ports.ts'
import type { Actor } from '../transport/actor.ts'
import { newsOf, sealBody, viewBody, viewEntry, type EntryBody } from './entry-body.ts'
import { placeLog } from './place-log.ts'
import { canCallFor, isWritten, refusalFor } from './writer.ts'

export type NoticedLine = Omit<NewEntry, 'sealed' | 'audience' | 'isHeld'> & { kind: 'message' | 'whisper' }
/** `held`: why it waits for staff; `rewrites`: the held line of the same person that it stands for. */
export type SaidLine = { line: NoticedLine; author: Author; text: string; held: Held | null; rewrites?: number; isCovered?: boolean }
/** `own`: the line as its writer sees it. */
export type Written = { posted: Posted; own: Entry; isPersonTold: boolean }

/** The card with help comes once in a while, not after every line. */
const cardEveryMs = 10 * 60_000

export const isCryOf = (actor: Actor, { danger }: Sorted): boolean => actor.kind === 'visitor' && (danger === 'urgent' || danger === 'imminent')

const isGraphic = ({ rows }: Sorted): boolean => rows.some(({ findings }) => findings.some(({ category }) => graphicCategories.has(category)))

export function writeNoticed(context: Context, actor: Actor, conversation: RememberedSeat['conversation'], said: SaidLine, judged: Sorted): Promise<Written> {
  const { sealedKey } = conversation
  const { line, author, text, held, rewrites, isCovered } = said
  if (!sealedKey) return callOnly(context, actor, conversation, line, judged)
  const key = context.keys.open(conversation.id, sealedKey)
  const isHeld = held !== null
  const isForStaff = isHeld || line.kind === 'whisper'

  return context.store.transact(async (tx) => {
    // The place's row first, as every writer takes it; then the visit's.
    await tx.lockPlace(line.placeId)
    const isExplained = isHeld && judged.isExplainable && (actor.kind === 'staff' || (await tx.visits.explainHold(actor.visitId, context.clock.now())) > 0)
    const body: EntryBody = { author, text, ...(isCovered ? { isCovered } : {}), ...(isGraphic(judged) ? { isGraphic: true } : {}), ...(isHeld ? { held: isExplained ? { ...held, isShownToWriter: true } : held } : {}) }
    const row: NewEntry = { ...line, isHeld, audience: isForStaff ? 'staff' : 'everyone', sealed: sealBody(key, line.id, line.kind, body) }
    const [posted] = await tx.post(row)
    if (!posted) throw new Refusal('internal')
    if (posted.outcome === 'repeat') return { posted, own: await asItStands(tx, key, row, posted, actor), isPersonTold: false }
    // What is not written leaves nothing behind, except that a person is called for somebody who cried for help.
    if (!isWritten(posted) && !(isCryOf(actor, judged) && canCallFor(posted))) throw refusalFor(context, actor, line.placeId, posted)

    const sorted = isWritten(posted) && actor.kind === 'visitor' ? await raiseOverDays(tx, context, actor.visitId, judged) : judged
    const isCry = isCryOf(actor, sorted)
    const shown = { seq: posted.seq, at: posted.at, clientId: row.clientId, targetSeq: null, isHeld, hiddenReason: null, kind: row.kind }
    const own = viewBody(shown, body, { isStaff: actor.kind === 'staff', isOwn: true })
    if (isWritten(posted)) {
      tx.record({ kind: 'entry.posted', placeId: row.placeId, audience: row.audience, ...newsOf(shown, body), ...(isForStaff && actor.kind === 'visitor' ? { writer: { visitId: actor.visitId, entry: own } } : {}) })
      if (rewrites !== undefined && actor.kind === 'visitor') await takeBack(tx, context, { placeId: row.placeId, seq: rewrites, visitId: actor.visitId, areaId: conversation.areaId })
      await noteFindings(tx, context, key, conversation.areaId, row, posted, sorted.rows)
    }
    const isPersonTold = isCry && actor.kind === 'visitor' && (await callSomeone(tx, context, actor.visitId, conversation, row, sorted))
    if (isWritten(posted)) await offerHelp(tx, context, actor, conversation, sorted, isCry, isPersonTold)
    if (isHeld || line.kind === 'whisper' || sorted.rows.length > 0) tx.record({ kind: 'desk.changed', areaId: conversation.areaId, why: isHeld ? 'held' : (sorted.rows[0]?.severity ?? line.kind) })
    return { posted, own, isPersonTold }
  })
}

/** Where the words have been forgotten already nothing can be written any more; whoever cries for help there is heard all the same. */
async function callOnly(context: Context, actor: Actor, conversation: RememberedSeat['conversation'], { placeId, clientId }: NoticedLine, sorted: Sorted): Promise<Written> {
  if (actor.kind !== 'visitor' || !isCryOf(actor, sorted)) throw new Refusal('room_closed')
  const { visitId } = actor
  const isPersonTold = await context.store.transact((tx) => callSomeone(tx, context, visitId, conversation, { placeId, clientId, conversationId: null }, sorted))
  return { posted: { outcome: 'closed', seq: 0, at: context.clock.now() }, own: { kind: 'blank', seq: 0 }, isPersonTold }
}

type Where = Pick<NewEntry, 'placeId' | 'clientId'> & { conversationId: string | null }

/** The line's own id is the raise's. @returns whether somebody is on duty who is told by it */
export async function callSomeone(tx: Tx, context: Context, visitId: string, { areaId }: RememberedSeat['conversation'], row: Where, { danger }: Sorted): Promise<boolean> {
  if (danger === null) return false
  await raiseEscalation(tx, context, { raiseId: row.clientId, byKey: visitId, cause: 'screening', severity: danger, placeId: row.placeId, conversationId: row.conversationId, visitId, areaId })
  return (await onDuty(context, tx, areaId)).length > 0
}

/** An automatic line, marked so: for the writer alone; and, where a line would have told ways or invited others, for the whole room. */
async function offerHelp(tx: Tx, context: Context, actor: Actor, conversation: RememberedSeat['conversation'], { concernsRoom }: Sorted, isCry: boolean, isPersonTold: boolean): Promise<void> {
  if (actor.kind !== 'visitor') return
  const now = context.clock.now()
  const log = placeLog(tx, context, conversation)
  if (isCry && (await tx.seats.offerHelp(conversation.id, actor.visitId, now, now - cardEveryMs)) > 0) await log.helpFor(actor.visitId, isPersonTold ? 'help_with_person' : 'help_offered')
  if (concernsRoom && (await tx.rooms.place(conversation.placeId))?.kind === 'room' && (await tx.rooms.offerHelp(conversation.id, now, now - cardEveryMs)) > 0) await log.notice('help_for_everyone')
}

/** Sent again it is shown as it was written the first time. */
async function asItStands(tx: Tx, key: ConversationKey, row: NewEntry, { seq }: Posted, actor: Actor): Promise<Entry> {
  const kept = await tx.entries.find(row.placeId, row.conversationId, seq)
  return kept ? viewEntry(key, kept, { isStaff: actor.kind === 'staff', ...(actor.kind === 'visitor' ? { visitId: actor.visitId } : {}) }) : { kind: 'blank', seq }
}
