// What every story is handed: the only way to the store, the clock, ids and randomness. No story reads the environment.
import { randomBytes, randomFillSync } from 'node:crypto'
import { V7Generator } from 'uuidv7'
import type { Id } from '#shared/ids'
import type { KeyRing } from './records/key-ring.ts'
import type { Live, News, Store } from './storage/ports.ts'
import type { Presence } from './rooms/presence.ts'
import type { PublicPlaces } from './moderation/contact/public-places.ts'
import type { RecentLines } from './moderation/recent-lines.ts'
import type { SeatMemory } from './rooms/seat-memory.ts'
import type { WordLists } from './moderation/word-lists/running-lists.ts'
import type { Passes } from './identity/passes.ts'
import type { Log } from './log.ts'
import type { Notify } from './notify/notify.ts'
import type { Settings } from './settings.ts'

/** Milliseconds since 1970 UTC, as the database sees it (a wrong wall clock of this machine changes nothing). */
export interface Clock {
  now(): number
}

export interface Ids {
  /** a fresh UUIDv7 */
  next(): Id
  random(bytes: number): Buffer
}

// Asking the system for chance is dear: what every line needs a little of is fetched for many at once.
const chance = new Uint32Array(1_024)
let spent = chance.length
const generator = new V7Generator({
  nextUint32() {
    if (spent === chance.length) {
      randomFillSync(chance)
      spent = 0
    }
    return chance[spent++] ?? 0
  },
})

export const realIds: Ids = {
  next: () => generator.generate().toString(),
  random: (bytes) => randomBytes(bytes),
}

export interface Context {
  store: Store
  live: Live
  news: News
  clock: Clock
  ids: Ids
  keys: KeyRing
  passes: Passes
  presence: Presence
  seats: SeatMemory
  wordLists: WordLists
  recent: RecentLines
  /** digits of the numbers everyone may write: help lines, agencies */
  publicNumbers: Set<string>
  publicPlaces: PublicPlaces
  settings: Settings
  notify: Notify
  log: Log
}
