// A calm beat to every place with its last seq, so that a silent loss is noticed and read back (rule WI8); and within two
// seconds the word when the database is away, or back.
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import { channel, placeOf } from './channels.ts'
import type { Io } from './publish.ts'

export interface Beat {
  /** One beat now, to these places or to all that are heard here. */
  beat(places?: readonly Id[]): Promise<void>
  /** Looks whether the database is there; tells everyone at once when that changed. */
  watchDatabase(): Promise<void>
  start(): void
  stop(): void
}

export const placesHeard = (io: Io): Id[] => [...new Set([...io.of('/').adapter.rooms.keys()].map(placeOf).filter((id) => id !== undefined))]

export function makeBeat(io: Io, context: Context): Beat {
  let wasUp = true
  let looking: Promise<void> | undefined
  let timers: NodeJS.Timeout[] = []

  async function beat(places: readonly Id[] = placesHeard(io)): Promise<void> {
    if (places.length === 0 || !context.store.isUp()) return
    const now = context.clock.now()
    const lines = await context.store.rooms.lastSeqs(places).catch(() => null)
    // What a beat says of the database and what the watch last said are one: else its next end would be no change, and told to nobody.
    if (!lines || !wasUp) return
    for (const { id, lastSeq } of lines) {
      io.to([channel.visitorsIn(id), channel.staffIn(id)]).emit('heartbeat', { now, places: { [id]: lastSeq }, isDatabaseUp: true })
    }
  }

  /** One look at a time: an older one that gave up would otherwise contradict a newer one that was answered. */
  function watchDatabase(): Promise<void> {
    return (looking ??= look().finally(() => { looking = undefined }))
  }

  async function look(): Promise<void> {
    const isUp = await context.store.probe()
    if (isUp === wasUp) return
    wasUp = isUp
    io.emit('heartbeat', { now: context.clock.now(), places: {}, isDatabaseUp: isUp })
    if (isUp) await beat()
  }

  return {
    beat,
    watchDatabase,
    start() {
      timers = [setInterval(() => void beat(), context.settings.heartbeatMs), setInterval(() => void watchDatabase(), 600)]
    },
    stop() {
      for (const timer of timers) clearInterval(timer)
      timers = []
    },
  }
}
