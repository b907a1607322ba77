// Telephone numbers in every spelling. Free and shared-cost lines (0120, 0570, 0800) are nobody's own: help lines pass.
import type { Digits } from './digits.ts'
import type { Flat } from './flat.ts'
import { nowhere } from './matches.ts'
import { isCounting, type NumberPiece } from './pieces.ts'

export type Place = { from: number; to: number }

const scores = /(?:すこあ|得点|しーど|seed|ばーじょん|ver|型番|品番|注文|jan|isbn|sku|価格|円)[^\n]{0,6}$/
const asked = /電話|番号|けーたい|携帯|てる|tel|かけて|連絡|家電|うち|すまほ|しょーとめ|sms|でんわ/

export function phonesIn({ text }: Flat, runs: readonly Digits[], publicNumbers: ReadonlySet<string>): readonly Place[] {
  if (runs.length === 0) return nowhere
  return runs.flatMap((run) => [run, run.core].find((each) => each && isPhone(each, text, publicNumbers)) ?? []).map(({ from, to }) => ({ from, to }))
}

function isPhone({ digits: written, from, to, hasDash, parts, isKana }: Digits, text: string, publicNumbers: ReadonlySet<string>): boolean {
  const digits = inJapan(written)
  if (!digits.startsWith('0') || publicNumbers.has(digits) || isFree(digits, parts)) return false
  const around = text.slice(Math.max(0, from - 12), from) + text.slice(to, to + 12)
  if (/^0[5-9]0/.test(digits) && digits.length >= 11 && digits.length <= 12) return !scores.test(text.slice(Math.max(0, from - 10), from))
  if (digits.length === 10 && /^0[1-9]/.test(digits)) return (hasDash && parts.length >= 3) || asked.test(around) || (isKana && parts.length >= 2) || /^0[789]0/.test(digits)
  // The beginning of a number said aloud, with the word for it beside.
  return /^0[789]0/.test(digits) && digits.length >= 7 && digits.length <= 9 && asked.test(around) && !scores.test(text.slice(Math.max(0, from - 10), from))
}

/** A number sent in pieces. Ten digits are one only where some were sent together and none were counted: small numbers are talk. */
export function isPhoneInPieces(pieces: readonly NumberPiece[], publicNumbers: ReadonlySet<string>): boolean {
  const digits = inJapan(pieces.map((piece) => piece.digits).join(''))
  if (publicNumbers.has(digits) || isFree(digits, isFreeByParts(pieces) ? ['0800'] : [])) return false
  if (/^0[5-9]0/.test(digits) && digits.length === 11) return true
  if (digits.length !== 10 || !pieces.some((piece) => piece.digits.length >= 3) || isCounting(pieces)) return false
  return /^0[789]0/.test(digits) || (/^0[1-9][1-9]/.test(digits) && (pieces.length >= 3 || pieces.every(({ isAlone }) => isAlone)))
}

const isFreeByParts = (pieces: readonly NumberPiece[]): boolean => pieces.map((piece) => piece.digits.length).join('-') === '4-3-4'
const inJapan = (digits: string): string => (digits.startsWith('81') && (digits.length === 11 || digits.length === 12) ? `0${digits.slice(2)}` : digits)

/** Does a number stand here that everyone may write, a help line's or one nobody has for himself? */
export function holdsOpenNumber(runs: readonly Digits[], publicNumbers: ReadonlySet<string>): boolean {
  return runs.some((run) => [run, run.core].some((each) => each && (publicNumbers.has(each.digits) || (each.digits.length >= 10 && isFree(each.digits, each.parts)))))
}

function isFree(digits: string, parts: readonly string[]): boolean {
  if (/^(?:0120|0570|0180|0990)/.test(digits) && digits.length <= 10) return true
  return digits.startsWith('0800') && parts[0] === '0800'
}
