// Lines whose meaning is known: `category`, `severity`, `text` in tab-separated columns, read raw. Parts parted by ␤ are lines one
// person sends one after another.
import { existsSync, readFileSync } from 'node:fs'
import { judgeLine, type Check } from '#server/moderation/screen'
import type { EarlierLine } from '#server/moderation/subject'
import type { VerdictSeverity } from '#shared/moderation'
import { MissingPart } from '../measure/problems.ts'

export type LabelledLine = { category: string; severity: VerdictSeverity; text: string }
export type Judged = LabelledLine & { found: VerdictSeverity; isHeld: boolean; rules: string[] }

export const severities: readonly VerdictSeverity[] = ['none', 'watch', 'urgent', 'imminent']
export const atLeast = (found: VerdictSeverity, least: VerdictSeverity): boolean => severities.indexOf(found) >= severities.indexOf(least)

/** An alert is what sounds. */
export const isAlarmOf = (found: VerdictSeverity): boolean => atLeast(found, 'urgent')

export function readFileOf(path: string): string {
  if (!existsSync(path)) throw new MissingPart(`the file is not there: ${path}`)
  return readFileSync(path, 'utf8')
}

export function readLabelled(path: string): LabelledLine[] {
  const [header, ...rows] = readFileOf(path).split('\n')
  if (header?.split('\t').slice(0, 3).join() !== 'category,severity,text') throw new MissingPart(`not a file of labelled lines: ${path}`)
  return rows.filter((row) => row !== '').map((row, at) => {
    const [category = '', severity = '', text = ''] = row.split('\t')
    if (!(severities as readonly string[]).includes(severity)) throw new MissingPart(`line ${at + 2} of ${path}: no such severity: ${severity}`)
    return { category, severity: severity as VerdictSeverity, text }
  })
}

const stepMs = 4_000

/** As in a house: each part is judged with those before it; the line's verdict is the strictest. */
export function judge(line: LabelledLine, times: number[] = [], checks?: readonly [string, Check][]): Judged {
  const earlier: EarlierLine[] = []
  let found: VerdictSeverity = 'none'
  let isHeld = false
  const rules: string[] = []
  line.text.split('␤').forEach((text, at) => {
    const began = performance.now()
    const { verdict, line: own } = judgeLine(text, { atMs: (at + 1) * stepMs, earlier: [...earlier], isStaff: false }, checks)
    times.push((performance.now() - began) * 1_000)
    earlier.push(own)
    if (!atLeast(found, verdict.severity)) found = verdict.severity
    isHeld ||= verdict.isHeld
    rules.push(...verdict.findings.map(({ rule }) => rule))
  })
  return { ...line, found, isHeld, rules: [...new Set(rules)] }
}
