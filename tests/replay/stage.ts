// What all talks of one replay share: the house, the pace, the counting of what is only worth a word on stderr.
import { asKept } from './script/as-kept.ts'
import type { Dialogue } from './script/dialogue.ts'
import { judge, type Reader, type SentLine, type Tally } from './script/history.ts'
import type { Ear } from './people/ear.ts'
import { momentsOf } from './script/pace.ts'
import type { Slowed } from './people/patience.ts'
import type { Saying } from './say-lines.ts'

export interface Stage {
  url: string
  seed: number
  speed: number
  slowed: Slowed
  counts: { lines: number; readers: number; nicknamesRefused: number; cleaned: number; refusals: Map<string, number> }
}

const hearWithinMs = 15_000

export function sayingOf(stage: Stage, dialogue: Dialogue): Saying {
  const { counts } = stage
  return {
    moments: momentsOf(dialogue, stage.seed), speed: stage.speed,
    onLine(line) {
      counts.lines += 1
      if (asKept(line.text) !== line.text) counts.cleaned += 1
      if (line.refusedBy) counts.refusals.set(line.refusedBy, (counts.refusals.get(line.refusedBy) ?? 0) + 1)
    },
  }
}

export interface Listener { right: Reader['right']; name: string | null; ear: Ear }

/** Waits until everyone has heard the last line, or the time for it is over; then judges. Lines never said are missing for all. */
export async function judgeTalk(stage: Stage, dialogue: Dialogue, lines: readonly SentLine[], listeners: readonly Listener[]): Promise<Tally> {
  stage.counts.readers += listeners.length
  const last = Math.max(0, ...lines.map(({ seq }) => seq ?? 0))
  await Promise.all(listeners.map(({ ear }) => ear.hears(last, hearWithinMs)))
  const tally = judge(lines, listeners.map(({ right, name, ear }) => ({ right, name, seen: ear.seen })))
  tally.missing += (dialogue.turns.length - lines.length) * Math.max(1, listeners.length)
  return tally
}
