// Numbers that name a person or open their purse: My Number, cards (by their check digit), accounts, licences.
import type { Digits } from './digits.ts'
import type { Flat } from './flat.ts'
import { nowhere } from './matches.ts'
import type { Place } from './phone.ts'

const named: readonly [word: RegExp, least: number, most: number][] = [
  [/まいなんばー|まいなんば|個人番号|まいなん|まいなの?番号/, 11, 13],
  [/くれか|くれじっと|かーど(?:番号|の番号|は)|visa|ますたーかーど|jcb/, 13, 16],
  [/口座|普通|当座|銀行|ゆうちょ|記号/, 5, 14],
  [/免許(?:証)?|保険証|ぱすぽーと|旅券|年金(?:番号|手帳)|在留かーど|障害者手帳|診察券|会員番号|学籍番号|社員番号/, 6, 14],
  [/暗証|ぱすわーど|ぱすこーど|pin|ろぐいん/, 4, 12],
]

export function ownNumbersIn({ text }: Flat, runs: readonly Digits[]): readonly Place[] {
  if (runs.length === 0) return nowhere
  return runs.filter(({ digits, from, to, isKana }) => {
    const around = `${text.slice(Math.max(0, from - 20), from)} ${text.slice(to, to + 8)}`
    if (named.some(([word, least, most]) => digits.length >= least && digits.length <= most && word.test(around))) return true
    return !isKana && digits.length >= 14 && digits.length <= 16 && /^[3-6]/.test(digits) && passesLuhn(digits)
  }).map(({ from, to }) => ({ from, to }))
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i))
    sum += i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}
