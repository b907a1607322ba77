// What one reader has of one place, as the page keeps it: each seq once, a hole or a silent tail is read back.
import { setTimeout as pause } from 'node:timers/promises'
import type { Entry } from '#shared/message'

export class HeardPlace {
  readonly #lines = new Map<number, string | null>()
  /** everything up to here is there */
  #top = 0
  #known = 0
  #isFilling = false
  /** the same seq with other words: a fault no reader can mend */
  readonly conflicts: string[] = []
  isBegun = false

  constructor(private readonly idOf: (text: string) => string | null, private readonly readBack: (afterSeq: number) => Promise<readonly Entry[]>) {}

  get top(): number {
    return this.#top
  }

  begin(entries: readonly Entry[], lastSeq: number): void {
    if (!this.isBegun) {
      this.isBegun = true
      this.#top = Math.min((entries[0]?.seq ?? lastSeq + 1) - 1, ...[...this.#lines.keys()].map((seq) => seq - 1))
    }
    this.take(entries)
    this.reaches(lastSeq)
  }

  take(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const id = entry.kind === 'message' || entry.kind === 'released' ? this.idOf(entry.text) : null
      const known = this.#lines.get(entry.seq)
      if (known && id && known !== id) this.conflicts.push(`${entry.seq}: ${known} and ${id}`)
      if (!known) this.#lines.set(entry.seq, id)
      this.#known = Math.max(this.#known, entry.seq)
    }
    if (!this.isBegun) return
    while (this.#lines.has(this.#top + 1)) this.#top += 1
    if (this.#known > this.#top) void this.#fill()
  }

  /** The log is known to go on to here. */
  reaches(lastSeq: number): void {
    this.#known = Math.max(this.#known, lastSeq)
    if (this.isBegun && this.#known > this.#top) void this.#fill()
  }

  async #fill(): Promise<void> {
    if (this.#isFilling) return
    this.#isFilling = true
    // What is under way on another path may close the hole by itself: a moment's patience, as the page has.
    await pause(30)
    for (let tries = 0; this.#known > this.#top && tries < 100; tries += 1) {
      const before = this.#top
      const entries = await this.readBack(this.#top).catch(() => [])
      this.take(entries)
      if (this.#top === before) await pause(100)
    }
    this.#isFilling = false
  }

  lines(): (readonly [number, string | null])[] {
    return [...this.#lines].sort(([a], [b]) => a - b)
  }
}
