// What `npm run screen` does with its arguments, and its one line (rule RP6). The goals are those of the lines at hand.
import { screen } from '#server/moderation/screen'
import { fromCaller } from '#server/setup/run-tool'
import type { MeasuringCommand, Workshop } from '../measure/measuring-command.ts'
import { percentile } from '../measure/percentile.ts'
import { WrongUsage } from '../measure/problems.ts'
import { makeChance } from '../measure/random.ts'
import { readDialogueFile } from '../replay/script/dialogue.ts'
import { holdEvening, type FalseAlarm } from './busy-evening.ts'
import { isMissed, labelledFigures, table } from './figures.ts'
import { judge, readLabelled } from './labelled-lines.ts'
import { screenTalk, type Alarm } from './ordinary-talk.ts'
import { readPosts } from './toxic-posts.ts'

const usage = `使い方 / Usage: npm run -s screen -- --labelled FILE.tsv | --ordinary FILE.jsonl | --toxicity FILE.csv | --evening FILE.jsonl --labelled FILE.tsv [--misses]

Reads lines through the screening that a house runs, and counts. A table goes to stderr; with --misses every miss and false alarm too.

  --labelled FILE   lines with category and severity; ␤ parts lines that follow each other
  --ordinary FILE   dialogues nobody should be called for
  --toxicity FILE   posts judged by annotators
  --evening FILE    dialogues with one in a hundred lines of --labelled mixed in: how often a host is called`

const argumentTable = { labelled: 'text', ordinary: 'text', toxicity: 'text', evening: 'text', misses: 'flag' } as const
const goals = { urgentRecall: 0.98, imminentAsImminent: 0.95, piiRecall: 0.98, contactRecall: 0.98, harassmentRecall: 0.95, noneFalseAlarm: 0.02 }

export const screenCommand: MeasuringCommand<typeof argumentTable> = {
  tool: 'screen', usage, arguments: argumentTable,
  async measure({ words, given }, workshop) {
    const { labelled, ordinary, toxicity, evening, misses = false } = given
    const asked = [evening ?? labelled, ordinary, toxicity].filter((each) => each !== undefined)
    if (words.length > 0 || asked.length !== 1) throw new WrongUsage('one thing is measured at a time')
    if (evening !== undefined) {
      if (labelled === undefined) throw new WrongUsage('--evening needs --labelled')
      const onFalse = misses ? ({ id, text, label, severity, rules }: FalseAlarm) => workshop.say(`${label} → ${severity} [${rules.join(' ')}] ${id} ${text}`) : undefined
      return { ok: true, ...holdEvening(readDialogueFile(fromCaller(evening)), readLabelled(fromCaller(labelled)), makeChance(workshop.seed), onFalse) }
    }
    if (labelled !== undefined) return measureLabelled(fromCaller(labelled), misses, workshop)
    return ordinary !== undefined ? measureOrdinary(fromCaller(ordinary), misses, workshop) : measureToxicity(fromCaller(toxicity ?? ''), misses, workshop)
  },
}

function measureLabelled(file: string, misses: boolean, { say }: Workshop): { ok: boolean } & Record<string, unknown> {
  const lines = readLabelled(file)
  warmUp(lines.map(({ text }) => text))
  const times: number[] = []
  const judged = lines.map((line) => judge(line, times))
  say(table(judged))
  if (misses) for (const { category, severity, found, isHeld, rules, text } of judged.filter(isMissed)) say(`${category} ${severity} → ${found}${isHeld ? ' held' : ''} [${rules.join(' ')}] ${text}`)
  const figures = labelledFigures(judged)
  const reached = (name: keyof typeof goals): boolean => figures[name] === null || (name === 'noneFalseAlarm' ? figures[name] <= goals[name] : figures[name] >= goals[name])
  return { ok: (Object.keys(goals) as (keyof typeof goals)[]).every(reached), ...figures, ...pace(times) }
}

function measureOrdinary(file: string, misses: boolean, { say }: Workshop): { ok: boolean } & Record<string, unknown> {
  const talks = readDialogueFile(file)
  warmUp(talks.slice(0, 20).flatMap(({ turns }) => turns.map(({ text }) => text)))
  const times: number[] = []
  const alarms = talks.flatMap((talk) => screenTalk(talk, (us) => void times.push(us)))
  if (misses) for (const { id, text, verdict } of alarms) say(`${verdict.severity}${verdict.isHeld ? ' held' : ''} [${verdict.findings.map(({ rule }) => rule).join(' ')}] ${id} ${text}`)
  const messages = times.length
  const per = (is: (alarm: Alarm) => boolean): number => Math.round((alarms.filter(is).length / (messages || 1)) * 100_000) / 10
  const urgentPer10000 = per(({ verdict }) => verdict.severity === 'urgent' || verdict.severity === 'imminent')
  const watchPer10000 = per(({ verdict }) => verdict.severity === 'watch')
  const heldPer10000 = per(({ verdict }) => verdict.isHeld)
  return { ok: urgentPer10000 <= 1 && watchPer10000 <= 20 && heldPer10000 <= 5, messages, urgentPer10000, watchPer10000, heldPer10000, ...pace(times) }
}

function measureToxicity(file: string, misses: boolean, { say }: Workshop): { ok: boolean } & Record<string, unknown> {
  const judged = readPosts(file).map((post) => ({ ...post, verdict: screen(post.text) }))
  const isRaised = ({ verdict }: (typeof judged)[number]): boolean => verdict.isHeld || verdict.severity !== 'none'
  const toxic = judged.filter(({ isToxic }) => isToxic)
  const harmless = judged.filter(({ isHarmless }) => isHarmless)
  if (misses) {
    for (const post of toxic) if (!isRaised(post)) say(`toxic, not found: ${post.text}`)
    for (const post of harmless) if (isRaised(post)) say(`harmless, raised [${post.verdict.findings.map(({ rule }) => rule).join(' ')}]: ${post.text}`)
  }
  const share = (all: typeof judged): number => Math.round((all.filter(isRaised).length / (all.length || 1)) * 10_000) / 10_000
  const toxicFound = share(toxic)
  const harmlessRaised = share(harmless)
  return { ok: toxicFound >= 0.8 && harmlessRaised <= 0.03, n: judged.length, toxicFound, harmlessRaised }
}

const warmLines = 8_000

/** A house that has just begun is not what is measured. */
function warmUp(texts: readonly string[]): void {
  for (let done = 0; done < warmLines && texts.length > 0; done += texts.length) for (const text of texts) screen(text)
}

const pace = (times: readonly number[]) => {
  const round = (us: number | null): number | null => (us === null ? null : Math.round(us * 10) / 10)
  return { p50Us: round(percentile(times, 0.5)), p99Us: round(percentile(times, 0.99)) }
}
