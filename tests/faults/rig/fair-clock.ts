// Time as this machine gave it. A promise of seconds is measured by a process that may itself be kept from running: whatever it had
// to stand still counts for nobody. Short runs share their machine and use it; full runs, whose figures count, do not.
const tickMs = 20

export class FairClock {
  /** when the watch was kept from running, latest last */
  readonly #stalls: (readonly [from: number, to: number])[] = []
  #last = performance.now()
  readonly #timer = setInterval(() => this.#tick(), tickMs)

  #tick(): void {
    const now = performance.now()
    if (now - this.#last > 2 * tickMs) this.#stalls.push([this.#last + tickMs, now])
    this.#last = now
  }

  /** Between two moments of `performance.now()`, without what was stood still. */
  between(from: number, to: number): number {
    this.#tick()
    return this.#stalls.reduce((ms, [since, until]) => ms - Math.max(0, Math.min(to, until) - Math.max(from, since)), to - from)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
