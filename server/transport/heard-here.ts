// Which places are heard on this node, and that the other nodes know (rule WI17): they tell of a place only whom it is heard by. What
// was said elsewhere in the moment before they knew is missed here, so the place has beats of its own soon after, and is read back.
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import type { HeardHere } from '../storage/ports.ts'
import { placesHeard, type Beat } from './beat.ts'
import { channel, placeOf } from './channels.ts'
import type { Io } from './publish.ts'

/** Those that begin together are asked for together. */
const togetherMs = 50
/** After each that begins: long beside the way over Redis, and again past a Redis that answers late but within its patience. */
const settledMs = [300, 900]

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
      for (const ms of settledMs) setTimeout(() => void beat.beat(places), ms).unref()
    }, togetherMs).unref()
  })

  const isHeardAlready = (placeId: Id): boolean => adapter.rooms.has(channel.visitorsIn(placeId)) && adapter.rooms.has(channel.staffIn(placeId))
}
