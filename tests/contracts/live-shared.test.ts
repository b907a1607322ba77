// What nodes have in common through the Live port on Redis: the key of the day, and duties of which one node at a time has each.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeLiveMemory } from '#server/storage/live-memory'
import type { Live } from '#server/storage/ports'
import { makeLiveRedis } from '#server/storage/redis/live-redis'
import { openRedisLine } from '#server/storage/redis/redis-line'
import { RedisServer } from '#tests/support/redis-server'

let redis: RedisServer
const opened: { close(): Promise<void> }[] = []
function openLive(): Live {
  const line = openRedisLine(redis.url)
  opened.push(line)
  return makeLiveRedis(line, randomUUID())
}
beforeAll(async () => { redis = await RedisServer.start() })
afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()))
  await redis.kill()
})

describe('the key of the day over two nodes', () => {
  it('[ID8] is one, of 32 bytes, lives a day at most, and is another when it is gone; where Redis is away there is none that all know', async () => {
    const [first, second] = [openLive(), openLive()]
    expect([first.dayKey(), makeLiveMemory().dayKey()]).toEqual([null, null])
    const keys = async (): Promise<(Buffer | null)[]> => {
      for (const live of [first, second]) await live.exchange([])
      return [first.dayKey(), second.dayKey()]
    }
    await expect.poll(async () => (await keys()).every((key) => key?.length === 32)).toBe(true)
    const [key, same] = await keys()
    expect(same).toEqual(key)
    const leftMs = Number((await redis.cli('pttl', 'engawa:day-key')).toString())
    expect(leftMs).toBeGreaterThan(0)
    expect(leftMs).toBeLessThanOrEqual(86_400_000)
    await redis.cli('del', 'engawa:day-key')
    const [next, nextOfOther] = await keys()
    expect(nextOfOther).toEqual(next)
    expect(next).not.toEqual(key)
    await redis.kill()
    await expect.poll(keys).toEqual([null, null])
    await redis.start()
  })
})

describe('a duty over two nodes', () => {
  /** Two that know whose it is, and its name: the first has it. */
  async function shared(): Promise<{ first: Live; second: Live; duty: string }> {
    const [first, second] = [openLive(), openLive()]
    let duty = ''
    await expect.poll(async () => [await first.holdLease((duty = randomUUID())), await second.holdLease(duty)]).toEqual([true, false])
    return { first, second, duty }
  }

  it('[WI18] one has it, and the other as soon as it lets go; nobody lets go of another one\'s', async () => {
    const { first, second, duty } = await shared()
    await second.letGoLease(duty)
    expect([await second.holdLease(duty), await first.holdLease(duty)]).toEqual([false, true])
    await first.letGoLease(duty)
    expect([await second.holdLease(duty), await first.holdLease(duty)]).toEqual([true, false])
  })

  it('[WI18] one that asks no more has it for four seconds at most, and each time it asks for so long again', async () => {
    const { first, second, duty } = await shared()
    const leftMs = async (): Promise<number> => Number((await redis.cli('pttl', `engawa:lease:${duty}`)).toString())
    await redis.cli('pexpire', `engawa:lease:${duty}`, '1500')
    expect(await second.holdLease(duty)).toBe(false)
    expect(await leftMs()).toBeLessThanOrEqual(1_500)
    await first.holdLease(duty)
    expect(await leftMs()).toBeGreaterThan(1_500)
    expect(await leftMs()).toBeLessThanOrEqual(4_000)
    // As after that time.
    await redis.cli('del', `engawa:lease:${duty}`)
    expect([await second.holdLease(duty), await first.holdLease(duty)]).toEqual([true, false])
  })

  it('[FA7] [WI18] with Redis full there is still one who has it', async () => {
    const { first, second, duty } = await shared()
    await redis.cli('config', 'set', 'maxmemory', '1')
    try {
      expect([await first.holdLease(duty), await second.holdLease(duty)]).toEqual([true, false])
    } finally {
      await redis.cli('config', 'set', 'maxmemory', '0')
    }
  })

  it.each([
    ['killed', () => redis.kill(), () => redis.start()],
    ['hung', () => redis.hang(), () => redis.goOn()],
    ['that says no', () => redis.cli('acl', 'setuser', 'default', '-get'), () => redis.cli('acl', 'setuser', 'default', '+get')],
  ] as const)('[FA7] [WI18] with Redis %s everyone has it, for nobody doing it would be worse, and they are told so at once; afterwards one again', async (_how, away, back) => {
    const { first, second, duty } = await shared()
    await away()
    const asked = performance.now()
    expect([await second.holdLease(duty), await first.holdLease(duty)]).toEqual([true, true])
    expect(performance.now() - asked).toBeLessThan(1_600)
    await back()
    await expect.poll(async () => [await first.holdLease(duty), await second.holdLease(duty)].sort(), { timeout: 8_000 }).toEqual([false, true])
  })
})
