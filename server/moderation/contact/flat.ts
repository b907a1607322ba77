// A text for finding ways to reach a person: one width, one case, katakana as hiragana, invisible marks gone, but punctuation kept;
// every character remembers where it stood. Lines of one person that follow each other are joined by a line feed.
import { LetterRoom } from '../reading/letter-room.ts'
import { isHiragana, isKanji, isVoiceMark } from '../reading/letters.ts'

type Places = { from: Int32Array; to: Int32Array }
/** `signs`: words that tell what may stand in it (signs.ts), once somebody asks. */
export type Flat = { typed: string; text: string; hasLatinOrDigit: boolean; places?: Places; signs?: number }

/** By letter: what it becomes, where that is one letter and was asked before; 0 otherwise. */
const oneFor = new Uint16Array(0x10000)
const formsOf = new Map<number, string>()
const dashes = /[‐‑‒–—―−－ｰ─━]/u

function formOfPoint(point: number): string {
  const known = formsOf.get(point)
  if (known !== undefined) return known
  const form = readForm(String.fromCodePoint(point))
  formsOf.set(point, form)
  if (form.length === 1 && point < 0x10000 && !isSurrogate(point)) oneFor[point] = form.charCodeAt(0)
  return form
}

function readForm(typed: string): string {
  let form = typed.normalize('NFKC').toLowerCase()
  if (typed === '\u001e') form = '\n'
  else if (/^[\p{Cf}\p{M}]*$/u.test(form)) form = ''
  else if (dashes.test(typed)) form = '-'
  else if (form === '〜' || form === '~') form = '~'
  else if (form === '→' || form === '⇒' || form === '＝' || form === '=') form = ':'
  return [...form].map((each) => (each >= 'ァ' && each <= 'ヴ' ? String.fromCharCode(each.charCodeAt(0) - 0x60) : each === '　' ? ' ' : each)).join('')
}

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff

type Take = (form: string, from: number, to: number) => void

/** One piece of the text as typed, with what it becomes. @returns where the next begins */
function takePiece(typed: string, at: number, take: Take): number {
  const point = typed.codePointAt(at) ?? 0
  const next = at + (point > 0xffff ? 2 : 1)
  const form = formOfPoint(point)
  if (form === '' || !isVoiceMark(typed.charCodeAt(next))) {
    take(form, at, next)
    return next
  }
  const joined = typed.slice(at, next + 1).normalize('NFKC')
  take(joined.length === 1 ? formOfPoint(joined.charCodeAt(0)) : form, at, next + 1)
  return next + 1
}

const isLatinOrDigit = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
const room = new LetterRoom()

export function flatten(typed: string): Flat {
  const same = sameUntil(typed)
  // Most lines stay as they were typed: of them nothing is made.
  const text = same === typed.length ? typed : flatFrom(typed, same)
  return { typed, text, hasLatinOrDigit: holdsLatinOrDigit(text) }
}

/** Up to where a text stays as it was typed. A mark of voice goes with the letter before it. */
function sameUntil(typed: string): number {
  for (let at = 0; at < typed.length; at += 1) {
    const code = typed.charCodeAt(at)
    if (isHiragana(code) || isKanji(code)) continue
    if (isVoiceMark(code)) return Math.max(0, at - 1)
    if (code === 0 || oneFor[code] !== code) return at
  }
  return typed.length
}

/** What a letter becomes where it is one letter again and known, else 0. Kana and kanji are told without a look at the table. */
function oneOf(typed: string, at: number): number {
  const code = typed.charCodeAt(at)
  if (isVoiceMark(typed.charCodeAt(at + 1))) return 0
  return isHiragana(code) || isKanji(code) ? code : code >= 0x30a1 && code <= 0x30f4 ? code - 0x60 : (oneFor[code] ?? 0)
}

const pushForm: Take = (form) => {
  for (let at = 0; at < form.length; at += 1) room.push(form.charCodeAt(at))
}

function flatFrom(typed: string, same: number): string {
  room.length = 0
  room.append(typed, 0, same)
  for (let at = same; at < typed.length; ) {
    const one = oneOf(typed, at)
    if (one === 0) at = takePiece(typed, at, pushForm)
    else {
      room.push(one)
      at += 1
    }
  }
  return room.text()
}

function holdsLatinOrDigit(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (isLatinOrDigit(text.charCodeAt(at))) return true
  return false
}

/** Where a stretch of the flat text stands in the text as typed: asked seldom, so worked out when it first is. */
export function typedSpan(flat: Flat, start: number, end: number): [from: number, to: number] {
  const { from, to } = (flat.places ??= typedPlaces(flat))
  return [from[start] ?? 0, to[Math.max(start, end - 1)] ?? 0]
}

function typedPlaces({ typed, text }: Flat): Places {
  const places = { from: new Int32Array(text.length), to: new Int32Array(text.length) }
  let start = 0
  const take: Take = (form, from, to) => {
    places.from.fill(from, start, start + form.length)
    places.to.fill(to, start, start + form.length)
    start += form.length
  }
  for (let at = 0; at < typed.length; ) at = takePiece(typed, at, take)
  return places
}
