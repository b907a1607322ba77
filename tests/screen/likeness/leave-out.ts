// A fair estimate: the lines of one hand judged by weights that did not learn from them. The rules are as they are; what they saw of
// the hand's lines is theirs. LEAVE_OUT=hand-h.tsv,hand-i.tsv npx vitest run tests/rules/moderation/likeness.test.ts -t 'are those'
import { toldFromEnds } from '#server/moderation/checks/just-before'
import { saidWith } from '#server/moderation/checks/said'
import { checks } from '#server/moderation/screen'
import { isMissed, labelledFigures, table } from '../figures.ts'
import { judge, type Judged, type LabelledLine } from '../labelled-lines.ts'
import { learn } from './learn.ts'

export function leaveOut(own: readonly LabelledLine[], all: readonly LabelledLine[]): Judged[] {
  const known = new Set(own.map(({ text }) => text))
  const weights = learn(all.filter(({ text }) => !known.has(text)))
  const list = checks.map(([name, check]): [typeof name, typeof check] => [name, name === 'said' ? saidWith(toldFromEnds, () => weights) : check])
  return own.map((line) => judge(line, [], list))
}

export function tellLeftOut(name: string, judged: readonly Judged[]): string {
  const missed = judged.filter(isMissed).map(({ category, severity, found, isHeld, rules, text }) => `${category} ${severity} → ${found}${isHeld ? ' held' : ''} [${rules.join(' ')}] ${text}`)
  return [name, JSON.stringify(labelledFigures(judged)), table(judged), ...missed].join('\n')
}
