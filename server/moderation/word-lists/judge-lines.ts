// How a book judges the labelled lines, and where two books differ (rule WL4): what a change would newly alarm, and what it would lose.
import { severities } from '#shared/escalation'
import type { VerdictSeverity } from '#shared/moderation'
import type { ChangedLine, ListImpact } from '#shared/word-lists'
import type { Book } from '../rule-book.ts'
import { judgeLine } from '../screen.ts'
import type { EarlierLine } from '../subject.ts'
import { labelledLines } from './seed.ts'

const order: readonly VerdictSeverity[] = ['none', ...severities]
const rank = (severity: VerdictSeverity): number => order.indexOf(severity)
/** Parts of a line that follow each other, as if sent one by one. */
const partMark = '␤'
const stepMs = 4_000
const mostShown = 60

export type LabelledLine = { category: string; label: VerdictSeverity; text: string }
export type Judgement = { severity: VerdictSeverity; isHeld: boolean; rules: string[] }

export function readLabelled(tsv: string = labelledLines): LabelledLine[] {
  return tsv.split('\n').slice(1).filter((row) => row !== '').map((row) => {
    const [category = '', label = 'none', text = ''] = row.split('\t')
    return { category, label: label as VerdictSeverity, text }
  })
}

/** Each part with those before it; the line's judgement is the strictest. */
export function judgeWhole(text: string, book: Book): Judgement {
  const earlier: EarlierLine[] = []
  const judged: Judgement = { severity: 'none', isHeld: false, rules: [] }
  text.split(partMark).forEach((part, at) => {
    const atMs = (at + 1) * stepMs
    const { verdict: { severity, isHeld, findings }, line } = judgeLine(part, { atMs, earlier: [...earlier], isStaff: false, book })
    earlier.push(line)
    if (rank(severity) > rank(judged.severity)) judged.severity = severity
    judged.isHeld ||= isHeld
    judged.rules = [...new Set([...judged.rules, ...findings.map(({ rule }) => rule)])]
  })
  return judged
}

export function compareBooks(before: Book, after: Book, lines: readonly LabelledLine[] = readLabelled()): ListImpact {
  const raised: ChangedLine[] = []
  const lowered: ChangedLine[] = []
  const right: [number, number] = [0, 0]
  for (const line of lines) {
    const was = judgeWhole(line.text, before)
    const is = judgeWhole(line.text, after)
    if (isRight(line, was)) right[0] += 1
    if (isRight(line, is)) right[1] += 1
    const step = weight(is) - weight(was)
    if (step === 0) continue
    const changed = { text: line.text, category: line.category, label: line.label, before: was, after: is, isWorse: isRight(line, was) && !isRight(line, is) }
    ;(step > 0 ? raised : lowered).push(changed)
  }
  const worstFirst = (a: ChangedLine, b: ChangedLine): number => Number(b.isWorse) - Number(a.isWorse) || rank(b.label) - rank(a.label)
  return { lines: lines.length, right, raised: raised.sort(worstFirst).slice(0, mostShown), lowered: lowered.sort(worstFirst).slice(0, mostShown) }
}

const weight = ({ severity, isHeld }: Judgement): number => rank(severity) * 2 + Number(isHeld)

/** Found at least as its label asks; a harmless line is left alone. */
function isRight({ label }: LabelledLine, { severity, isHeld }: Judgement): boolean {
  if (label === 'none') return severity === 'none' && !isHeld
  return rank(severity) >= rank(label) || (label === 'watch' && isHeld)
}
