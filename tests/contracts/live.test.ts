// The Live port: who is connected where, and limits. One suite for every engine.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeLiveMemory } from '#server/storage/live-memory'
import type { Live } from '#server/storage/ports'
import { makeLiveRedis } from '#server/storage/redis/live-redis'
import { openRedisLine } from '#server/storage/redis/redis-line'
import { type LimitName, limits } from '#shared/limits'
import { Refusal } from '#shared/refusal'
import { RedisServer } from '#tests/support/redis-server'

const line = (id: string, isOpen = true) => ({ id, isOpen: () => isOpen })

function liveContract(engine: string, make: () => Live): void {
  describe(`Live on ${engine}`, () => {
    it('[RO7] counts a person once, however many lines they have, and no longer when the last is gone', () => {
      const live = make()
      live.arrive('room', 'visit-1', line('line-a'))
      live.arrive('room', 'visit-1', line('line-b'))
      live.arrive('room', 'visit-2', line('line-c'))
      expect(live.visitorsIn('room')).toBe(2)
      expect(live.depart('line-a')).toEqual(['room'])
      expect(live.visitorsIn('room')).toBe(2)
      live.depart('line-b')
      expect(live.visitorsIn('room')).toBe(1)
      expect(live.isConnected('visit-1')).toBe(false)
      expect(live.isConnected('visit-2')).toBe(true)
    })

    it('[RO5] leaving one place keeps the line in the others', () => {
      const live = make()
      live.arrive('room', 'visit-1', line('line-a'))
      live.arrive('session', 'visit-1', line('line-a'))
      live.depart('line-a', 'room')
      expect([live.visitorsIn('room'), live.visitorsIn('session')]).toEqual([0, 1])
    })

    it('[RO7] a visit that may be in a place no more is counted there by none of its lines, and nobody is once it is empty', () => {
      const live = make()
      live.arrive('room', 'visit-1', line('line-a'))
      live.arrive('room', 'visit-1', line('line-b'))
      live.arrive('room', 'visit-2', line('line-c'))
      live.vacate('room', 'visit-1')
      expect([live.visitorsIn('room'), live.isConnected('visit-1')]).toEqual([1, true])
      live.vacate('room')
      expect(live.visitorsIn('room')).toBe(0)
    })

    it('[RO7] whose line fell while they were being let in is not there, nor connected', () => {
      const live = make()
      live.arrive('room', 'visit-1', line('line-a', false))
      expect([live.visitorsIn('room'), live.isConnected('visit-1')]).toEqual([0, false])
    })

    it('[WI1] spends a limit point by point, says how long to wait, and keeps people apart', async () => {
      const live = make()
      expect(await live.take('talk', 'a', 2, 60_000)).toBe(0)
      expect(await live.take('talk', 'a', 2, 60_000)).toBe(0)
      const waitMs = await live.take('talk', 'a', 2, 60_000)
      expect(waitMs).toBeGreaterThan(0)
      expect(waitMs).toBeLessThanOrEqual(60_000)
      expect(await live.take('talk', 'b', 2, 60_000)).toBe(0)
      expect(await live.take('read', 'a', 2, 60_000)).toBe(0)
    })

    it('[WI1] spends several limits of a person in one trip: the same points as one by one, and none of what stands behind a full one', async () => {
      const live = make()
      const asked = [{ limit: 'talk', points: 2, perMs: 60_000 }, { limit: 'talkLong', points: 3, perMs: 600_000 }] as const
      expect([await live.takeEach('a', asked), await live.takeEach('a', asked)]).toEqual([0, 0])
      expect(await live.take('talk', 'a', 2, 60_000)).toBeGreaterThan(0)
      const waitMs = await live.takeEach('a', asked)
      expect(waitMs).toBeGreaterThan(0)
      expect(waitMs).toBeLessThanOrEqual(60_000)
      // Two of the three are spent.
      expect([await live.take('talkLong', 'a', 3, 600_000), (await live.take('talkLong', 'a', 3, 600_000)) > 0]).toEqual([0, true])
      expect(await live.takeEach('b', asked)).toBe(0)
    })

    it('[WI18] a duty nobody has is had by whoever asks, and still when asked again', async () => {
      const live = make()
      const duty = randomUUID()
      expect([await live.holdLease(duty), await live.holdLease(duty)]).toEqual([true, true])
      await live.letGoLease(duty)
      expect(await live.holdLease(duty)).toBe(true)
    })
  })
}

liveContract('memory', makeLiveMemory)

let redis: RedisServer
const opened: { close(): Promise<void> }[] = []
function openLive(onRefused?: () => void) {
  const line = openRedisLine(redis.url)
  const live = makeLiveRedis(line, randomUUID(), onRefused)
  opened.push(line)
  return live
}
beforeAll(async () => { redis = await RedisServer.start() })
afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()))
  await redis.kill()
})

