// What staff write for visitors to read beside the log (words proposed, themes, names of rooms and days, closing words, answers to notes)
// passes the same check as everyone's words: nobody gives a number of their own (rule MO3). Help lines and the directory pass.
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import { screen } from './screen.ts'
import { nobodyBefore } from './subject.ts'

export function passStaffWords({ wordLists, publicNumbers, publicPlaces }: Pick<Context, 'wordLists' | 'publicNumbers' | 'publicPlaces'>, ...texts: (string | null | undefined)[]): void {
  for (const text of texts) {
    if (text && screen(text, { ...nobodyBefore, isStaff: true, book: wordLists.book(), publicNumbers, publicPlaces }).isHeld) throw new Refusal('holds_contact')
  }
}
