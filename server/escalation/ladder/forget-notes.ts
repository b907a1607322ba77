// A case's notes have a clock of their own (rule ES16): a year after closing their key is forgotten; the events stay.
import type { Context } from '../../context.ts'

const dayMs = 24 * 60 * 60_000

export async function forgetNotes(context: Context): Promise<void> {
  const forgotten = await context.store.escalations.forgetNotes(context.clock.now() - context.settings.caseTextDays * dayMs)
  for (const { id } of forgotten) context.keys.forget(id)
}
