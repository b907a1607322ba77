// What may be lost, shared by nodes: who is where, the counters of limits, and who has a duty. Names of keys hold ids only; everything in
// Redis dies by itself, and without Redis each node goes on with what it knows itself: open limits are counted there, closed ones refuse.
import { randomBytes } from 'node:crypto'
import type { Id } from '#shared/ids'
import { limits } from '#shared/limits'
import { Refusal } from '#shared/refusal'
import { makeLiveMemory } from '../live-memory.ts'
import type { AskedLimit, Live } from '../ports.ts'
import { makeQuarter } from './quarter.ts'
import { type RedisLine, isAnswer } from './redis-line.ts'

const lifeS = 15
/** A duty is asked for every second; a node that hangs or dies has it no longer than this. */
const leaseMs = 4_000

/** For each limit: its points, how many are spent, and what is left of a window that begins with them. It dies by itself. Answers 0, or how long the first limit that is full stays so. */
const spendScript = `
for i, key in ipairs(KEYS) do
  local spent = redis.call('incrby', key, ARGV[3 * i - 1])
  local left = redis.call('pttl', key)
  if left < 0 then
    left = tonumber(ARGV[3 * i])
    redis.call('pexpire', key, left)
  end
  if spent > tonumber(ARGV[3 * i - 2]) then return math.max(1, left) end
end
return 0`

/**
 * A node leaves its report and has the key of the day and the reports of all others that left one lately, by the one clock they share: a
 * node's own may be an hour off. Where there is no key of the day, one that it brings becomes it.
 * Also with a Redis that is full: a report takes the place of the one before, and a crowd elsewhere should not be gone for everybody.
 */
const exchangeScript = `#!lua flags=allow-oom
redis.call('set', 'engawa:node:' .. ARGV[1], ARGV[2], 'EX', ARGV[3])
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('zadd', KEYS[1], now, ARGV[1])
redis.call('zremrangebyscore', KEYS[1], '-inf', now - ARGV[3] * 1000)
redis.call('expire', KEYS[1], ARGV[3])
redis.call('set', KEYS[2], ARGV[4], 'NX', 'EX', 86400)
local told = { redis.call('get', KEYS[2]) }
for _, id in ipairs(redis.call('zrange', KEYS[1], 0, -1)) do
  local report = id ~= ARGV[1] and redis.call('get', 'engawa:node:' .. id)
  if report then told[#told + 1] = report end
end
return told`

/** Whoever has the duty, or finds that nobody has, has it for so long from now. It takes no room a Redis that is full would miss. */
const holdScript = `#!lua flags=allow-oom
local holder = redis.call('get', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`

const letGoScript = `
if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('pexpire', KEYS[1], 0) end
return 0`

interface Elsewhere { places: Map<Id, number>; visits: Set<Id>; staff: Set<Id> }
/** What one node tells of itself. */
interface Report { places: [Id, number][]; visits: Id[]; staff: Id[] }

