// A note by a plain form, for a browser without script (rule SN7): the same time of reading, screening and call for a person; a visit that
// begins and ends with it. What was written is never lost by a no: it stands in the form again, with what to do.
import { Refusal, type RefusalCode } from '#shared/refusal'
import type { NoteForms, NotePageView } from '../transport/pages/note-pages.ts'
import type { Context } from '../context.ts'
import { onDuty } from '../escalation/on-duty.ts'
import type { AddressLimit } from '../identity/address-limit.ts'
import { openVisit } from '../identity/begin-visit.ts'
import { comeIn } from '../identity/crowd.ts'
import { waitOf } from '../identity/proofs.ts'
import { callForTooLong, judgeNote, keepNote, type JudgedNote } from './leave-note.ts'
import { makeTicket, pressOf, readTicket, type NoteTicket } from './note-ticket.ts'
import { readingTime } from './reading-time.ts'

export function makeNoteByPage(context: Context, addresses: AddressLimit): NoteForms {
  const form = async (text: string, why: RefusalCode | null, ticket = makeTicket(context)): Promise<NotePageView> => ({ kind: 'form', readBy: await readingTime(context), ticket, text, why })

  return {
    form: () => form('', null),
    async leave({ text, ticket, address }) {
      const known = readTicket(context, ticket)
      if (!known) return form(text, 'pass_expired')
      try {
        const judged = await judgeNote(context, text)
        // The wait of a crowded door (HA9) has run since the form was opened; a cry waits for nothing.
        const crowd = await comeIn(context, addresses, address)
        if (crowd > 0 && !judged.isCry && context.clock.now() < known.madeAt + waitOf(crowd)) return await form(text, 'proof_needed', ticket)
        return await keep(context, known, judged)
      } catch (error) {
        if (error instanceof Refusal) return form(text, error.code)
        throw error
      }
    },
  }
}

/** Pressed twice it is one note, and the same answer; the same form with other words, as after the browser's Back, is another note. */
async function keep(context: Context, ticket: NoteTicket, judged: JudgedNote): Promise<NotePageView> {
  const area = await context.store.records.area()
  if (!area) throw new Refusal('unavailable')
  const press = pressOf(context, ticket, judged.text)
  let isSpent = false
  try {
    await openVisit(context, async (tx, visitId) => {
      isSpent = !(await tx.rests.spendProof(press, ticket.until))
      if (isSpent) throw new Refusal('moved_on')
      const left = { visitId, areaId: area.id, clientId: press, raisedBy: press, text: judged.text }
      await (judged.isTooLong ? callForTooLong(tx, context, left, judged) : keepNote(tx, context, left, judged))
      await tx.visits.end(visitId, 'left', context.clock.now())
    })
  } catch (error) {
    if (!isSpent) throw error
  }
  // Said of a raise that is there, and while one is on duty (FI2).
  const isRaised = judged.isCry && (await context.store.escalations.byRaise(press, press)) !== undefined
  const isPersonTold = isRaised && (await onDuty(context, context.store, area.id)).length > 0
  if (judged.isTooLong) throw new Refusal(isPersonTold ? 'person_told' : 'help_named')
  return { kind: 'left', readBy: judged.readBy, isCry: judged.isCry, isPersonTold }
}
