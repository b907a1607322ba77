// What may be done in each kind of room, and how far it reaches (rule RO13): one table, kind × act, for visitors. Staff speak in every
// kind, since somebody must be able to say that it begins and ends. The kind belongs to the opening and cannot change while it lasts.
import type { Stamp } from './message.ts'
import type { RoomKind, RoomState } from './room.ts'

/** everyone: all in the room. staff: them and the writer, and a host may show it to everyone. nobody: there is no such act here. */
export type Reach = 'everyone' | 'staff' | 'nobody'

export interface KindActs {
  /** writing a line */
  say: Reach
  /** a stamp of one's own */
  stamp: Reach
  /** a stamp pointing at somebody's line */
  stampOn: Reach
  whisper: Reach
  /** stamps that answer nobody; null: all of them */
  stamps: readonly Stamp[] | null
}

const talk: KindActs = { say: 'everyone', stamp: 'everyone', stampOn: 'everyone', whisper: 'staff', stamps: null }

export const kindActs: Record<RoomKind, KindActs> = {
  talk,
  theme: talk,
  // 同じ時間をすごすだけ: nobody writes, one is there.
  quiet: { ...talk, say: 'nobody', stampOn: 'nobody' },
  // What visitors write are questions: they reach staff, and a host shows one to everyone or answers it aloud.
  broadcast: { ...talk, say: 'staff', stampOn: 'nobody' },
  // 言いっぱなし、聞きっぱなし: nothing points at anybody's line, and no stamp that would answer it. No turns are dealt out: waiting for one's turn presses.
  no_crosstalk: { ...talk, stampOn: 'nobody', stamps: ['here', 'tea', 'good_night'] },
  // One writes alone, to staff: by a note of one's own, never a line of the room.
  solo_note: { say: 'nobody', stamp: 'nobody', stampOn: 'nobody', whisper: 'staff', stamps: [] },
}

/** May somebody who is outside come in? */
export function isEnterable(state: RoomState): boolean {
  return state !== 'closed' && state !== 'after'
}

export function mayStamp(kind: RoomKind, stamp: Stamp, isOnLine: boolean): boolean {
  const acts = kindActs[kind]
  return (isOnLine ? acts.stampOn : acts.stamp) === 'everyone' && (acts.stamps === null || acts.stamps.includes(stamp))
}
