// Talk under faults: writers who say one line after the other and ask again until they are answered, readers who keep what they
// hear, all written into one history.
import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import { until } from '#tests/support/until'
import type { Asked, History } from '../history/history.ts'
import type { House } from './house.ts'
import { type FoundVisitor, visitorComes } from './people.ts'
import type { Someone } from './someone.ts'
import { idOfLine, readNumber, sayNumber } from './words.ts'

export class Talk {
  #said = 0
  #acked = 0
  #isOver = false
  readonly readers: { someone: Someone; roomId: Id }[] = []
  readonly writers: Promise<void>[] = []

  /** @param answerWithinMs what one try of its people waits for an answer */
  constructor(readonly history: History, readonly mark: number, private readonly answerWithinMs?: number) {}

  readonly idOf = (text: string): string | null => {
    const n = readNumber(text)
    return n === null ? null : idOfLine(this.mark, n)
  }

  get acked(): number {
    return this.#acked
  }

  /** One line, with one id over all tries. @throws Refusal when the answer is a definite no */
  async say(by: Someone, roomId: Id, withinMs = 300_000): Promise<Asked> {
    const n = ++this.#said
    const line: Asked = { id: idOfLine(this.mark, n), by: by.name, place: roomId, askedAt: performance.now(), ackedAt: null, seq: null, refused: null }
    this.history.asked.push(line)
    try {
      const urls = new Set<string>()
      const { seq } = await by.ask('message:send', { placeId: roomId, clientId: line.id, text: sayNumber(n) }, withinMs, urls)
      if (urls.size === 1) [line.url] = urls
      line.ackedAt = performance.now()
      this.#acked += 1
      line.seq = seq
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code !== 'unavailable') line.refused = error.code
      throw error
    }
    return line
  }

  async reader(house: House, roomId: Id, home: number): Promise<Someone> {
    const someone = await visitorComes(house, `reader ${this.readers.length + 1}`, { home, isListening: true, answerWithinMs: this.answerWithinMs })
    await someone.enterRoom(roomId, 'よむひと', true, this.idOf)
    this.readers.push({ someone, roomId })
    return someone
  }

  async writer(house: House, roomId: Id, home: number, gapMs: () => number): Promise<FoundVisitor> {
    const someone = await visitorComes(house, `writer ${this.writers.length + 1}`, { home, isListening: true, answerWithinMs: this.answerWithinMs })
    await someone.enterRoom(roomId, 'かくひと', false, this.idOf)
    this.readers.push({ someone, roomId })
    this.writers.push((async () => {
      while (!this.#isOver) {
        await this.say(someone, roomId).catch((error: Error) => { this.history.broken.push(`${someone.name} was refused: ${error.message}`) })
        const gap = gapMs()
        if (gap > 0) await pause(gap)
      }
    })())
    return someone
  }

  /** Nobody begins a new line; all that were begun are answered. */
  async fallsSilent(): Promise<void> {
    this.#isOver = true
    await Promise.all(this.writers)
  }

  /** Every reader comes to the log's end by themselves (by news, beat and reading back), or is written down as they are. */
  async isHeardByAll(topOf: (roomId: Id) => Promise<number>, withinMs = 30_000): Promise<void> {
    const tops = new Map<Id, number>()
    for (const { roomId } of this.readers) if (!tops.has(roomId)) tops.set(roomId, await topOf(roomId))
    await until('all have read the end', () => this.readers.every(({ someone, roomId }) => (someone.places.get(roomId)?.top ?? 0) >= (tops.get(roomId) ?? 0)), withinMs).catch(() => undefined)
    for (const { someone, roomId } of this.readers) {
      const place = someone.places.get(roomId)
      this.history.heard.push({ reader: someone.name, place: roomId, lines: place?.lines() ?? [], isWhole: true })
      for (const told of someone.toldHere) this.history.told.push({ reader: someone.name, ...told })
      for (const conflict of place?.conflicts ?? []) this.history.broken.push(`${someone.name} heard two lines as ${conflict}`)
    }
  }

  goHome(): void {
    for (const { someone } of this.readers) someone.goHome()
  }
}
