// Noise: the same sign over and over, the same words again and again, the same line sent many times. How fast one may
// write is the limits' matter (HA15), not a judgement of words.
import type { Finding } from '#shared/moderation'
import { read } from '../reading/reading.ts'
import type { EarlierLine, Subject } from '../subject.ts'
import { sketchOf } from '../traces.ts'

const nearMs = 10 * 60_000
const fewestLetters = 12
const nothing: Finding[] = []

export function flood({ text, reading, context, line }: Subject): Finding[] {
  const { letters } = reading
  const sketch = (line.sketch = sketchOf(letters))
  const found = (rule: string): Finding[] => [{ category: 'spam_flood', severity: 'watch', rule, span: [0, text.length], isHolding: true }]
  if (isRun(letters) || isEcho(letters) || isRun(text)) return found('FL-1')
  const { atMs, earlier, traces, isStaff } = context
  if (isStaff || earlier.length < 2 || letters.length < fewestLetters) return nothing
  let alike = 0
  for (let at = 0; at < earlier.length; at += 1) {
    if (traces?.mayBeAlike(at, sketch) === false) continue
    const each = earlier[at] as EarlierLine
    if (each.text === '' || atMs - each.atMs > nearMs) continue
    // Lines of very different lengths are not alike: nothing of them needs to be compared.
    if (each.text.length * 2 <= text.length || each.text.length >= text.length * 2) continue
    if (isAlike(pairsOf(line, letters), pairsOf(each, null))) alike += 1
  }
  return alike >= 2 ? found('FL-2') : nothing
}

const counts = new Uint16Array(0x10000)

/** One sign makes up nearly all of a long line. */
function isRun(letters: string): boolean {
  if (letters.length < 18 || !mayHaveFrequent(letters)) return false
  let first = 0
  let second = 0
  let sign = 0
  for (let at = 0; at < letters.length; at += 1) counts[letters.charCodeAt(at)] = (counts[letters.charCodeAt(at)] ?? 0) + 1
  for (let at = 0; at < letters.length; at += 1) {
    const code = letters.charCodeAt(at)
    const count = counts[code] ?? 0
    counts[code] = 0
    if (count > first) {
      second = first
      first = count
      sign = code
    } else if (count > second) second = count
  }
  return (first / letters.length > 0.75 && !/\s/.test(String.fromCharCode(sign))) || (letters.length >= 30 && (first + second) / letters.length > 0.9)
}

const shared = new Uint32Array(256)

/** Does any sign make up more than a third of it? Without one no two make up nearly all. Some signs are counted together, so that it is told without a look at the table of all. */
function mayHaveFrequent(letters: string): boolean {
  let most = 0
  shared.fill(0)
  for (let at = 0; at < letters.length; at += 1) {
    const sign = letters.charCodeAt(at) & 255
    const count = (shared[sign] ?? 0) + 1
    shared[sign] = count
    if (count > most) most = count
  }
  return most * 3 > letters.length
}

/** A short piece repeated to fill the line. */
function isEcho(letters: string): boolean {
  if (letters.length < 24) return false
  for (let length = 2; length <= 16 && length * 4 <= letters.length + length; length += 1) {
    // Seldom the same: most lengths are done with after a few letters.
    const compared = letters.length - length
    let others = 0
    for (let at = length; at < letters.length && (compared - others) / compared > 0.9; at += 1) if (letters.charCodeAt(at) !== letters.charCodeAt(at - length)) others += 1
    if ((compared - others) / compared > 0.9) return true
  }
  return false
}

/** Every two letters that stand together, in rising order, kept beside the line they were taken from. */
const known = new WeakMap<EarlierLine, Int32Array>()

function pairsOf(line: EarlierLine, letters: string | null): Int32Array {
  const kept = known.get(line)
  if (kept) return kept
  const from = letters ?? read(line.text).letters
  const all = new Int32Array(Math.max(0, from.length - 1))
  for (let at = 0; at + 1 < from.length; at += 1) all[at] = (from.charCodeAt(at) << 16) | from.charCodeAt(at + 1)
  all.sort()
  let length = 0
  for (let at = 0; at < all.length; at += 1) if (at === 0 || all[at] !== all[at - 1]) all[length++] = all[at] ?? 0
  const pairs = all.slice(0, length)
  known.set(line, pairs)
  return pairs
}

function isAlike(a: Int32Array, b: Int32Array): boolean {
  if (a.length > b.length * 1.25 || b.length > a.length * 1.25) return false
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const one = a[i] ?? 0
    const other = b[j] ?? 0
    if (one === other) shared += 1
    if (one <= other) i += 1
    if (other <= one) j += 1
  }
  return shared / (a.length + b.length - shared || 1) > 0.8
}
