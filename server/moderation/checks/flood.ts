// Noise: the same sign over and over, the same words again and again, the same line sent many times.
import type { Finding } from '#shared/moderation'
import { read } from '../reading/reading.ts'
import type { Subject } from '../subject.ts'

const nearMs = 10 * 60_000
const rateMs = 20_000
const mostInRate = 8

export function flood({ text, reading, context }: Subject): Finding[] {
  const found = (rule: string): Finding[] => [{ category: 'spam_flood', severity: 'watch', rule, span: [0, text.length], isHolding: true }]
  if (isRun(reading.letters) || isEcho(reading.letters) || isRun(text)) return found('FL-1')
  if (context.isStaff) return []
  const lines = context.earlier.filter((line) => line.text !== '' && context.atMs - line.atMs <= nearMs)
  if (lines.filter((line) => context.atMs - line.atMs <= rateMs).length >= mostInRate) return found('FL-3')
  if (reading.letters.length < 8 || lines.length < 2) return []
  const own = pairsOf(reading.letters)
  return lines.filter((line) => isAlike(own, pairsOf(read(line.text).letters))).length >= 2 ? found('FL-2') : []
}

/** One sign makes up nearly all of a long line. */
function isRun(letters: string): boolean {
  if (letters.length < 18) return false
  const counts = new Map<string, number>()
  for (const each of letters) counts.set(each, (counts.get(each) ?? 0) + 1)
  const signs = [...counts].sort((a, b) => b[1] - a[1])
  const [first = 0, second = 0] = signs.map(([, count]) => count)
  return (first / letters.length > 0.75 && !/\s/.test(signs[0]?.[0] ?? '')) || (letters.length >= 30 && (first + second) / letters.length > 0.9)
}

/** A short piece repeated to fill the line. */
function isEcho(letters: string): boolean {
  if (letters.length < 24) return false
  for (let length = 2; length <= 16 && length * 4 <= letters.length + length; length += 1) {
    let same = 0
    for (let at = length; at < letters.length; at += 1) if (letters.charAt(at) === letters.charAt(at - length)) same += 1
    if (same / (letters.length - length) > 0.9) return true
  }
  return false
}

function pairsOf(letters: string): Set<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(letters.slice(at, at + 2))
  return pairs
}

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0
  for (const each of a) if (b.has(each)) shared += 1
  return shared / (a.size + b.size - shared || 1) > 0.8
}
