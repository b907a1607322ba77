// Ordinary talk through the same pipeline: each speaker's lines with those the same speaker sent before, at the dialogue's own pace.
import { addLine, makeRecentLines, recentOf } from '#server/moderation/recent-lines'
import { judgeLine } from '#server/moderation/screen'
import type { Verdict } from '#shared/moderation'
import type { Dialogue } from '../replay/script/dialogue.ts'

export type Talk = Pick<Dialogue, 'id' | 'turns'>
export type Alarm = { id: string; speaker: string; text: string; atMs: number; verdict: Verdict }

/** Where a dialogue tells no times: half of the usual seconds between lines, so that lines are read together more often, not less. */
const usualMs = 10_000

export function momentsOf(talk: Talk): number[] {
  let lastMs = 0
  return talk.turns.map(({ at }) => {
    const said = at === undefined ? Number.NaN : Date.parse(`${at}Z`)
    lastMs = Number.isFinite(said) && said > lastMs ? said : lastMs + usualMs
    return lastMs
  })
}

/** @returns everything that was raised or held; `each` hears of every line. What a node keeps of a speaker is kept here. */
export function screenTalk(talk: Talk, each: (us: number) => void): Alarm[] {
  const moments = momentsOf(talk)
  let atMs = 0
  const recent = makeRecentLines(() => atMs)
  const alarms: Alarm[] = []
  talk.turns.forEach(({ speaker, text }, i) => {
    atMs = moments[i] ?? 0
    const kept = recent.recall(speaker) ?? recentOf([])
    const began = performance.now()
    const { verdict, line } = judgeLine(text, { atMs, earlier: kept.lines, traces: kept.traces, isStaff: false })
    each((performance.now() - began) * 1_000)
    addLine(kept, line)
    recent.remember(speaker, kept)
    if (verdict.severity !== 'none' || verdict.isHeld) alarms.push({ id: talk.id, speaker, text, atMs, verdict })
  })
  for (const { speaker } of talk.turns) recent.forget(speaker)
  recent.sweep()
  return alarms
}
