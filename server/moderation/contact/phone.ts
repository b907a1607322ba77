// Telephone numbers in every spelling. Free and shared-cost lines (0120, 0570, 0800) are nobody's own: help lines pass.
import type { Digits } from './digits.ts'
import type { Flat } from './flat.ts'

export type Place = { from: number; to: number }

const scores = /(?:すこあ|得点|しーど|seed|ばーじょん|ver|型番|品番|注文|jan|isbn|sku|価格|円)[^\n]{0,6}$/
const asked = /電話|番号|けーたい|携帯|てる|tel|かけて|連絡|家電|うち|すまほ|しょーとめ|sms|でんわ/

export function phonesIn({ text }: Flat, runs: readonly Digits[], publicNumbers: ReadonlySet<string>): Place[] {
  return runs.flatMap((run) => [run, run.core].find((each) => each && isPhone(each, text, publicNumbers)) ?? []).map(({ from, to }) => ({ from, to }))
}

function isPhone({ digits: written, from, to, hasDash, parts, isKana }: Digits, text: string, publicNumbers: ReadonlySet<string>): boolean {
  const digits = written.startsWith('81') && (written.length === 11 || written.length === 12) ? `0${written.slice(2)}` : written
  if (!digits.startsWith('0') || publicNumbers.has(digits) || isFree(digits, parts)) return false
  const around = text.slice(Math.max(0, from - 12), from) + text.slice(to, to + 12)
  if (/^0[5-9]0/.test(digits) && digits.length >= 11 && digits.length <= 12) return !scores.test(text.slice(Math.max(0, from - 10), from))
  if (digits.length === 10 && /^0[1-9]/.test(digits)) return (hasDash && parts.length >= 3) || asked.test(around) || (isKana && parts.length >= 2) || /^0[789]0/.test(digits)
  // The beginning of a number said aloud, with the word for it beside.
  return /^0[789]0/.test(digits) && digits.length >= 7 && digits.length <= 9 && asked.test(around) && !scores.test(text.slice(Math.max(0, from - 10), from))
}

/** Does a number stand here that everyone may write, a help line's or one nobody has for himself? */
export function holdsOpenNumber(runs: readonly Digits[], publicNumbers: ReadonlySet<string>): boolean {
  return runs.some((run) => [run, run.core].some((each) => each && (publicNumbers.has(each.digits) || (each.digits.length >= 10 && isFree(each.digits, each.parts)))))
}

function isFree(digits: string, parts: readonly string[]): boolean {
  if (/^(?:0120|0570|0180|0990)/.test(digits) && digits.length <= 10) return true
  return digits.startsWith('0800') && parts[0] === '0800'
}
