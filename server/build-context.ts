// Puts the context together from a database, a master key and a log: the same for the server, its tools and the tests.
import type pg from 'pg'
import { realIds, type Clock, type Context } from './context.ts'
import { makePasses } from './identity/passes.ts'
import type { Log } from './log.ts'
import { makeNotify, type Notify } from './notify/notify.ts'
import { makeKeyRing } from './records/key-ring.ts'
import { makePresence } from './rooms/presence.ts'
import { makeSeatMemory } from './rooms/seat-memory.ts'
import { readSettings } from './settings.ts'
import { makeLiveMemory } from './storage/live-memory.ts'
import { makeDatabaseClock, type DatabaseClock } from './storage/postgres/database-clock.ts'
import { makePool } from './storage/postgres/pool.ts'
import { makeStore } from './storage/postgres/store.ts'

export interface BuiltContext extends Context {
  pool: pg.Pool
  /** the database's clock; absent when a clock was given */
  databaseClock?: DatabaseClock
}

export interface Ingredients {
  databaseUrl: string
  masterKey: Buffer
  log: Log
  /** tests hand in a clock they can move */
  clock?: Clock
  /** the ways out of the house; without them webhooks go to public addresses only, and no e-mail */
  notify?: Notify
}

export async function buildContext({ databaseUrl, masterKey, log, clock: given, notify }: Ingredients): Promise<BuiltContext> {
  const pool = makePool(databaseUrl)
  const databaseClock = given ? undefined : await makeDatabaseClock(pool)
  const clock = given ?? (databaseClock as Clock)
  const store = makeStore(pool, clock, () => undefined)
  const settings = readSettings(Object.fromEntries((await store.records.settings()).map(({ key, value }) => [key, value])))
  const keys = makeKeyRing(masterKey)
  const live = makeLiveMemory()
  return {
    pool, databaseClock, store, live, clock, keys, settings, notify: notify ?? makeNotify(), log, ids: realIds, passes: makePasses(keys.derive('visit-pass')),
    presence: makePresence(live, clock, settings.presenceEveryMs), seats: makeSeatMemory(),
  }
}
