// Offers in English to go on elsewhere (rule MO3): the whole line is held before anyone sees it, as one in Japanese is. What stands beside
// a number everyone may write leads to help, and who is on duty may ask where an ambulance is to go.
import type { Finding } from '#shared/moderation'
import type { Digits } from '../contact/digits.ts'
import { englishOffersIn, tellsOfHelp } from '../contact/english-offers.ts'
import { typedSpan } from '../contact/flat.ts'
import { holdsOpenNumber } from '../contact/phone.ts'
import type { Subject } from '../subject.ts'

const nobodys: ReadonlySet<string> = new Set()

export function english(subject: Subject): Finding[] {
  const { flat, context } = subject
  // Both are asked for where something was found, of which a line may be full: worked out once.
  let open: Digits[] | undefined
  const isOpenNumber = (from: number, to: number): boolean => (open ??= subject.digits.filter((run) => holdsOpenNumber([run], context.publicNumbers ?? nobodys))).some((run) => run.from >= from && run.from < to)
  let isHelpTold: boolean | undefined
  const mayFetchHelp = (): boolean => context.isStaff && (isHelpTold ??= [...context.earlier, subject].some(({ text }) => tellsOfHelp(text)))
  return englishOffersIn(flat, { isOpenNumber, mayFetchHelp }).map(({ category, rule, place: { from, to } }) => ({ category, severity: 'watch', rule, span: typedSpan(flat, from, to), isHolding: true }))
}
