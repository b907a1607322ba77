// A dialogue is said (rules RP2, RP4): each line at its moment, divided by the speed, and not before the one ahead of it is
// acknowledged, so that the order of the file is the order everyone must see.
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Output } from '#shared/protocol'
import { Refusal } from '#shared/refusal'
import type { Dialogue } from './script/dialogue.ts'
import type { SentLine } from './script/history.ts'

export interface Speaker {
  /** the name under which others see the lines */
  name: string
  ready?(): Promise<void>
  say(clientId: string, text: string): Promise<Output<'message:send'>>
}

export interface Saying {
  moments: readonly number[]
  speed: number
  onLine(line: SentLine): void
}

/** Fills `lines` as it goes, so that what was said is known even when the talk breaks off. */
export async function sayLines({ turns }: Dialogue, speakers: ReadonlyMap<string, Speaker>, { moments, speed, onLine }: Saying, lines: SentLine[]): Promise<void> {
  const startedAt = performance.now()
  for (const [index, { speaker: key, text }] of turns.entries()) {
    const speaker = speakers.get(key)
    if (!speaker) throw new Error('nobody speaks for this speaker')
    const dueIn = startedAt + (moments[index] ?? 0) / speed - performance.now()
    if (dueIn > 0) await pause(dueIn)
    await speaker.ready?.()
    const line: SentLine = { clientId: randomUUID(), name: speaker.name, text, sentAt: performance.now(), seq: null, isHeld: false, refusedBy: null }
    lines.push(line)
    try {
      const { seq, entry } = await speaker.say(line.clientId, text)
      line.seq = seq
      line.isHeld = entry?.kind === 'message' && entry.held !== undefined
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      line.refusedBy = error.code
    }
    onLine(line)
  }
}
