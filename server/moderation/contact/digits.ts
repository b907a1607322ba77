// Digits however they are written: 0-9, 〇一二, ぜろきゅう, O for 0, with marks, spaces or の between them.
import type { Flat } from './flat.ts'

/** `core`: without what is said before and after the figures: ここに 090…, …でよろしく, where に and し may be no digits at all. */
export type Digits = { digits: string; from: number; to: number; isKana: boolean; hasDash: boolean; parts: string[]; core?: Digits }

const spoken: readonly [word: string, digit: string][] = [
  ['ぜろ', '0'], ['れい', '0'], ['まる', '0'], ['おー', '0'], ['いち', '1'], ['いっ', '1'], ['わん', '1'], ['にー', '2'], ['にい', '2'], ['ふた', '2'], ['に', '2'], ['つー', '2'], ['さん', '3'], ['よん', '4'], ['しー', '4'], ['しい', '4'], ['し', '4'], ['ごー', '5'], ['ごお', '5'], ['ご', '5'],
  ['ろく', '6'], ['なな', '7'], ['しち', '7'], ['はち', '8'], ['ぱち', '8'], ['きゅう', '9'], ['きゅー', '9'], ['く', '9'], ['じゅう', '10'],
]
const kanji = '〇一二三四五六七八九'
const others: Record<string, string> = { 零: '0', '○': '0', '◯': '0', '●': '0', '⓪': '0', 壱: '1', 弐: '2', 参: '3' }

const spokenBy = new Map<number, [word: string, digit: string][]>()
for (const each of spoken) spokenBy.set(each[0].charCodeAt(0), [...(spokenBy.get(each[0].charCodeAt(0)) ?? []), each])

type Sign = { digit: string; length: number; isSpoken: boolean } | null

/** One kana alone (に, し) is a digit only among digits that are said aloud. */
function signAt(text: string, at: number, isInside: boolean, isSpoken: boolean): Sign {
  const one = text.charAt(at)
  if (one >= '0' && one <= '9') return { digit: one, length: 1, isSpoken: false }
  const inKanji = kanji.indexOf(one)
  if (inKanji >= 0 && one !== '') return { digit: String(inKanji), length: 1, isSpoken: true }
  if (others[one] !== undefined) return { digit: others[one] ?? '', length: 1, isSpoken: true }
  if (one === 'o' && (isInside || /^o[h ]?[-. ]*\d/.test(text.slice(at, at + 6))) && !/[a-np-z]/.test(text.charAt(at - 1) || ' ')) {
    const length = text.charAt(at + 1) === 'h' ? 2 : 1
    return /[a-gi-np-z]/.test(text.charAt(at + length) || ' ') ? null : { digit: '0', length, isSpoken: false }
  }
  if ((one === 'l' || one === 'i') && isInside && /[\d-]/.test(text.charAt(at - 1)) && /[\d-]/.test(text.charAt(at + 1))) return { digit: '1', length: 1, isSpoken: false }
  for (const [word, digit] of spokenBy.get(one.charCodeAt(0)) ?? nothing) if ((isSpoken || word.length > 1) && text.startsWith(word, at)) return { digit, length: word.length, isSpoken: true }
  return null
}

const nothing: readonly [string, string][] = []
/** Letters a digit can begin with: anything else is passed over without another look. */
const begins = new Uint8Array(0x10000)
for (const each of `0123456789oil${kanji}${Object.keys(others).join('')}${spoken.map(([word]) => word.charAt(0)).join('')}`) begins[each.charCodeAt(0)] = 1

const between = /[-. ・、,()（）の/_ー~\n*：:|]/u

function coreOf(text: string, from: number, to: number): Digits | undefined {
  const [run] = digitsIn({ text: text.slice(from, to) })
  return run && { ...run, from: run.from + from, to: run.to + from }
}

/** Runs of at least four digits. */
export function digitsIn({ text }: Pick<Flat, 'text'>): Digits[] {
  const runs: Digits[] = []
  for (let at = 0; at < text.length; ) {
    if (begins[text.charCodeAt(at)] === 0) {
      at += 1
      continue
    }
    const first = signAt(text, at, false, true)
    if (first === null) {
      at += 1
      continue
    }
    let digits = ''
    let part = ''
    const parts: string[] = []
    let spokenCount = 0
    let hasDash = false
    let to = at
    let look = at
    let gap = 0
    let figuresFrom = -1
    let figuresTo = -1
    while (look < text.length) {
      const sign = signAt(text, look, digits !== '', digits === '' || spokenCount > 0)
      if (sign) {
        if (gap > 0 && part !== '') {
          parts.push(part)
          part = ''
        }
        digits += sign.digit
        part += sign.digit
        if (sign.isSpoken) spokenCount += 1
        else {
          if (figuresFrom < 0) figuresFrom = look
          figuresTo = look + sign.length
        }
        look += sign.length
        to = look
        gap = 0
      } else if (gap < 3 && between.test(text.charAt(look))) {
        if (text.charAt(look) === '-') hasDash = true
        gap += 1
        look += 1
      } else break
    }
    parts.push(part)
    if (digits.length >= 4) {
      const run: Digits = { digits, from: at, to, isKana: spokenCount > digits.length / 2, hasDash, parts }
      if (figuresFrom >= 0 && (figuresFrom > at || figuresTo < to)) run.core = coreOf(text, figuresFrom, figuresTo)
      runs.push(run)
    }
    at = Math.max(to, at + 1)
  }
  return runs
}
