// Writing lines into a place's log inside a transaction, with their facts (rules ME1, ME4): notices of the service, staff who
// come and go, what was taken down or released. Talk itself goes by group commit (send-message.ts).
import type { Id, Seq } from '#shared/ids'
import type { Entry, HideReason, Notice, StaffAuthor } from '#shared/message'
import type * as z from 'zod/mini'
import type { Context } from '../context.ts'
import type { NewEntry, Tx } from '../storage/ports.ts'
import { newsOf, sealBody, type EntryBody } from './entry-body.ts'

/** What a line needs to know of its conversation. */
export interface LogPlace {
  id: Id
  placeId: Id
  sealedKey: Buffer | null
}

type Line = { kind: string; body: EntryBody; audience?: 'everyone' | 'staff'; staffId?: Id | null; clientId?: Id; targetSeq?: Seq; forVisit?: Id }

export interface PlaceLog {
  notice(notice: Notice, audience?: 'everyone' | 'staff'): Promise<Entry>
  /** an automatic line that one person reads, and staff */
  helpFor(visitId: Id, notice: Notice): Promise<Entry>
  joined(staffId: Id, author: z.infer<typeof StaffAuthor>): Promise<Entry>
  left(staffId: Id, author: z.infer<typeof StaffAuthor>): Promise<Entry>
  hidden(target: Seq, reason: HideReason): Promise<Entry>
  released(target: Seq, body: EntryBody): Promise<Entry>
  restored(target: Seq, body: EntryBody): Promise<Entry>
  heldAgain(target: Seq, forVisit: Id): Promise<Entry>
  withdrawn(target: Seq, forVisit: Id): Promise<Entry>
  /** what everyone had read: everyone hears that it is gone */
  takenBack(target: Seq): Promise<Entry>
  /** @param clientId the asking's own id: a retry is the same line */
  asked(target: Seq, body: EntryBody, forVisit: Id, clientId: Id): Promise<Entry>
}

/** @param conversation the open conversation; its row should be locked or its state checked by the caller */
export function placeLog(tx: Tx, context: Context, conversation: LogPlace): PlaceLog {
  async function write(line: Line): Promise<Entry> {
    if (!conversation.sealedKey) return { kind: 'blank', seq: 0 }
    const id = context.ids.next()
    const key = context.keys.open(conversation.id, conversation.sealedKey)
    const row: NewEntry = {
      id, placeId: conversation.placeId, conversationId: conversation.id, clientId: line.clientId ?? id, kind: line.kind,
      audience: line.audience ?? 'everyone', targetSeq: line.targetSeq ?? null, sealed: sealBody(key, id, line.kind, line.body),
    }
    const [posted] = await tx.post(row)
    if (!posted || (posted.outcome !== 'posted' && posted.outcome !== 'repeat')) return { kind: 'blank', seq: 0 }
    if (line.forVisit !== undefined && posted.outcome === 'posted') await tx.entries.showTo(conversation.placeId, posted.seq, line.forVisit)
    const shown = { seq: posted.seq, at: posted.at, clientId: row.clientId, targetSeq: row.targetSeq ?? null, isHeld: false, hiddenReason: null, kind: line.kind }
    const news = newsOf(shown, line.body)
    const { entry } = news
    tx.record({ kind: 'entry.posted', placeId: conversation.placeId, audience: row.audience, ...news, ...(line.forVisit === undefined ? {} : { writer: { visitId: line.forVisit, entry } }) })
    return entry
  }

  return {
    notice: (notice, audience) => write({ kind: 'notice', body: { notice }, audience }),
    helpFor: (visitId, notice) => write({ kind: 'notice', body: { notice }, audience: 'staff', forVisit: visitId }),
    joined: (_staffId, author) => write({ kind: 'joined', body: { author } }),
    left: (_staffId, author) => write({ kind: 'left', body: { author } }),
    hidden: (target, reason) => write({ kind: 'hidden', body: { reason }, targetSeq: target }),
    released: (target, body) => write({ kind: 'released', body, targetSeq: target }),
    restored: (target, body) => write({ kind: 'restored', body, targetSeq: target }),
    heldAgain: (target, forVisit) => write({ kind: 'held_again', body: {}, audience: 'staff', targetSeq: target, forVisit }),
    withdrawn: (target, forVisit) => write({ kind: 'withdrawn', body: {}, audience: 'staff', targetSeq: target, forVisit }),
    takenBack: (target) => write({ kind: 'withdrawn', body: {}, targetSeq: target }),
    asked: (target, body, forVisit, clientId) => write({ kind: 'asked', body, audience: 'staff', targetSeq: target, forVisit, clientId }),
  }
}