liveContract('Redis', () => openLive())

describe('who is where over two nodes', () => {
  it('[FA10] [RO7] does not hang on their clocks: one that is an hour ahead or behind counts everyone, and is counted', async () => {
    const [good, off] = [openLive(), openLive()]
    good.arrive('room', 'visit-1', line('line-a'))
    off.arrive('room', 'visit-2', line('line-b'))
    for (const aheadMs of [3_600_000, -3_600_000]) {
      const counts = async (): Promise<[number, number]> => {
        await good.exchange(['staff-1'])
        const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + aheadMs)
        await off.exchange(['staff-2'])
        now.mockRestore()
        await good.exchange(['staff-1'])
        return [good.visitorsIn('room'), off.visitorsIn('room')]
      }
      await expect.poll(counts, { message: `${aheadMs} ms` }).toEqual([2, 2])
      expect([good.isConnected('visit-2'), off.isConnected('visit-1'), good.isStaffElsewhere('staff-2'), off.isStaffElsewhere('staff-1')]).toEqual([true, true, true, true])
    }
  })

  it('[RO7] what a node said of its people lives fifteen seconds, and with its end they are counted no more', async () => {
    const [here, gone] = [openLive(), openLive()]
    gone.arrive('room-2', 'visit-3', line('line-c'))
    await expect.poll(async () => { await gone.exchange([]); await here.exchange([]); return here.visitorsIn('room-2') }).toBe(1)
    const keys = (await redis.cli('keys', 'engawa:node:*')).toString().trim().split('\n')
    expect(keys.length).toBeGreaterThanOrEqual(2)
    for (const key of keys) {
      const leftMs = Number((await redis.cli('pttl', key)).toString())
      expect(leftMs).toBeGreaterThan(0)
      expect(leftMs).toBeLessThanOrEqual(15_000)
      // As after that time.
      await redis.cli('del', key)
    }
    await here.exchange([])
    expect(here.visitorsIn('room-2')).toBe(0)
  })
})

describe('who is where, and a Redis that says no', () => {
  // What nodes of earlier tests told of themselves would be heard for fifteen seconds.
  beforeEach(() => redis.cli('flushall'))

  /** Whether one node knows of the visit and the member of staff on the other, and how many it counts there. */
  async function seenFrom(here: Live, there: Live): Promise<[boolean, boolean, number]> {
    await there.exchange(['staff-1'])
    await here.exchange([])
    return [here.isConnected('visit-1'), here.isStaffElsewhere('staff-1'), here.visitorsIn('room-3')]
  }

  it('[FA7] [RO7] goes on with one that is full: who comes elsewhere is counted, and who leaves is not', async () => {
    const [here, there] = [openLive(), openLive()]
    there.arrive('room-3', 'visit-1', line('line-a'))
    await expect.poll(() => seenFrom(here, there)).toEqual([true, true, 1])
    await redis.cli('config', 'set', 'maxmemory', '1')
    try {
      there.depart('line-a')
      await expect.poll(() => seenFrom(here, there)).toEqual([false, true, 0])
      there.arrive('room-3', 'visit-1', line('line-a'))
      await expect.poll(() => seenFrom(here, there)).toEqual([true, true, 1])
    } finally {
      await redis.cli('config', 'set', 'maxmemory', '0')
    }
  })

  it('[FA7] [LI9] one question that Redis leaves without an answer does not make everybody elsewhere gone', async () => {
    const [here, there] = [openLive(), openLive()]
    there.arrive('room-3', 'visit-1', line('line-a'))
    await expect.poll(() => seenFrom(here, there)).toEqual([true, true, 1])
    await redis.cli('client', 'pause', '1000')
    const asked = performance.now()
    await here.exchange([])
    // It gave up: the answer would have come after a second.
    expect(performance.now() - asked).toBeLessThan(950)
    expect(here.visitorsIn('room-3')).toBe(1)
  })

  it.each([
    ['that may not be written', ['config', 'set', 'min-replicas-to-write', '1'], ['config', 'set', 'min-replicas-to-write', '0']],
    ['whose user lacks a command', ['acl', 'setuser', 'default', '-time'], ['acl', 'setuser', 'default', '+time']],
  ])('[FA7] [LI9] with one %s nobody is elsewhere, rather than whoever was there before; it is said once, and all are there again afterwards', async (_why, forbid, allow) => {
    let refusals = 0
    const [here, there] = [openLive(() => { refusals += 1 }), openLive()]
    there.arrive('room-3', 'visit-1', line('line-a'))
    for (const n of [1, 2]) {
      await expect.poll(() => seenFrom(here, there)).toEqual([true, true, 1])
      await redis.cli(...forbid)
      try {
        await expect.poll(async () => [await seenFrom(here, there), refusals]).toEqual([[false, false, 0], n])
        expect(await seenFrom(here, there)).toEqual([false, false, 0])
      } finally {
        await redis.cli(...allow)
      }
      expect(refusals).toBe(n)
    }
  })
})

