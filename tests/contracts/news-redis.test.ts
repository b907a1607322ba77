// What a node tells over Redis while it may not know who hears what: then it tells too much and looks again, never too little.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { News } from '#server/storage/ports'
import { makeLiveRedis } from '#server/storage/redis/live-redis'
import { makeNewsRedis } from '#server/storage/redis/news-redis'
import { openRedisLine, type RedisLine } from '#server/storage/redis/redis-line'
import type { Fact } from '#shared/facts'
import { RedisServer } from '#tests/support/redis-server'
import { until } from '#tests/support/until'

let redis: RedisServer
let hand: Redis
let ear: Redis
let line: RedisLine
let news: News
let heard: string[]
let refusals: number
beforeEach(async () => {
  redis = await RedisServer.start()
  hand = new Redis(redis.url)
  ear = new Redis(redis.url)
  heard = []
  refusals = 0
  ear.on('smessage', (_channel: string, message: string) => heard.push(message))
  await ear.ssubscribe('engawa:{news}')
  line = openRedisLine(redis.url)
  news = makeNewsRedis(line, randomUUID(), () => { refusals += 1 })
})
afterEach(async () => {
  await news.close()
  await line.close()
  for (const each of [hand, ear]) each.disconnect()
  await redis.kill()
})

/** Whether a line of a place that nobody else hears is told all the same: what is told after it is waited for. */
async function isTold(): Promise<boolean> {
  const [placeId, marker] = [randomUUID(), randomUUID()]
  news.tell([{ kind: 'entry.posted', placeId, audience: 'everyone', entry: {} } as Fact])
  news.tell([{ kind: 'rest.ended', placeId, visitId: marker }])
  await until('what is told to all is heard', () => heard.some((message) => message.includes(marker)))
  return heard.some((message) => message.includes(`\n${placeId}{`))
}

it('[WI17] a node that has only just begun to listen tells every line, until it must have heard of all others; and again after it heard nothing for a while', async () => {
  await until('it listens', () => news.isUp())
  expect(await isTold()).toBe(true)
  await expect.poll(isTold, { timeout: 8_000, interval: 200 }).toBe(false)
  let backs = 0
  news.onBack(() => { backs += 1 })
  await hand.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
  await until('it listens again', () => backs > 0 && ear.status === 'ready')
  await ear.ssubscribe('engawa:{news}')
  await until('its news flow', () => news.isUp())
  expect(await isTold()).toBe(true)
})

it('[WI17] a node that could not tell, though Redis answers it, doubts until Redis answers again, and then reads what the others did', async () => {
  await until('it listens', () => news.isUp())
  let backs = 0
  news.onBack(() => { backs += 1 })
  await hand.call('ACL', 'SETUSER', 'default', '-spublish')
  news.tell([{ kind: 'rest.ended', placeId: randomUUID(), visitId: randomUUID() }])
  await until('it doubts', () => !news.isUp())
  await until('it looks again', () => backs > 0)
  expect(heard.some((message) => message.includes('rest.ended'))).toBe(false)
  await hand.call('ACL', 'SETUSER', 'default', '+spublish')
  await until('its news flow', () => news.isUp())
})

it('[WI9] a Redis that lets a node listen and not tell carries no news, not even for a moment; it is said once, and once more when it does so again', async () => {
  await until('it listens', () => news.isUp())
  for (const n of [1, 2]) {
    await hand.call('ACL', 'SETUSER', 'default', '-spublish')
    await until('it says no', () => refusals === n)
    const ups: boolean[] = []
    news.onBack(() => ups.push(news.isUp()))
    await until('it has listened twice again', () => ups.length >= 2)
    expect([ups.slice(0, 2), refusals]).toEqual([[false, false], n])
    await hand.call('ACL', 'SETUSER', 'default', '+spublish')
    await until('its news flow', () => news.isUp())
  }
})

it('[FA7] a Redis that is too full to count a limit still carries news: it answers, and nobody doubts it', async () => {
  const live = makeLiveRedis(line, randomUUID())
  await until('it listens', () => news.isUp())
  await hand.config('SET', 'maxmemory', '1')
  let backs = 0
  news.onBack(() => { backs += 1 })
  const times = 3
  for (let n = 0; n < times; n += 1) await expect(live.take('sign_in', randomUUID(), 2, 60_000)).rejects.toThrow('unavailable')
  const placeId = randomUUID()
  news.tell([{ kind: 'rest.ended', placeId, visitId: randomUUID() }])
  await until('what is told is heard', () => heard.some((message) => message.includes(placeId)))
  expect([news.isUp(), backs]).toEqual([true, 0])
})

it('[WI12] [WI9] a Redis that carries no news, for it is old or does not allow them, counts limits all the same; it is said once, and what the others did is read', async () => {
  const older = await RedisServer.start('/', ['--rename-command', 'SSUBSCRIBE', ''])
  const itsLine = openRedisLine(older.url)
  let refusals = 0
  const itsNews = makeNewsRedis(itsLine, randomUUID(), () => { refusals += 1 })
  try {
    const live = makeLiveRedis(itsLine, randomUUID())
    await until('it says no to news', () => refusals > 0)
    // Longer than a knock and than a wish for news take.
    const from = performance.now()
    await until('it has been counted for three seconds', async () => {
      expect(await live.take('sign_in', randomUUID(), 2, 60_000)).toBe(0)
      return performance.now() - from > 3_000
    })
    expect([itsLine.isUp(), itsNews.isUp(), refusals]).toEqual([true, false, 1])
  } finally {
    await itsNews.close()
    await itsLine.close()
    await older.kill()
  }
})

it('[OP17] a user with the keys, channels and commands that docs/operating.md names, and no others, is enough for news, limits, who is where and who has a duty', async () => {
  const said = (await readFile('docs/operating.md', 'utf8')).match(/(?<=`)&engawa:\* .+?(?=`)/g) ?? []
  expect(new Set(said).size).toBe(1)
  await hand.call('ACL', 'SETUSER', 'engawa', 'on', '>word', 'resetchannels', ...(said[0] ?? '').split(' '))
  let nos = 0
  const itsLine = openRedisLine(redis.url.replace('//', '//engawa:word@'))
  const itsNews = makeNewsRedis(itsLine, randomUUID(), () => { nos += 1 })
  try {
    const [its, other] = [makeLiveRedis(itsLine, randomUUID(), () => { nos += 1 }), makeLiveRedis(line, randomUUID())]
    await until('both listen', () => itsNews.isUp() && news.isUp())
    other.arrive('room', 'visit-1', { id: 'line-a', isOpen: () => true })
    await expect.poll(async () => { await other.exchange([]); await its.exchange([]); return its.visitorsIn('room') }).toBe(1)
    expect([await its.take('sign_in', 'a', 1, 60_000), (await its.take('sign_in', 'a', 1, 60_000)) > 0]).toEqual([0, true])
    expect([await other.holdLease('a'), await its.holdLease('a'), await its.holdLease('b'), await other.holdLease('b')]).toEqual([true, false, true, false])
    await its.letGoLease('b')
    expect(await other.holdLease('b')).toBe(true)
    const placeId = randomUUID()
    itsNews.tell([{ kind: 'rest.ended', placeId, visitId: randomUUID() }])
    await until('what it tells is heard', () => heard.some((message) => message.includes(placeId)))
    expect([itsNews.isUp(), nos]).toEqual([true, 0])
  } finally {
    await itsNews.close()
    await itsLine.close()
  }
})
