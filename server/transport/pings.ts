// Whether lines are still there (rule WI19): each is asked every twenty seconds, some in turn twice a second. Engine.IO would ask each by a
// timer of its own, so that for every line the process wakes twice and finds everything cold. Its timer starts anew with every answer and
// stands behind ours: it asks whoever did not answer or is on no plain websocket, and lets go of who then stays silent.
import { type Conn, frameOf, plainSocketOf } from './fan-out.ts'

export interface Pings {
  /** @returns what to call when the line has ended */
  come(conn: Conn): () => void
  /** how many are asked */
  count(): number
  /** Asks those whose turn it is. */
  ask(): void
  start(): void
  stop(): void
}

export const pingEveryMs = 20_000
const askEveryMs = 500
/** A ping of Engine.IO's protocol: every stock client answers it. */
const ping = frameOf('2')

export function makePings(turns = pingEveryMs / askEveryMs): Pings {
  const lines = Array.from({ length: turns }, () => new Set<Conn>())
  let come = 0
  let asked = 0
  let timer: NodeJS.Timeout | undefined

  function ask(): void {
    for (const conn of lines[asked++ % turns] ?? []) plainSocketOf(conn)?.write(ping)
  }

  return {
    come(conn) {
      const mine = lines[come++ % turns]
      mine?.add(conn)
      return () => void mine?.delete(conn)
    },
    count: () => lines.reduce((sum, { size }) => sum + size, 0),
    ask,
    start() { timer = setInterval(ask, askEveryMs) },
    stop: () => clearInterval(timer),
  }
}