describe('limits over two nodes', () => {
  const names = Object.keys(limits) as LimitName[]
  const points = 2
  /** Whether a point was to be had, or the code of the no. */
  const take = (live: Live, name: LimitName, key: string): Promise<string> =>
    Promise.resolve(live.take(name, key, points, 60_000)).then((waitMs) => (waitMs === 0 ? 'ok' : 'wait'), (error: Error) => (error instanceof Refusal ? error.code : error.message))
  const isShared = async (near: Live, far: Live): Promise<boolean> => {
    const key = randomUUID()
    const taken = [await take(near, 'address_sign_in', key), await take(far, 'address_sign_in', key), await take(near, 'address_sign_in', key)]
    return taken.join() === 'ok,ok,wait'
  }

  it('[WI12] each says whether it fails open or closed: what keeps a person in or lets them call is open, guessing passwords and words to come back by is closed', () => {
    const rows = names.map((name) => `${name.padEnd(18)}${limits[name].failOpen ? 'open  ' : 'closed'}  ${limits[name].why}`)
    console.log(rows.join('\n'))
    expect(names.filter((name) => !limits[name].failOpen)).toEqual(['address_return', 'return_anywhere', 'address_sign_in', 'sign_in', 'sign_in_anywhere'])
    expect(names).toEqual(expect.arrayContaining(['crisis', 'help', 'talk', 'report', 'staff', 'renew', 'line_minute_1', 'house_minute_1']))
  })

  it('[WI12] of what is asked all the time each node gives a quarter before it asks, and tells of it then: never more than that over what is shared', async () => {
    const [near, far] = [openLive(), openLive()]
    await expect.poll(() => isShared(near, far)).toBe(true)
    const key = randomUUID()
    const taken = async (live: Live, times: number): Promise<number> => {
      let given = 0
      for (let n = 0; n < times; n += 1) if ((await live.take('talk', key, 8, 60_000)) === 0) given += 1
      return given
    }
    // Without a trip: two of eight.
    expect([near.take('talk', key, 8, 60_000), near.take('talk', key, 8, 60_000)]).toEqual([0, 0])
    // The third tells of them: of the eight six are left to the other node, beside its own quarter.
    expect(await near.take('talk', key, 8, 60_000)).toBe(0)
    expect(await taken(far, 20)).toBe(2 + 3)
    expect([await taken(near, 5), await taken(far, 5)]).toEqual([0, 0])
    const late = openLive()
    await expect.poll(() => isShared(near, late)).toBe(true)
    expect(await taken(late, 20)).toBe(2)
  })

  it('[WI12] a quarter that was given begins the window: what is told later does not make it longer', async () => {
    const live = openLive()
    await expect.poll(() => isShared(live, live)).toBe(true)
    const key = randomUUID()
    const from = performance.now()
    expect([await live.take('talk', key, 4, 60_000), await live.take('talk', key, 4, 60_000), await live.take('talk', key, 4, 60_000), await live.take('talk', key, 4, 60_000)]).toEqual([0, 0, 0, 0])
    await expect.poll(() => performance.now() - from).toBeGreaterThan(50)
    const waitMs = await live.take('talk', key, 4, 60_000)
    expect(waitMs).toBeGreaterThan(0)
    expect(waitMs).toBeLessThanOrEqual(60_000 - 50)
  })

  it.each(['killed', 'hung'] as const)('[WI12] with Redis a limit is one over all nodes; with Redis %s an open one is counted by each, a closed one refuses, and nobody waits for it', async (how) => {
    const [near, far] = [openLive(), openLive()]
    await expect.poll(() => isShared(near, far)).toBe(true)
    for (const name of names) {
      const key = randomUUID()
      expect([await take(near, name, key), await take(far, name, key), await take(near, name, key), await take(far, name, key)], name).toEqual(['ok', 'ok', 'wait', 'wait'])
    }
    if (how === 'killed') await redis.kill()
    else await redis.hang()
    for (const live of [near, far]) await expect.poll(() => take(live, 'sign_in', randomUUID())).toBe('unavailable')
    const from = performance.now()
    for (const name of names) {
      const key = randomUUID()
      const answers = [await take(near, name, key), await take(near, name, key), await take(near, name, key), await take(far, name, key)]
      expect(answers, name).toEqual(limits[name].failOpen ? ['ok', 'ok', 'wait', 'ok'] : Array(4).fill('unavailable'))
    }
    expect(performance.now() - from).toBeLessThan(700)
    if (how === 'killed') await redis.start()
    else redis.goOn()
    await expect.poll(() => isShared(near, far)).toBe(true)
  })
})
