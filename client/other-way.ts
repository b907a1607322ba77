// Where websockets are blocked, or opened and shut again by something in between, a line comes by polling (rule PV6): after a dial that
// came to nothing the next one tries the other way first. What comes by polling is raised to a websocket by itself where that works.
interface Manager {
  opts: { transports?: readonly unknown[] }
  on(event: 'reconnect_attempt', listener: (attempt: number) => void): unknown
}
interface Dialled { io: Manager; on(event: 'connect', listener: () => void): unknown }

export function tryOtherWay<L extends Dialled>(line: L): L {
  let hasHeld = false
  line.on('connect', () => { hasHeld = true })
  line.io.on('reconnect_attempt', (attempt) => {
    // A line that held and fell is dialled the same way once more.
    if (hasHeld && attempt === 1) return
    line.io.opts.transports = [...(line.io.opts.transports ?? [])].reverse()
  })
  return line
}
