// What one reader is told in one place, in the order it arrives (rule RP4). After coming (back) in, what was read back stands first and
// news of the same seqs is dropped, as every client does; everything else is kept for the judge, whatever it is.
import type { Entry } from '#shared/message'
import type { Seen } from '../script/history.ts'

export class Ear {
  readonly seen: Seen[] = []
  #top = 0
  #waiting: { seq: number; done: () => void }[] = []
  /** news that came while reading back was under way */
  #early: Seen[] | null = null

  news(entries: readonly Entry[]): void {
    const at = performance.now()
    for (const entry of entries) {
      if (this.#early) this.#early.push(asSeen(entry, at))
      else this.#note(asSeen(entry, at))
    }
  }

  /** Asks to come in or back in; news that overtakes the answer waits for it. */
  async readBack(ask: (afterSeq: number) => Promise<{ entries: readonly Entry[] }>): Promise<void> {
    this.#early = []
    const { entries } = await ask(this.#top)
    const at = performance.now()
    const early: Seen[] = this.#early
    this.#early = null
    for (const entry of entries) this.#note(asSeen(entry, at))
    const until = this.#top
    for (const seen of early) if (seen.seq > until) this.#note(seen)
  }

  get top(): number {
    return this.#top
  }

  /** @returns false when the line has not come within the time */
  async hears(seq: number, withinMs: number): Promise<boolean> {
    if (this.#top >= seq) return true
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(false), withinMs)
      this.#waiting.push({ seq, done: () => { clearTimeout(late); resolve(true) } })
    })
  }

  #note(seen: Seen): void {
    this.seen.push(seen)
    this.#top = Math.max(this.#top, seen.seq)
    const ready = this.#waiting.filter(({ seq }) => seq <= this.#top)
    this.#waiting = this.#waiting.filter(({ seq }) => seq > this.#top)
    for (const { done } of ready) done()
  }
}

function asSeen(entry: Entry, at: number): Seen {
  return {
    seq: entry.seq, kind: entry.kind, at,
    name: 'author' in entry ? entry.author.name : null,
    text: 'text' in entry ? entry.text : null,
  }
}