/** @param onRefused told when Redis begins to say no to who is where: it is read-only, or a command is not allowed to its user */
export function makeLiveRedis(line: RedisLine, nodeId: Id, onRefused: () => void = () => undefined): Live {
  const own = makeLiveMemory()
  const quarter = makeQuarter((limit) => 'isGivenAhead' in limits[limit])
  line.redis.defineCommand('engawaSpend', { lua: spendScript })
  line.redis.defineCommand('engawaExchange', { lua: exchangeScript, numberOfKeys: 2 })
  line.redis.defineCommand('engawaHold', { lua: holdScript, numberOfKeys: 1 })
  line.redis.defineCommand('engawaLetGo', { lua: letGoScript, numberOfKeys: 1 })
  const { engawaSpend: spend, engawaExchange: exchangeReports, engawaHold: hold, engawaLetGo: letGo } = line.redis as unknown as {
    engawaSpend(this: unknown, count: number, ...keysAndLimits: (string | number)[]): Promise<number>
    engawaExchange(this: unknown, nodes: string, dayKey: string, nodeId: Id, report: string, lifeS: number, newDayKey: string): Promise<[string, ...string[]]>
    engawaHold(this: unknown, lease: string, nodeId: Id, lifeMs: number): Promise<0 | 1>
    engawaLetGo(this: unknown, lease: string, nodeId: Id): Promise<unknown>
  }
  const places = new Set<Id>()
  const visitsOf = new Map<string, Id>()
  let others = gather([])
  let dayKey: Buffer | null = null
  let gatheredAt = -Infinity
  let isRefused = false

  function takeEach(key: string, asked: readonly AskedLimit[]): number | Promise<number> {
    return line.isUp() && quarter.give(key, asked) ? 0 : takeShared(key, asked)
  }

  async function takeShared(key: string, asked: readonly AskedLimit[]): Promise<number> {
    // Known to be away: nobody waits once more for what does not answer.
    if (line.isUp()) {
      try {
        const told = quarter.tell(key, asked).flatMap(({ points, spent, leftMs }) => [points, spent, leftMs])
        return await spend.call(line.redis, asked.length, ...asked.map(({ limit, points, perMs }) => `engawa:limit:{${key}}:${limit}/${points}/${perMs}`), ...told)
      } catch (error) {
        // One that is full says so, and goes on carrying news and who is where.
        if (!isAnswer(error)) line.doubt()
      }
    }
    if (asked.some(({ limit }) => !limits[limit].failOpen)) throw new Refusal('unavailable')
    return own.takeEach(key, asked)
  }

  /**
   * Where nobody says who is elsewhere, nobody is: an old picture would keep there whoever has left since. One question without an answer
   * says nothing yet: the picture stands for as long as what it was made of.
   */
  async function exchange(staff: readonly Id[]): Promise<void> {
    if (!line.isUp()) return knowNothing()
    const report: Report = { places: [...places].map((id): [Id, number] => [id, own.visitorsIn(id)]).filter(([, n]) => n > 0), visits: [...new Set(visitsOf.values())], staff: [...staff] }
    try {
      const [key, ...reports] = await exchangeReports.call(line.redis, 'engawa:nodes', 'engawa:day-key', nodeId, JSON.stringify(report), lifeS, randomBytes(32).toString('base64url'))
      dayKey = Buffer.from(key, 'base64url')
      others = gather(reports.map((text) => JSON.parse(text) as Report))
      gatheredAt = performance.now()
      isRefused = false
    } catch (error) {
      if (isAnswer(error) || performance.now() - gatheredAt > lifeS * 1_000) knowNothing()
      if (!isAnswer(error) || isRefused) return
      isRefused = true
      onRefused()
    }
  }

  /** A duty done twice is harmless and one that nobody does is not: where Redis does not say who has it, this node has. */
  async function holdLease(duty: string): Promise<boolean> {
    if (!line.isUp()) return true
    try {
      return (await hold.call(line.redis, leaseOf(duty), nodeId, leaseMs)) === 1
    } catch (error) {
      if (!isAnswer(error)) line.doubt()
      return true
    }
  }

  /** The next node need not wait until it runs out. */
  async function letGoLease(duty: string): Promise<void> {
    if (line.isUp()) await letGo.call(line.redis, leaseOf(duty), nodeId).catch(() => undefined)
  }

  function knowNothing(): void {
    others = gather([])
    dayKey = null
  }

  return {
    arrive(placeId, visitId, connection) {
      if (!connection.isOpen()) return
      places.add(placeId)
      visitsOf.set(connection.id, visitId)
      own.arrive(placeId, visitId, connection)
    },
    depart(connectionId, placeId) {
      if (placeId === undefined) visitsOf.delete(connectionId)
      const left = own.depart(connectionId, placeId)
      for (const id of left) if (own.visitorsIn(id) === 0) places.delete(id)
      return left
    },
    vacate(placeId, visitId) {
      own.vacate(placeId, visitId)
      if (own.visitorsIn(placeId) === 0) places.delete(placeId)
    },
    visitorsIn: (placeId) => own.visitorsIn(placeId) + (others.places.get(placeId) ?? 0),
    isConnected: (visitId) => own.isConnected(visitId) || others.visits.has(visitId),
    take: (limit, key, points, perMs) => takeEach(key, [{ limit, points, perMs }]),
    takeEach,
    exchange,
    isStaffElsewhere: (staffId) => others.staff.has(staffId),
    dayKey: () => dayKey,
    holdLease,
    letGoLease,
  }
}

const leaseOf = (duty: string): string => `engawa:lease:${duty}`

function gather(reports: readonly Report[]): Elsewhere {
  const seen: Elsewhere = { places: new Map(), visits: new Set(), staff: new Set() }
  for (const report of reports) {
    for (const [id, n] of report.places) seen.places.set(id, (seen.places.get(id) ?? 0) + n)
    for (const id of report.visits) seen.visits.add(id)
    for (const id of report.staff) seen.staff.add(id)
  }
  return seen
}
