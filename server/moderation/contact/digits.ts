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

type Sign = { digit: string; length: number; isSpoken: boolean }

/** Of one letter, but for o, l and i, which depend on what stands beside them. */
const byLetter = new Map<number, Sign>()
for (let digit = 0; digit <= 9; digit += 1) {
  byLetter.set(0x30 + digit, { digit: String(digit), length: 1, isSpoken: false })
  byLetter.set(kanji.charCodeAt(digit), { digit: String(digit), length: 1, isSpoken: true })
}
for (const [letter, digit] of Object.entries(others)) byLetter.set(letter.charCodeAt(0), { digit, length: 1, isSpoken: true })
const zero: Sign = { digit: '0', length: 1, isSpoken: false }
const longZero: Sign = { digit: '0', length: 2, isSpoken: false }
const one: Sign = { digit: '1', length: 1, isSpoken: false }

type Word = { word: string; sign: Sign }
const spokenBy = new Map<number, Word[]>()
for (const [word, digit] of spoken) spokenBy.set(word.charCodeAt(0), [...(spokenBy.get(word.charCodeAt(0)) ?? []), { word, sign: { digit, length: word.length, isSpoken: true } }])
const nothing: readonly Word[] = []

/** What a letter can be: the only digit it is, the beginning of one, a mark between two. Anything else is passed over without another look. */
const kind = { digit: 1, latin: 2, spoken: 3, between: 4 } as const
const kinds = new Uint8Array(0x10000)
for (const each of '-. ・、,()（）の/_ー~\n*：:|') kinds[each.charCodeAt(0)] = kind.between
for (const code of spokenBy.keys()) kinds[code] = kind.spoken
for (const each of 'oil') kinds[each.charCodeAt(0)] = kind.latin
for (const code of byLetter.keys()) kinds[code] = kind.digit

const dash = 0x2d
const isBetween = (code: number): boolean => kinds[code] === kind.between

/** One kana alone (に, し) is a digit only among digits that are said aloud. */
function signAt(text: string, at: number, isInside: boolean, isSpoken: boolean): Sign | null {
  const code = text.charCodeAt(at)
  const own = kinds[code]
  if (own === kind.digit) return byLetter.get(code) ?? null
  if (own === kind.latin) return latinAt(text, at, isInside)
  if (own !== kind.spoken) return null
  const words = spokenBy.get(code) ?? nothing
  for (let i = 0; i < words.length; i += 1) {
    const { word, sign } = words[i] as Word
    if ((isSpoken || sign.length > 1) && text.startsWith(word, at)) return sign
  }
  return null
}

function latinAt(text: string, at: number, isInside: boolean): Sign | null {
  const letter = text.charAt(at)
  if (letter === 'o' && (isInside || /^o[h ]?[-. ]*\d/.test(text.slice(at, at + 6))) && !/[a-np-z]/.test(text.charAt(at - 1) || ' ')) {
    const found = text.charAt(at + 1) === 'h' ? longZero : zero
    return /[a-gi-np-z]/.test(text.charAt(at + found.length) || ' ') ? null : found
  }
  return letter !== 'o' && isInside && /[\d-]/.test(text.charAt(at - 1)) && /[\d-]/.test(text.charAt(at + 1)) ? one : null
}

function coreOf(text: string, from: number, to: number): Digits | undefined {
  const [run] = runsIn(text.slice(from, to), false)
  return run && { ...run, from: run.from + from, to: run.to + from }
}

const fewest = 4
/** What stands in the run that is looked at, and before which of it there was a gap: room that is used again. */
const signs: Sign[] = []
const isParted: boolean[] = []

/** Runs of at least four digits. Nearly all begin and end with one or two letters of a word (し, に): of those nothing is kept. */
export const digitsIn = ({ text }: Pick<Flat, 'text'>): Digits[] => runsIn(text, true)

/** A core has none of its own: of し1し1… each would have another, one letter shorter. */
function runsIn(text: string, hasCores: boolean): Digits[] {
  const runs: Digits[] = []
  for (let at = 0; at < text.length; ) {
    const own = kinds[text.charCodeAt(at)] ?? 0
    if (own === 0 || own === kind.between) {
      at += 1
      continue
    }
    let count = 0
    let length = 0
    let spokenCount = 0
    let hasDash = false
    let to = at
    let gap = 0
    let figuresFrom = -1
    let figuresTo = -1
    for (let look = at; look < text.length; ) {
      const sign = signAt(text, look, count > 0, count === 0 || spokenCount > 0)
      if (sign !== null) {
        signs[count] = sign
        isParted[count] = gap > 0
        count += 1
        length += sign.digit.length
        if (sign.isSpoken) spokenCount += 1
        else {
          if (figuresFrom < 0) figuresFrom = look
          figuresTo = look + sign.length
        }
        look += sign.length
        to = look
        gap = 0
      } else if (count > 0 && gap < 3 && isBetween(text.charCodeAt(look))) {
        if (text.charCodeAt(look) === dash) hasDash = true
        gap += 1
        look += 1
      } else break
    }
    if (length >= fewest) {
      const run = runOf(count, at, to, spokenCount, hasDash)
      if (hasCores && figuresFrom >= 0 && (figuresFrom > at || figuresTo < to)) run.core = coreOf(text, figuresFrom, figuresTo)
      runs.push(run)
    }
    at = Math.max(to, at + 1)
  }
  return runs
}

function runOf(count: number, from: number, to: number, spokenCount: number, hasDash: boolean): Digits {
  const parts: string[] = []
  let part = ''
  for (let i = 0; i < count; i += 1) {
    if (isParted[i] === true && part !== '') {
      parts.push(part)
      part = ''
    }
    part += signs[i]?.digit ?? ''
  }
  parts.push(part)
  const digits = parts.join('')
  return { digits, from, to, isKana: spokenCount > digits.length / 2, hasDash, parts }
}
