// Ordinary talk through the same pipeline: each speaker's lines with those the same speaker sent before, at the dialogue's own pace.
import { judgeLine } from '#server/moderation/screen'
import type { EarlierLine } from '#server/moderation/subject'
import type { Verdict } from '#shared/moderation'
import type { Dialogue } from '../replay/script/dialogue.ts'

export type Talk = Pick<Dialogue, 'id' | 'turns'>
export type Alarm = { id: string; speaker: string; text: string; atMs: number; verdict: Verdict }

/** Where a dialogue tells no times: half of the usual seconds between lines, so that lines are read together more often, not less. */
const usualMs = 10_000
const keptMs = 10 * 60_000

export function momentsOf(talk: Talk): number[] {
  let lastMs = 0
  return talk.turns.map(({ at }) => {
    const said = at === undefined ? Number.NaN : Date.parse(`${at}Z`)
    lastMs = Number.isFinite(said) && said > lastMs ? said : lastMs + usualMs
    return lastMs
  })
}

/** @returns everything that was raised or held; `each` hears of every line. */
export function screenTalk(talk: Talk, each: (us: number) => void): Alarm[] {
  const moments = momentsOf(talk)
  const before = new Map<string, EarlierLine[]>()
  const alarms: Alarm[] = []
  talk.turns.forEach(({ speaker, text }, i) => {
    const atMs = moments[i] ?? 0
    const earlier = (before.get(speaker) ?? []).filter((line) => atMs - line.atMs <= keptMs || (line.found?.length ?? 0) > 0)
    const began = performance.now()
    const { verdict, line } = judgeLine(text, { atMs, earlier, isStaff: false })
    each((performance.now() - began) * 1_000)
    before.set(speaker, [...earlier, line].slice(-20))
    if (verdict.severity !== 'none' || verdict.isHeld) alarms.push({ id: talk.id, speaker, text, atMs, verdict })
  })
  return alarms
}
