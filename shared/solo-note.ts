// ひとりつぶやき: a note left alone, read by a person by a stated time (rules SN1–SN7). By when is one pure rule, shown before writing.
import { addDays, dayOf, momentOf, weekdayOf, type Day } from './tokyo.ts'

export const soloNoteStates = ['kept', 'read', 'answered'] as const
export type SoloNoteState = (typeof soloNoteStates)[number]

export interface ReadingRule {
  /** minute of the day by which what lies there has been read */
  readByMinute: number
  /** a note needs to lie there this long before, otherwise it is for the next reading */
  leadMinutes: number
  /** days on which somebody reads: Monday is 0 */
  weekdays: readonly number[]
}

const longestDays = 60

/** By when a note left now is read: a moment somebody has promised, or null when nobody reads. */
export function readByOf(now: number, rule: ReadingRule, closedDays: ReadonlySet<Day>): number | null {
  for (let day = dayOf(now), i = 0; i < longestDays; day = addDays(day, 1), i++) {
    if (!rule.weekdays.includes(weekdayOf(day)) || closedDays.has(day)) continue
    const at = momentOf(day, rule.readByMinute)
    if (at - now >= rule.leadMinutes * 60_000) return at
  }
  return null
}
