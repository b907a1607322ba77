// What staff write for visitors to read beside the log (words proposed, themes, names of rooms and days, closing words, answers to notes)
// passes the same check as everyone's words: nobody gives a number of their own (rule MO3). Help lines and the directory pass, and so do
// the house's own rules, which name what may not be written.
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import { kindOf } from './categories.ts'
import { screen } from './screen.ts'
import { nobodyBefore } from './subject.ts'

export function passStaffWords({ wordLists, publicNumbers, publicPlaces }: Pick<Context, 'wordLists' | 'publicNumbers' | 'publicPlaces'>, ...texts: (string | null | undefined)[]): void {
  for (const text of texts) {
    if (!text) continue
    const { isHeld, findings } = screen(text, { ...nobodyBefore, isStaff: true, book: wordLists.book(), publicNumbers, publicPlaces })
    const holding = findings.filter(({ isHolding }) => isHolding)
    // Held by nothing that was found: a check broke, and what is unread is not let through.
    if (isHeld && (holding.length === 0 || holding.some(({ category }) => kindOf(category) === 'contact'))) throw new Refusal('holds_contact')
  }
}
