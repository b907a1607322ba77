// A text for finding ways to reach a person: one width, one case, katakana as hiragana, invisible marks gone, but punctuation kept;
// every character remembers where it stood. Lines of one person that follow each other are joined by a line feed.
export type Flat = { text: string; from: number[]; to: number[] }

const formOf = new Map<number, string>()
const dashes = /[‐‑‒–—―−－ｰ─━]/u

function formOfPoint(point: number): string {
  const known = formOf.get(point)
  if (known !== undefined) return known
  const typed = String.fromCodePoint(point)
  let form = typed.normalize('NFKC').toLowerCase()
  if (typed === '\u001e') form = '\n'
  else if (/^[\p{Cf}\p{M}]*$/u.test(form)) form = ''
  else if (dashes.test(typed)) form = '-'
  else if (form === '〜' || form === '~') form = '~'
  else if (form === '→' || form === '⇒' || form === '＝' || form === '=') form = ':'
  form = [...form].map((each) => (each >= 'ァ' && each <= 'ヴ' ? String.fromCharCode(each.charCodeAt(0) - 0x60) : each === '　' ? ' ' : each)).join('')
  formOf.set(point, form)
  return form
}

export function flatten(typed: string): Flat {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  for (let at = 0; at < typed.length; ) {
    const point = typed.codePointAt(at) ?? 0
    const length = point > 0xffff ? 2 : 1
    let form = formOfPoint(point)
    let used = length
    const mark = typed.charCodeAt(at + length)
    if (form !== '' && (mark === 0xff9e || mark === 0xff9f || mark === 0x3099 || mark === 0x309a)) {
      const joined = typed.slice(at, at + length + 1).normalize('NFKC')
      if (joined.length === 1) form = formOfPoint(joined.charCodeAt(0))
      used += 1
    }
    for (let i = 0; i < form.length; i += 1) {
      from.push(at)
      to.push(at + used)
    }
    text += form
    at += used
  }
  return { text, from, to }
}

export function typedSpan({ from, to }: Flat, start: number, end: number): [from: number, to: number] {
  return [from[start] ?? 0, to[Math.max(start, end - 1)] ?? 0]
}
