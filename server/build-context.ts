// Puts the context together from a database, a master key and a log: the same for the server, its tools and the tests.
import type pg from 'pg'
import { realIds, type Clock, type Context } from './context.ts'
import { makePasses } from './identity/passes.ts'
import { learnNumbers } from './directory/public-numbers.ts'
import type { Log } from './log.ts'
import { makeWordLists } from './moderation/word-lists/running-lists.ts'
import { makeNotify, type Notify } from './notify/notify.ts'
import { makeKeyRing } from './records/key-ring.ts'
import { makePresence } from './rooms/presence.ts'
import { noPublicPlaces } from './moderation/contact/public-places.ts'
import { makeRecentLines } from './moderation/recent-lines.ts'
import { makeSeatMemory } from './rooms/seat-memory.ts'
import { readSettings } from './settings.ts'
import { makeLiveMemory } from './storage/live-memory.ts'
import { newsAlone } from './storage/news-alone.ts'
import { makeDatabaseClock, type DatabaseClock } from './storage/postgres/database-clock.ts'
import { makePool } from './storage/postgres/pool.ts'
import { makeStore } from './storage/postgres/store.ts'
import { makeLiveRedis } from './storage/redis/live-redis.ts'
import { makeNewsRedis } from './storage/redis/news-redis.ts'
import { openRedisLine } from './storage/redis/redis-line.ts'

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
  /** joins this node with others */
  redisUrl?: string
}

/** What nodes share: who is where, and news, over one line. */
function makeShared(redisUrl: string, log: Log): Pick<Context, 'live' | 'news'> {
  const nodeId = realIds.next()
  const line = openRedisLine(redisUrl)
  const news = makeNewsRedis(line, nodeId, () => log.warn('Redis carries no news: it needs Redis 7 or newer, and its user the channels engawa:*'))
  const live = makeLiveRedis(line, nodeId, () => log.warn('Redis does not say who is on other nodes: it needs Redis 7 or newer that may be written, and its user the commands docs/operating.md names'))
  return { live, news: { ...news, close: async () => void (await Promise.all([news.close(), line.close()])) } }
}

export async function buildContext({ databaseUrl, masterKey, log, clock: given, notify, redisUrl }: Ingredients): Promise<BuiltContext> {
  const pool = makePool(databaseUrl)
  const databaseClock = given ? undefined : await makeDatabaseClock(pool)
  const clock = given ?? (databaseClock as Clock)
  const store = makeStore(pool, clock, () => undefined)
  const settings = readSettings(Object.fromEntries((await store.records.settings()).map(({ key, value }) => [key, value])))
  const keys = makeKeyRing(masterKey)
  const { live, news } = redisUrl === undefined ? { live: makeLiveMemory(), news: newsAlone } : makeShared(redisUrl, log)
  const publicNumbers = new Set<string>()
  const publicPlaces = { ...noPublicPlaces }
  await learnNumbers({ store, publicNumbers, publicPlaces })
  return {
    pool, databaseClock, store, live, news, clock, keys, settings, notify: notify ?? makeNotify(), log, ids: realIds, passes: makePasses(keys.derive('visit-pass')),
    presence: makePresence(live, clock, settings.presenceEveryMs), seats: makeSeatMemory(), wordLists: makeWordLists(),
    recent: makeRecentLines(() => clock.now()), publicNumbers, publicPlaces,
  }
}
