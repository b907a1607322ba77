// The stage of the silence run: lanes that know nothing of each other, each with a room whose residents are always there, and all
// that is written down of who was silenced from which commit on.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Id } from '#shared/ids'
import { dialByFrames } from '../../rig/page-line.ts'
import { type FoundVisitor, type OpenRooms, visitorComes } from '../../rig/people.ts'
import type { House } from '../../rig/house.ts'
import type { Talk } from '../../rig/talk.ts'
import type { Held } from '../../fault-run.ts'

export interface Lane { roomId: Id; residents: FoundVisitor[] }
export interface Stage { house: House; crew: OpenRooms; talk: Talk; held: Held; lanes: Lane[]; look: pg.Pool; comers: { count: number } }

export const residentsEach = 2
const voiceEveryMs = 150

export const seat = (roomId: Id, nickname = 'かくひと') => ({ roomId, nickname, mark: 'leaf', isWatching: false }) as const

export async function comes({ house, held, comers }: Stage, what: string, home: number): Promise<FoundVisitor> {
  const visitor = await visitorComes(house, `${what} ${(comers.count += 1)}`, { home, dial: dialByFrames })
  visitor.onNews = (event, news) => {
    if (event !== 'place:news') return
    const { placeId, entries } = news as { placeId: Id; entries: readonly { at?: number }[] }
    for (const { at } of entries) if (at !== undefined) held.history.heardAfter.push({ by: visitor.name, place: placeId, writtenAt: at * 1_000 })
  }
  return visitor
}

export async function openLane(stage: Stage, roomId: Id): Promise<Lane> {
  const residents = await Promise.all(Array.from({ length: residentsEach }, async (_, n) => {
    const resident = await comes(stage, 'resident', n)
    await resident.ask('room:enter', seat(roomId))
    return resident
  }))
  return { roomId, residents }
}

/** Somebody always talks in the room: who may not hear it any more would. */
export async function neverQuiet({ talk }: Stage, { roomId, residents }: Lane, isOver: () => boolean): Promise<void> {
  for (let n = 0; !isOver(); n += 1) {
    await talk.say(residents[n % residentsEach] as FoundVisitor, roomId, 10_000).catch(() => undefined)
    await pause(voiceEveryMs)
  }
}

/** Sends until the no comes, several lines under way at once. */
export async function sendOn({ talk }: Stage, visitor: FoundVisitor, roomId: Id, isOver: () => boolean): Promise<void> {
  const line = async (): Promise<void> => {
    for (let after = 0; after < 2; after += isOver() ? 1 : 0) await talk.say(visitor, roomId, 20_000).catch(() => undefined)
  }
  await Promise.all([line(), line()])
}

export const commitUs = 'extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000'

/** When the row of this conversation was last changed. */
export async function conversationOf({ look }: Stage, roomId: Id): Promise<{ id: Id; committedAt: number }> {
  const { rows } = await look.query<{ id: Id; us: string }>(`select id, (${commitUs})::bigint as us from conversations where place_id = $1 order by opened_at desc limit 1`, [roomId])
  const [row] = rows
  if (!row) throw new Error('a room without a conversation')
  return { id: row.id, committedAt: Number(row.us) }
}
