// A text for finding ways to reach a person: one width, one case, katakana as hiragana, invisible marks gone, but punctuation kept;
// every character remembers where it stood. Lines of one person that follow each other are joined by a line feed.
type Places = { from: Int32Array; to: Int32Array }
/** `signs`: words that tell what may stand in it (signs.ts), once somebody asks. */
export type Flat = { typed: string; text: string; hasLatinOrDigit: boolean; places?: Places; signs?: number }

const formOf = new Array<string | undefined>(0x10000).fill(undefined)
const formBeyond = new Map<number, string>()
const dashes = /[‐‑‒–—―−－ｰ─━]/u

function formOfPoint(point: number): string {
  const known = point < 0x10000 ? formOf[point] : formBeyond.get(point)
  if (known !== undefined) return known
  const form = readForm(String.fromCodePoint(point))
  if (point < 0x10000) formOf[point] = form
  else formBeyond.set(point, form)
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

const isVoiceMark = (code: number): boolean => code === 0xff9e || code === 0xff9f || code === 0x3099 || code === 0x309a

/** Each piece of the text as typed, with what it becomes. */
function eachPiece(typed: string, take: (form: string, from: number, to: number) => void): void {
  for (let at = 0; at < typed.length; ) {
    const point = typed.codePointAt(at) ?? 0
    const length = point > 0xffff ? 2 : 1
    let form = formOfPoint(point)
    let used = length
    if (form !== '' && isVoiceMark(typed.charCodeAt(at + length))) {
      const joined = typed.slice(at, at + length + 1).normalize('NFKC')
      if (joined.length === 1) form = formOfPoint(joined.charCodeAt(0))
      used += 1
    }
    take(form, at, at + used)
    at += used
  }
}

const latinOrDigit = /[a-z0-9]/

export function flatten(typed: string): Flat {
  let text = ''
  eachPiece(typed, (form) => {
    text += form
  })
  return { typed, text, hasLatinOrDigit: latinOrDigit.test(text) }
}

/** Where a stretch of the flat text stands in the text as typed: asked seldom, so worked out when it first is. */
export function typedSpan(flat: Flat, start: number, end: number): [from: number, to: number] {
  const { from, to } = (flat.places ??= placesOf(flat))
  return [from[start] ?? 0, to[Math.max(start, end - 1)] ?? 0]
}

function placesOf({ typed, text }: Flat): Places {
  const places = { from: new Int32Array(text.length), to: new Int32Array(text.length) }
  let at = 0
  eachPiece(typed, (form, from, to) => {
    places.from.fill(from, at, at + form.length)
    places.to.fill(to, at, at + form.length)
    at += form.length
  })
  return places
}
