// A text as typed becomes letters to match by: no invisible characters, one width, one case, katakana read as hiragana, stretched
// sounds shortened.
import { isDigit, isKanji, isKatakana, isLatin, isVoiceMark } from './letters.ts'
import { flag, flagShift, gap, type Places, type Units } from './units.ts'
import { UnitsMaker } from './units-maker.ts'

/** Where the letters stood: of an ordinary line nobody asks, so it is worked out when somebody does. */
export const placesOf = (units: Units): Places => (units.places ??= readUnits(units.typed, true).places ?? nowhere)
const nowhere: Places = { from: [], to: [] }

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
/** 0: not read yet */
const mapped = new Int32Array(0x10000)
const mappedBeyond = new Map<number, number>()
const manyOf = new Map<number, string>()

function codeOf(point: number): number {
  const known = point < 0x10000 ? (mapped[point] ?? 0) : (mappedBeyond.get(point) ?? 0)
  if (known !== 0) return known
  const code = readPoint(point)
  if (point < 0x10000) mapped[point] = code
  else mappedBeyond.set(point, code)
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
  if (isOrnament(point)) return gapCode(gap.space)
  if (stops.includes(typed)) return gapCode(gap.stop)
  if (commas.includes(typed)) return gapCode(gap.comma)
  const form = typed.normalize('NFKC').toLowerCase()
  if (form === 'ー') return stretch
  if (/^[\p{Cf}\p{M}\p{Cc}]*$/u.test(form) && !/\s/u.test(form)) return dropped
  // Letters of faces only: (´・ω・`), (ﾟДﾟ).
  if (/^[\p{Script=Greek}\p{Script=Cyrillic}]$/u.test(form)) return gapCode(gap.space)
  const kept = form.replace(/[^\p{L}\p{N}]/gu, '')
  if (kept === '') return gapCode(gap.space)
  if (kept.length === 1) return kept.charCodeAt(0)
  manyOf.set(point, kept)
  return several
}

const isOrnament = (code: number): boolean => code === 0x534d || code === 0x5350

/** It stands inside a word: don't. */
const isApostrophe = (point: number): boolean => point === 0x27 || point === 0x2019
const isTypedLatin = (code: number): boolean => isLatin(code | 0x20)

const vowelRows = ['あかさたなはまやらわがざだばぱぁゃゎ', 'いきしちにひみりぎじぢびぴぃ', 'うくすつぬふむゆるぐずづぶぷぅゅゔ', 'えけせてねへめれげぜでべぺぇ', 'おこそとのほもよろをごぞどぼぽぉょ']
const rowOf = new Map(vowelRows.flatMap((row, at) => [...row].map((kana) => [kana.charCodeAt(0), at] as const)))
const kanaTe = 0x3066
const kanaDi = 0x3062
const kanaWi = 0x3090

/** Kanji, and hiragana that depend on nothing before them: nearly all of most lines, told without a look at the table. */
const staysItself = (code: number): boolean =>
  (code >= 0x304a && code <= 0x3096 && code !== kanaDi && code !== kanaWi) || (isKanji(code) && !isOrnament(code)) || (code >= 0x3042 && code <= 0x3048 && (code & 1) === 0)

/** The end of what stays itself. A mark of voice belongs to the letter before it. */
function runFrom(typed: string, start: number): number {
  let at = start
  while (at < typed.length && staysItself(typed.charCodeAt(at))) at += 1
  return at > start && at < typed.length && isVoiceMark(typed.charCodeAt(at)) ? at - 1 : at
}

const maker = new UnitsMaker()

export function readUnits(typed: string, keepsPlaces = false): Units {
  maker.begin(keepsPlaces)
  let pending: number = gap.stop
  let quoted = 0
  let at = 0
  while (at < typed.length) {
    const end = runFrom(typed, at)
    if (end > at) {
      maker.pushRun(typed, at, end, pending, quoted)
      pending = gap.none
      at = end
      continue
    }
    const point = typed.codePointAt(at) ?? 0
    const start = at
    at += point > 0xffff ? 2 : 1
    if (isApostrophe(point) && isLatin(maker.letters.last()) && isTypedLatin(typed.charCodeAt(at))) continue
    let code = codeOf(point)
    if (at < typed.length && code > 0 && isVoiceMark(typed.charCodeAt(at))) {
      const joined = typed.slice(start, at + 1).normalize('NFKC')
      if (joined.length === 1) code = joined.charCodeAt(0)
      at += 1
    }
    if (code > 0) {
      if (push(code, start, at, pending, quoted)) pending = gap.none
    } else if (code === several) {
      for (const letter of manyOf.get(point) ?? '') if (push(letter.charCodeAt(0), start, at, pending, quoted)) pending = gap.none
    } else if (code === stretch) {
      pending = stretchOf(typed, start, at, pending, quoted)
    } else if (code === quoteOpens || code === quoteCloses) {
      quoted = code === quoteOpens ? flag.quoted : 0
      pending = Math.max(pending, gap.comma)
    } else if (code !== dropped) {
      pending = Math.max(pending, -10 - code)
      const last = maker.letters.length - 1
      if (code === gapCode(gap.stop) && last >= 0 && questions.includes(typed.charAt(start))) maker.marks[last] = (maker.marks[last] ?? 0) | (flag.asked << flagShift)
    }
  }
  return maker.made(typed)
}

/** @returns false when the letter only stretched the one before and was left out. */
function push(code: number, from: number, to: number, before: number, flags: number): boolean {
  let plain = code
  let letter = code >= 0x30a1 && code <= 0x30f4 ? code - 0x60 : code
  // ぢ is said as じ, ゐ as い, and written for it.
  if (letter === kanaDi) letter = 0x3058
  else if (letter === kanaWi) letter = 0x3044
  if (letter >= 0x3041 && letter <= 0x3049 && (letter & 1) === 1) {
    const last = maker.letters.last()
    if (before === gap.none && last !== kanaTe && rowOf.get(last) === (letter - 0x3041) >> 1) return false
    letter += 1
    plain = isKatakana(code) ? letter + 0x60 : letter
  }
  maker.push(letter, plain, from, to, before, flags)
  return true
}

/** A long mark stays in a katakana word, becomes え after て (しにてー), parts digits, and is otherwise left out. */
function stretchOf(typed: string, from: number, to: number, before: number, flags: number): number {
  if (maker.letters.length === 0 || before !== gap.none) return before
  const code = maker.lastPlain()
  if (isDigit(code)) return gap.space
  if (isKatakana(code) && 'ーｰ'.includes(typed[from] ?? '')) {
    if (code !== 0x30fc) push(0x30fc, from, to, before, flags)
  } else if (code === kanaTe) push(0x3048, from, to, before, flags)
  return before
}
