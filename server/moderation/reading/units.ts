// A text as typed becomes letters to match by (safety: normalisation for matching only): no invisible characters, one width, one
// case, katakana read as hiragana, stretched sounds shortened; every letter remembers where it stood, and what stood before it.

/** What separates a letter from the one before: nothing, a space or an ornament, a comma or a quote, a full stop, another message. */
export const gap = { none: 0, space: 1, comma: 2, stop: 3, message: 4 } as const
/** Inside 「」 or 『』; a question mark follows. */
export const flag = { quoted: 1, asked: 2 } as const

export type Units = {
  /** one letter each (UTF-16 units); katakana as typed, in the same length beside it */
  letters: string
  plain: string
  /** UTF-16 offsets in the text as typed */
  from: number[]
  to: number[]
  /** strength of the gap before each letter */
  before: number[]
  flags: number[]
}

const room = (): number[] => new Array<number>(512).fill(0)

/** Letters put together one by one, in room that is used again for the next text. What is handed out are plain arrays: of so few
 * numbers they are made and thrown away far sooner than typed ones. */
export class UnitsMaker {
  length = 0
  letters = new Uint16Array(512)
  plain = new Uint16Array(512)
  from = room()
  to = room()
  before = room()
  flags = room()

  push(letter: number, plain: number, from: number, to: number, before: number, flags: number): void {
    const at = this.length
    if (at === this.letters.length) this.#grow()
    this.letters[at] = letter
    this.plain[at] = plain
    this.from[at] = from
    this.to[at] = to
    this.before[at] = before
    this.flags[at] = flags
    this.length = at + 1
  }

  copy(units: Units, start: number, end: number): void {
    for (let i = start; i < end; i += 1) {
      this.push(units.letters.charCodeAt(i), units.plain.charCodeAt(i), units.from[i] ?? 0, units.to[i] ?? 0, units.before[i] ?? 0, units.flags[i] ?? 0)
    }
  }

  made(): Units {
    const { length } = this
    this.length = 0
    return {
      letters: textOf(this.letters, length), plain: textOf(this.plain, length), from: this.from.slice(0, length), to: this.to.slice(0, length),
      before: this.before.slice(0, length), flags: this.flags.slice(0, length),
    }
  }

  /** The plain arrays grow by themselves. */
  #grow(): void {
    const wider = (old: Uint16Array): Uint16Array<ArrayBuffer> => {
      const made = new Uint16Array(old.length * 2)
      made.set(old)
      return made
    }
    this.letters = wider(this.letters)
    this.plain = wider(this.plain)
  }
}

const chunk = 4_096

function textOf(codes: Uint16Array, length: number): string {
  let text = ''
  for (let at = 0; at < length; at += chunk) text += String.fromCharCode.apply(null, codes.subarray(at, Math.min(length, at + chunk)) as unknown as number[])
  return text
}

const dropped = -1
const quoteOpens = -2
const quoteCloses = -3
const stretch = -4
const several = -5
const gapCode = (strength: number): number => -10 - strength

const ornaments = '卍卐'
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
  if (ornaments.includes(typed)) return gapCode(gap.space)
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

const isVoiceMark = (code: number): boolean => code === 0xff9e || code === 0xff9f || code === 0x3099 || code === 0x309a
export const isKatakana = (code: number): boolean => (code >= 0x30a1 && code <= 0x30fa) || code === 0x30fc
export const isHiragana = (code: number): boolean => code >= 0x3041 && code <= 0x3096
export const isKana = (code: number): boolean => isHiragana(code) || isKatakana(code)
export const isLatin = (code: number): boolean => code >= 0x61 && code <= 0x7a
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** It stands inside a word: don't. */
const isApostrophe = (point: number): boolean => point === 0x27 || point === 0x2019
const isTypedLatin = (code: number): boolean => isLatin(code | 0x20)

const vowelRows = ['あかさたなはまやらわがざだばぱぁゃゎ', 'いきしちにひみりぎじぢびぴぃ', 'うくすつぬふむゆるぐずづぶぷぅゅゔ', 'えけせてねへめれげぜでべぺぇ', 'おこそとのほもよろをごぞどぼぽぉょ']
const rowOf = new Map(vowelRows.flatMap((row, at) => [...row].map((kana) => [kana.charCodeAt(0), at] as const)))
const smallVowels = 'ぁぃぅぇぉ'
const fullVowels = 'あいうえお'
const kanaTe = 0x3066

const maker = new UnitsMaker()

export function readUnits(typed: string): Units {
  maker.length = 0
  let pending: number = gap.stop
  let quoted = 0
  let at = 0
  while (at < typed.length) {
    const point = typed.codePointAt(at) ?? 0
    const start = at
    at += point > 0xffff ? 2 : 1
    if (isApostrophe(point) && maker.length > 0 && isLatin(maker.letters[maker.length - 1] ?? 0) && isTypedLatin(typed.charCodeAt(at))) continue
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
      if (code === gapCode(gap.stop) && maker.length > 0 && questions.includes(typed.charAt(start))) maker.flags[maker.length - 1] = (maker.flags[maker.length - 1] ?? 0) | flag.asked
    }
  }
  return maker.made()
}

/** @returns false when the letter only stretched the one before and was left out. */
function push(code: number, from: number, to: number, before: number, flags: number): boolean {
  let plain = code
  let letter = code >= 0x30a1 && code <= 0x30f4 ? code - 0x60 : code
  // ぢ is said as じ, ゐ as い, and written for it.
  if (letter === 0x3062) letter = 0x3058
  else if (letter === 0x3090) letter = 0x3044
  if (letter >= 0x3041 && letter <= 0x3049 && (letter & 1) === 1) {
    const small = smallVowels.indexOf(String.fromCharCode(letter))
    const last = maker.length === 0 ? 0 : (maker.letters[maker.length - 1] ?? 0)
    if (before === gap.none && last !== 0 && last !== kanaTe && rowOf.get(last) === small) return false
    letter = fullVowels.charCodeAt(small)
    plain = plain === code && isKatakana(code) ? letter + 0x60 : letter
  }
  maker.push(letter, plain, from, to, before, flags)
  return true
}

/** A long mark stays in a katakana word, becomes え after て (しにてー), parts digits, and is otherwise left out. */
function stretchOf(typed: string, from: number, to: number, before: number, flags: number): number {
  if (maker.length === 0 || before !== gap.none) return before
  const code = maker.plain[maker.length - 1] ?? 0
  if (isDigit(code)) return gap.space
  if (isKatakana(code) && 'ーｰ'.includes(typed[from] ?? '')) {
    if (code !== 0x30fc) push(0x30fc, from, to, before, flags)
  } else if (code === kanaTe) push(0x3048, from, to, before, flags)
  return before
}
