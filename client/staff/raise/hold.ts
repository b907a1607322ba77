// One second of pressing, as a thing without a screen: held long enough, let go too early, or called off.
export const holdMs = 1_000

export type HoldTimer = { start: (act: () => void, ms: number) => unknown; stop: (timer: never) => void }

export type Press = {
  isHolding: () => boolean
  /** a second press while one is on is the same press */
  begin: () => void
  /** let go: too early, and that is explained */
  letGo: () => void
  /** called off: the finger slid away, the focus went */
  callOff: () => void
  /** a click without a press: from assistive technology, which cannot hold; false when a press was just held */
  click: () => boolean
}

export function makePress(timer: HoldTimer, onHeld: () => void, onTooShort: () => void, onChange: () => void): Press {
  let running: unknown = null
  let wasHeld = false
  const end = () => {
    if (running === null) return false
    timer.stop(running as never)
    running = null
    onChange()
    return true
  }
  return {
    isHolding: () => running !== null,
    begin() {
      if (running !== null) return
      wasHeld = false
      running = timer.start(() => {
        running = null
        wasHeld = true
        onChange()
        onHeld()
      }, holdMs)
      onChange()
    },
    letGo() {
      if (end()) onTooShort()
    },
    callOff() {
      end()
    },
    click() {
      const isLone = !wasHeld && running === null
      wasHeld = false
      if (isLone) onTooShort()
      return isLone
    },
  }
}
