// Never silent (rule ES14): an owner whose account or shift has ended, or who has had no line for long, lets go without a word;
// it is then open and climbing again.
import { Refusal } from '#shared/refusal'
import type { Context } from '../../context.ts'
import { partsDue } from '../../each-due.ts'
import { letGo } from '../owner/let-go-escalation.ts'

const atOnce = 50

export async function letGoOfAbsent(context: Context): Promise<void> {
  const { store, clock, settings } = context
  await partsDue(context, 'absent-owners', (failed) => store.escalations.abandoned(clock.now() - settings.ownerGraceMs, atOnce, failed), ({ id, ownerId, ownerName }) =>
    letGo(context, id, { staffId: ownerId, name: ownerName }).catch((error) => {
      // Somebody moved it on meanwhile.
      if (!(error instanceof Refusal) || error.code === 'unavailable') throw error
    }))
}
