// Hear first, then look whether one may (rules RE2, LI7): between a commit and the moment a line hears, another line can have ended
// the look, and a retry of an old question can come long after it. Whoever has no look does not hear.
import type { Id } from '#shared/ids'
import { Refusal } from '#shared/refusal'
import type { Context } from '../context.ts'
import { channel } from '../transport/channels.ts'
import type { Ear } from '../transport/endpoint.ts'

/** @throws Refusal moved_on when the look is over */
export async function hearPlace(context: Context, ear: Ear, placeId: Id, staffId: Id): Promise<void> {
  ear.hear(channel.staffIn(placeId))
  if (await context.store.seats.looking(placeId, staffId)) return
  ear.unhear(channel.staffIn(placeId))
  throw new Refusal('moved_on')
}

/** A line that comes hears every place its person has a look in. */
export async function hearOwnPlaces(context: Context, ear: Ear, staffId: Id): Promise<void> {
  const heard = (await context.store.seats.looksOf(staffId)).map(({ placeId }) => placeId)
  if (heard.length === 0) return
  for (const placeId of heard) ear.hear(channel.staffIn(placeId))
  const still = new Set((await context.store.seats.looksOf(staffId)).map(({ placeId }) => placeId))
  for (const placeId of heard) if (!still.has(placeId)) ear.unhear(channel.staffIn(placeId))
}
