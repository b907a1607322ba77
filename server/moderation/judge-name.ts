// A nickname is heard by everyone, so it is read as a line is (rule AC11): no way to be reached elsewhere, nothing against somebody. A
// name that is a cry for help is no way to be heard: it is refused with help beside it, and counts as nothing against whoever wrote it.
import type { Finding, Verdict } from '#shared/moderation'
import type { RefusalCode } from '#shared/refusal'
import type { Context } from '../context.ts'
import { kindOf } from './categories.ts'
import { sortVerdict } from './findings/sort-verdict.ts'
import { screen } from './screen.ts'
import { nobodyBefore } from './subject.ts'

type Lists = Pick<Context, 'wordLists' | 'publicNumbers' | 'publicPlaces'>

/** @returns null when it may be used */
export function unfitName({ wordLists, publicNumbers, publicPlaces }: Lists, name: string): RefusalCode | null {
  const read = (text: string): Verdict => screen(text, { ...nobodyBefore, book: wordLists.book(), publicNumbers, publicPlaces })
  const verdict = read(name)
  // Likeness was learned from lines: a name is too short to be like one.
  const findings = verdict.findings.filter(({ category }) => !category.startsWith('resembles_'))
  const { danger } = sortVerdict({ ...verdict, findings }, false)
  if (danger === 'urgent' || danger === 'imminent') return 'help_named'
  const isUnread = verdict.isHeld && !verdict.findings.some(({ isHolding }) => isHolding)
  if (isUnread || findings.some((each) => isGrave(each))) return 'nickname_unfit'
  // A word that would hurt when it is said to others may be what somebody calls themselves: 無職, ニート.
  return findings.some(({ isHolding }) => isHolding) && read(`${name}です`).isHeld ? 'nickname_unfit' : null
}

function isGrave({ category, severity, isHolding }: Finding): boolean {
  return kindOf(category) === 'target' ? severity !== 'watch' : isHolding
}
