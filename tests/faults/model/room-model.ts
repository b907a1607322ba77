// A room as it should be, in a few lines: who sits in it, what was said, what each page shows. Pure; the real house is compared with it.
export type Act =
  | { do: 'join'; who: number }
  | { do: 'leave'; who: number }
  | { do: 'say'; who: number; line: number }
  | { do: 'again'; who: number; line: number }
  | { do: 'hide'; line: number }
  | { do: 'remove'; who: number }
  | { do: 'hangUp'; who: number }
  | { do: 'close' }

export type Answer = 'ok' | 'no' | 'nothing'

interface ModelLine { line: number; by: number; opening: number; isHidden: boolean }

export class RoomModel {
  readonly log: ModelLine[] = []
  readonly #seated = new Set<number>()
  readonly #removed = new Set<number>()
  #opening = 1

  /** @returns what the house must answer */
  act(act: Act): Answer {
    switch (act.do) {
      case 'join':
        if (this.#removed.has(act.who)) return 'no'
        this.#seated.add(act.who)
        return 'ok'
      case 'leave':
        this.#seated.delete(act.who)
        return 'ok'
      case 'say':
        if (!this.#seated.has(act.who)) return 'no'
        this.log.push({ line: act.line, by: act.who, opening: this.#opening, isHidden: false })
        return 'ok'
      case 'again':
        // The same id once more: never a second line; an answer only for who may write.
        return this.#seated.has(act.who) && this.#here(act.line) ? 'ok' : 'nothing'
      case 'hide': {
        const found = this.#here(act.line)
        if (!found) return 'nothing'
        found.isHidden = true
        return 'ok'
      }
      case 'remove':
        if (!this.#seated.has(act.who)) return 'nothing'
        this.#seated.delete(act.who)
        this.#removed.add(act.who)
        return 'ok'
      case 'close':
        this.#opening += 1
        // Who was asked to rest stays out of what opens next, until the rest is over (HA6).
        this.#seated.clear()
        return 'ok'
      case 'hangUp':
        return 'ok'
    }
  }

  isSeated(who: number): boolean {
    return this.#seated.has(who)
  }

  #here(line: number): ModelLine | undefined {
    return this.log.find((each) => each.line === line && each.opening === this.#opening)
  }

  /** What everyone who sits here may read back now: lines of this opening, those taken down without words. */
  visible(): { line: number | null }[] {
    return this.log.filter(({ opening }) => opening === this.#opening).map(({ line, isHidden }) => ({ line: isHidden ? null : line }))
  }
}
