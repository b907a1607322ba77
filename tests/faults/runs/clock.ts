// A node's clock an hour ahead, an hour behind, and jumping between both ten times a second (rule FA10): the app only, its database
// keeps good time. Order is by seq, nobody's pass ends early; and as it is this node that erases, what is due in half an hour stays and
// what was due half an hour ago goes.
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RedisServer } from '#tests/support/redis-server'
import { until } from '#tests/support/until'
import { type FaultRun, SkippedRun, type Step, within } from '../fault-run.ts'
import { type House, openHouse } from '../rig/house.ts'
import { askDatabase, lookIntoLog, topOf } from '../rig/look-into-log.ts'
import { openRooms } from '../rig/people.ts'
import { Talk } from '../rig/talk.ts'

const offMostMs = 15_000
/** It looks every half minute, and at once when it begins to. */
const erasedWithinMs = 60_000

function findLibrary(): string {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => join('/usr/lib', name, 'faketime/libfaketime.so.1')) : []
  const found = folders.find((path) => existsSync(path))
  if (!found) throw new SkippedRun('libfaketime is not installed (apt-get install libfaketime)')
  return found
}

export const clock: FaultRun = {
  // Seconds of talk under each.
  size: { short: 3, full: 60 },
  withinMs: within(5, 30),
  beside: 'always',
  plan: (_chance, size) => ['ahead', 'behind', 'strobe'].map((what): Step => ({ what, seconds: size })),
  async hold(rig, { history, plan, mark }) {
    const library = findLibrary()
    const house = await openHouse(rig, { rooms: 1 })
    const roomId = house.rooms[0] ?? ''
    const crew = await openRooms(house)
    const talk = new Talk(history, mark)
    for (const home of [0, 1]) await talk.reader(house, roomId, home)
    for (let n = 0; n < 4; n += 1) await talk.writer(house, roomId, n, () => 20)
    const [node, other] = house.nodes
    if (!node || !other) throw new Error('no node')
    let sweptBy = 0
    const early: string[] = []
    const planted: string[] = []
    for (const { what, seconds } of plan) {
      const dial = join(rig.folder, `clock-${mark}`)
      writeFileSync(dial, what === 'behind' ? '-3600' : '+3600')
      await node.stop()
      await node.start({ LD_PRELOAD: library, DONT_FAKE_MONOTONIC: '1', FAKETIME_TIMESTAMP_FILE: dial, FAKETIME_NO_CACHE: '1' })
      let isAhead = false
      const strobe = what === 'strobe' ? setInterval(() => { isAhead = !isAhead; writeFileSync(dial, isAhead ? '+3600' : '-3600') }, 100) : undefined
      rig.atEnd(() => clearInterval(strobe))
      // Nobody looks for what is overdue until the node whose clock is off is the only one that can.
      const due = await holdingLease(rig.redis, async () => {
        await other.stop()
        const near = await deadlinesNear(house)
        early.push(...near.early)
        planted.push(...near.early, ...near.due)
        return near.due
      })
      const sweeper = await until('the node whose clock is off looks for what is overdue', () => leaseHolder(rig.redis), 20_000).catch(() => null)
      await other.start()
      const before = talk.acked
      await pause(Number(seconds) * 1_000)
      await until('what is due is gone', async () => (await stand(house.databaseUrl, due)).length === 0, erasedWithinMs).catch(() => history.broken.push(`what was due half an hour ago stands after a minute while the clock was ${what}`))
      clearInterval(strobe)
      if (sweeper !== null && (await leaseHolder(rig.redis)) === sweeper) sweptBy += 1
      else history.broken.push(`the node whose clock was ${what} was not the one that erased`)
      const standing = await stand(house.databaseUrl, early)
      if (standing.length < early.length) history.broken.push(`${early.length - standing.length} of what is due in half an hour were erased while the clock was ${what}`)
      if (talk.acked < before + 5) history.broken.push(`only ${talk.acked - before} lines while the clock was ${what}`)
      rig.say(`${what}: ${talk.acked - before} lines`)
    }
    await node.stop()
    await node.start()
    await talk.fallsSilent()
    await talk.isHeardByAll((id) => topOf(house.databaseUrl, id))
    await lookIntoLog(history, house, house.rooms, talk.idOf)
    const [far] = await askDatabase<{ n: string }>(house.databaseUrl, 'select count(*) as n from entries where abs(extract(epoch from at - pg_xact_commit_timestamp(xmin))) * 1000 > $1', [offMostMs])
    if (Number(far?.n) !== 0) history.broken.push(`${far?.n} lines carry a time that is not the database's`)
    const [purged] = await askDatabase<{ n: string }>(house.databaseUrl, 'select count(*) as n from conversations where (sealed_key is null or closed_at is not null) and not (id = any($1))', [planted])
    if (Number(purged?.n) !== 0) history.broken.push(`${purged?.n} conversations were closed or erased early`)
    const [ended] = await askDatabase<{ n: string }>(house.databaseUrl, 'select count(*) as n from visits where ended_at is not null')
    if (Number(ended?.n) !== 0) history.broken.push(`${ended?.n} visits ended early`)
    talk.goHome()
    crew.goHome()
    return { clocks: plan.length, stored: history.stored.length, sweptBy, early: early.length }
  },
}

const lease = 'engawa:lease:watcher'

async function leaseHolder(redis: RedisServer): Promise<string | null> {
  const holder = (await redis.cli('get', lease)).toString().trim()
  return holder === '' ? null : holder
}

/** The rig itself is the one that looks for what is overdue, and lets it be. */
async function holdingLease<T>(redis: RedisServer, work: () => Promise<T>): Promise<T> {
  await redis.cli('set', lease, randomUUID(), 'EX', '3600')
  const done = await work()
  await redis.cli('del', lease)
  return done
}

/** A closed conversation and a visit that are due in half an hour, and such that were due half an hour ago. */
async function deadlinesNear({ databaseUrl, rooms }: House): Promise<{ early: string[]; due: string[] }> {
  const plant = async (minutes: number): Promise<string[]> => {
    const [conversation, visit] = [randomUUID(), randomUUID()]
    await askDatabase(databaseUrl, "insert into conversations (id, place_id, state, sealed_key, first_seq, opened_at, closed_at, erase_at) values ($1, $2, 'closed', $3, 1, now() - interval '31 days', now() - interval '30 days', now() + $4 * interval '1 minute')", [conversation, rooms[0], randomBytes(60), minutes])
    await askDatabase(databaseUrl, "insert into visits (id, area_id, secret_hash, created_at, expires_at) select $1, area_id, $2, now() - interval '2 days', now() - interval '1 day' + $3 * interval '1 minute' from places where id = $4", [visit, randomBytes(32), minutes, rooms[0]])
    return [conversation, visit]
  }
  return { early: await plant(30), due: await plant(-30) }
}

/** Which of these have not been erased. */
async function stand(databaseUrl: string, ids: readonly string[]): Promise<string[]> {
  const rows = await askDatabase<{ id: string }>(databaseUrl, 'select id from conversations where erased_at is null and id = any($1) union all select id from visits where id = any($1)', [ids])
  return rows.map(({ id }) => id)
}
