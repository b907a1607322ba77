// A text as typed becomes letters to match by (safety: normalisation for matching only): no invisible characters, one width, one
// case, katakana read as hiragana, stretched sounds shortened; every letter remembers where it stood, and what stood before it.

/** What separates a letter from the one before: nothing, a space or an ornament, a comma or a quote, a full stop, another message. */
export const gap = { none: 0, space: 1, comma: 2, stop: 3, message: 4 } as const

export type Units = {
  /** one letter each (UTF-16 units); katakana as typed, in the same length beside it */
  letters: string[]
  plain: string[]
  /** UTF-16 offsets in the text as typed */
  from: number[]
  to: number[]
  /** strength of the gap before each letter */
  before: number[]
  /** inside 「」 or 『』 */
  isQuoted: boolean[]
  /** a question mark follows */
  isAsked: boolean[]
}

export const noUnits = (): Units => ({ letters: [], plain: [], from: [], to: [], before: [], isQuoted: [], isAsked: [] })

const dropped = -1
const quoteOpens = -2
const quoteCloses = -3
const stretch = -4
const several = -5
const gapCode = (strength: number): number => -10 - strength

const stops = '。．.!！?？\n\r‼⁉❗❓'
const commas = '、，,・:：;；…‥"\'“”‘’()（）[]［］{}｛｝<>＜＞〈〉《》【】/／|｜=＝→←⇒—–―'
const questions = '?？⁉❓'
const stretches = 'ー〜～~ｰ∼﹏'
const mapped = new Map<number, number>()
const manyOf = new Map<number, string>()

function codeOf(point: number): number {
  const known = mapped.get(point)
  if (known !== undefined) return known
  const code = readPoint(point)
  mapped.set(point, code)
  return code
}

/** Stands between lines of one person that are read together; no typed text holds it. */
export const lineMark = '\u001e'

function readPoint(point: number): number {
  const typed = String.fromCodePoint(point)
  if (typed === lineMark) return gapCode(gap.message)
  if (stretches.includes(typed)) return stretch
  if (typed === '「' || typed === '『' || typed === '｢') return quoteOpens
  if (typed === '」' || typed === '』' || typed === '｣') return quoteCloses
  if (stops.includes(typed)) return gapCode(gap.stop)
  if (commas.includes(typed)) return gapCode(gap.comma)
  const form = typed.normalize('NFKC').toLowerCase()
  if (form === 'ー') return stretch
  if (/^[\p{Cf}\p{M}\p{Cc}]*$/u.test(form) && !/\s/u.test(form)) return dropped
  const kept = form.replace(/[^\p{L}\p{N}]/gu, '')
  if (kept === '') return gapCode(gap.space)
  if (kept.length === 1) return kept.charCodeAt(0)
  manyOf.set(point, kept)
  return several
}

const isVoiceMark = (code: number): boolean => code === 0xff9e || code === 0xff9f || code === 0x3099 || code === 0x309a
export const isKatakana = (code: number): boolean => (code >= 0x30a1 && code <= 0x30fa) || code === 0x30fc
export const isHiragana = (code: number): boolean => code >= 0x3041 && code <= 0x3096
export const isKana = (code: number): boolean => isHiragana(code) || isKatakana(code)
export const isLatin = (code: number): boolean => code >= 0x61 && code <= 0x7a
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

const vowelRows = ['あかさたなはまやらわがざだばぱぁゃゎ', 'いきしちにひみりぎじぢびぴぃ', 'うくすつぬふむゆるぐずづぶぷぅゅゔ', 'えけせてねへめれげぜでべぺぇ', 'おこそとのほもよろをごぞどぼぽぉょ']
const rowOf = new Map(vowelRows.flatMap((row, at) => [...row].map((kana) => [kana.charCodeAt(0), at] as const)))
const smallVowels = 'ぁぃぅぇぉ'
const fullVowels = 'あいうえお'

export function readUnits(typed: string): Units {
  const units = noUnits()
  let pending: number = gap.stop
  let isQuoted = false
  let at = 0
  while (at < typed.length) {
    const point = typed.codePointAt(at) ?? 0
    const start = at
    at += point > 0xffff ? 2 : 1
    let code = codeOf(point)
    if (at < typed.length && isVoiceMark(typed.charCodeAt(at)) && code > 0) {
      const joined = typed.slice(start, at + 1).normalize('NFKC')
      if (joined.length === 1) code = joined.charCodeAt(0)
      at += 1
    }
    if (code > 0) {
      if (push(units, code, start, at, pending, isQuoted)) pending = gap.none
    } else if (code === several) {
      for (const letter of manyOf.get(point) ?? '') if (push(units, letter.charCodeAt(0), start, at, pending, isQuoted)) pending = gap.none
    } else if (code === stretch) {
      pending = stretchOf(units, typed, start, at, pending, isQuoted)
    } else if (code === quoteOpens || code === quoteCloses) {
      isQuoted = code === quoteOpens
      pending = Math.max(pending, gap.comma)
    } else if (code !== dropped) {
      pending = Math.max(pending, -10 - code)
      if (questions.includes(typed.charAt(start)) && units.isAsked.length > 0) units.isAsked[units.isAsked.length - 1] = true
    }
  }
  return units
}

/** @returns false when the letter only stretched the one before and was left out. */
function push(units: Units, code: number, from: number, to: number, before: number, isQuoted: boolean): boolean {
  let plain = code
  let letter = code >= 0x30a1 && code <= 0x30f4 ? code - 0x60 : code
  const small = smallVowels.indexOf(String.fromCharCode(letter))
  if (small >= 0) {
    const last = units.letters.at(-1)
    if (before === gap.none && last !== undefined && last !== 'て' && rowOf.get(last.charCodeAt(0)) === small) return false
    letter = fullVowels.charCodeAt(small)
    plain = plain === code && isKatakana(code) ? letter + 0x60 : letter
  }
  units.letters.push(String.fromCharCode(letter))
  units.plain.push(String.fromCharCode(plain))
  units.from.push(from)
  units.to.push(to)
  units.before.push(before)
  units.isQuoted.push(isQuoted)
  units.isAsked.push(false)
  return true
}

/** A long mark stays in a katakana word, becomes え after て (しにてー), parts digits, and is otherwise left out. */
function stretchOf(units: Units, typed: string, from: number, to: number, before: number, isQuoted: boolean): number {
  const last = units.plain.at(-1)
  if (last === undefined || before !== gap.none) return before
  const code = last.charCodeAt(0)
  if (isDigit(code)) return gap.space
  if (isKatakana(code) && 'ーｰ'.includes(typed[from] ?? '')) {
    if (last !== 'ー') push(units, 0x30fc, from, to, before, isQuoted)
  } else if (last === 'て') push(units, 0x3048, from, to, before, isQuoted)
  return before
}
