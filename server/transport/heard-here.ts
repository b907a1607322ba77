// Which places are heard on this node, and that the other nodes know (rule WI17): they tell of a place only whom it is heard by. What
// was said elsewhere in the moment before they knew is missed here, so the place has a beat of its own soon after, and is read back.
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import type { HeardHere } from '../storage/ports.ts'
import { placesHeard, type Beat } from './beat.ts'
import { channel, placeOf } from './channels.ts'
import type { Io } from './publish.ts'

/** Long beside the way over Redis, short beside what somebody notices. */
const settledMs = 300

export function heardHere(io: Io): HeardHere {
  const { rooms } = io.of('/').adapter
  return { hears: (placeId) => rooms.has(channel.visitorsIn(placeId)) || rooms.has(channel.staffIn(placeId)), places: () => placesHeard(io) }
}

export function tellWhatIsHeard(io: Io, context: Context, beat: Beat): void {
  const { adapter } = io.of('/')
  let begun: Id[] = []
  adapter.on('create-room', (name: string) => {
    const placeId = placeOf(name)
    if (placeId === undefined || isHeardAlready(placeId) || !context.news.beginToHear(placeId) || begun.push(placeId) > 1) return
    setTimeout(() => {
      const places = begun
      begun = []
      void beat.beat(places)
    }, settledMs).unref()
  })

  const isHeardAlready = (placeId: Id): boolean => adapter.rooms.has(channel.visitorsIn(placeId)) && adapter.rooms.has(channel.staffIn(placeId))
}
