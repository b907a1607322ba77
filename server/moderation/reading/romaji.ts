// Japanese written in Latin letters, read as kana where it spells something that matters (k i e t a i, kyou shinu).
import { isLatin } from './letters.ts'
import { placesOf } from './read-units.ts'
import { flag, flagsAt, gap, gapBefore, type Units } from './units.ts'
import { UnitsMaker } from './units-maker.ts'

const vowels = 'aiueo'
const rows: Record<string, string> = {
  '': 'あいうえお', k: 'かきくけこ', s: 'さしすせそ', t: 'たちつてと', n: 'なにぬねの', h: 'はひふへほ', m: 'まみむめも', r: 'らりるれろ', l: 'らりるれろ',
  g: 'がぎぐげご', z: 'ざじずぜぞ', j: 'じじじじじ', d: 'だぢづでど', b: 'ばびぶべぼ', p: 'ぱぴぷぺぽ', f: 'ふふふふふ', sh: 'ししししし', ch: 'ちちちちち', ts: 'つつつつつ',
}
/** A vowel drawn out: shinitaaai. */
const stretched = /([aiueo])\1{2,}/g
const glides: Record<string, string> = { a: 'ゃ', u: 'ゅ', o: 'ょ' }
const matters = /しにた|しにて|しにま|しぬ|しのう|しんでも|しんだほう|きえた|じさ[つっ]|くびつ|いきたくな|いきてたくな|しなせて|ころして|とびおり|いきるの|いきてるの/

/** Where ny is no にゃ. */
const apart: Record<string, string> = { konya: "kon'ya", konyani: "kon'yani", konyaha: "kon'yaha", konyawa: "kon'yawa" }

/** @returns null when the word is not spelled like Japanese. */
export function kanaOf(typed: string): string | null {
  const word = apart[typed] ?? typed.replaceAll(stretched, '$1')
  let kana = ''
  for (let at = 0; at < word.length; ) {
    const one = word.charAt(at)
    if (one === 'n' && !'aiueoy'.includes(word.charAt(at + 1) || 'x')) {
      kana += 'ん'
      at += word.charAt(at + 1) === "'" ? 2 : 1
      continue
    }
    if (one === word.charAt(at + 1) && !vowels.includes(one)) {
      kana += 'っ'
      at += 1
      continue
    }
    const onset = ['sh', 'ch', 'ts'].find((pair) => word.startsWith(pair, at)) ?? (vowels.includes(one) ? '' : one)
    const rest = word.slice(at + onset.length)
    if (onset === 'y' && 'auo'.includes(rest.charAt(0) || 'x')) {
      kana += { a: 'や', u: 'ゆ', o: 'よ' }[rest.charAt(0)] ?? ''
      at += 2
      continue
    }
    if (onset === 'w' && rest.startsWith('a')) {
      kana += 'わ'
      at += 2
      continue
    }
    const row = rows[onset]
    if (row === undefined) return null
    if (rest.startsWith('y') && glides[rest.charAt(1)]) {
      kana += row.charAt(1) + (glides[rest.charAt(1)] ?? '')
      at += onset.length + 2
      continue
    }
    const vowel = vowels.indexOf(rest.charAt(0) || 'x')
    if (vowel < 0) return null
    kana += row.charAt(vowel) + (['sh', 'ch', 'j'].includes(onset) ? (glides[rest.charAt(0)] ?? '') : '')
    at += onset.length + 1
  }
  return kana
}

/** Words of Latin letters; letters that stand one by one are one word. */
function wordsOf(units: Units): [from: number, to: number][] {
  const { letters } = units
  const words: [number, number][] = []
  for (let at = 0; at < letters.length; at += 1) {
    if (!isLatin(letters.charCodeAt(at))) continue
    let end = at + 1
    while (end < letters.length && gapBefore(units, end) === gap.none && isLatin(letters.charCodeAt(end))) end += 1
    const last = words.at(-1)
    const isSpelled = last !== undefined && end - at === 1 && last[1] === at && (last[1] - last[0] === 1 || gapBefore(units, last[1] - 1) > gap.none)
    if (isSpelled) last[1] = end
    else words.push([at, end])
    at = end - 1
  }
  return words
}

const maker = new UnitsMaker()

/** @param units hold Latin letters */
export function readRomaji(units: Units): Units {
  const words = wordsOf(units)
  const isAfterDeath = words.some(([from]) => from > 0 && '死氏'.includes(units.letters.charAt(from - 1)))
  if (!isAfterDeath && words.reduce((sum, [from, to]) => sum + to - from, 0) < 3) return units
  const read = words.map(([from, to]) => ({ from, to, kana: to - from > 60 ? null : kanaOf(units.letters.slice(from, to)) }))
  const isMixed = words.some(([from], at) => from > 0 && '死氏'.includes(units.letters.charAt(from - 1)) && /^[にぬん]/.test(read[at]?.kana ?? ''))
  if (!isMixed && !matters.test(read.map(({ kana }) => kana ?? ' ').join(''))) return units
  // Words parted only to hide what they say (sini tai) are read as one.
  const isOne = !read.some(({ kana }) => kana !== null && matters.test(kana))
  const places = placesOf(units)
  maker.begin(true)
  let at = 0
  for (const { from, to, kana } of read) {
    if (kana === null) continue
    maker.copy(units, places, at, from)
    for (let i = 0; i < kana.length; i += 1) {
      const source = from + Math.min(to - from - 1, Math.floor((i * (to - from)) / kana.length))
      const isLast = i === kana.length - 1
      const flags = (flagsAt(units, source) & flag.quoted) | (isLast ? flagsAt(units, to - 1) & flag.asked : 0)
      maker.push(kana.charCodeAt(i), kana.charCodeAt(i), places.from[source] ?? 0, places.to[isLast ? to - 1 : source] ?? 0, i > 0 || (isOne && at === from && from > 0) ? gap.none : gapBefore(units, from), flags)
    }
    at = to
  }
  maker.copy(units, places, at, units.letters.length)
  return maker.made(units.typed)
}
