// Redis killed, hung, emptied or full (rule FA7), under talk at two nodes: nothing is lost, and within three seconds of its return
// everyone hears everything again: what is said at the one node comes to the other as news, unasked.
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Entry } from '#shared/message'
import { until } from '#tests/support/until'
import { type FaultRun, type Step, within } from '../fault-run.ts'
import { FairClock } from '../rig/fair-clock.ts'
import { openHouse } from '../rig/house.ts'
import { lookIntoLog, topOf } from '../rig/look-into-log.ts'
import { openRooms } from '../rig/people.ts'
import type { Rig } from '../rig/rig.ts'
import type { Someone } from '../rig/someone.ts'
import { Talk } from '../rig/talk.ts'

const wholeWithinMs = 3_000
const writesWithinMs = 20_000

export const redis: FaultRun = {
  size: { short: 3, full: 50 },
  withinMs: within(5, 60),
  beside: 'short',
  plan(chance, size, profile) {
    const others = profile === 'full' ? Math.ceil(size / 10) : 1
    const of = (what: string, count: number) => Array.from({ length: count }, () => what)
    return [...of('kill', size), ...of('hang', profile === 'full' ? others : size), ...of('flush', others), ...of('full', others)].map((what): Step => ({
      what, beforeMs: 200 + chance.whole(500), awayMs: what === 'hang' ? (profile === 'full' ? 10_000 : 3_000) : 300 + chance.whole(1_500),
    }))
  },
  async hold(rig, { history, plan, mark, profile }) {
    const clock = new FairClock()
    rig.atEnd(() => clock.stop())
    const house = await openHouse(rig, { rooms: 1 })
    const roomId = house.rooms[0] ?? ''
    const crew = await openRooms(house)
    const talk = new Talk(history, mark)
    for (const home of [0, 1]) await talk.reader(house, roomId, home)
    for (let n = 0; n < 6; n += 1) await talk.writer(house, roomId, n, () => 20)
    const hearers = listenToNews(talk, [0, 1])
    const wholeMs: number[] = []
    const newsMs: number[] = []
    for (const { what, beforeMs, awayMs } of plan) {
      await pause(Number(beforeMs))
      const before = talk.acked
      await away(rig, String(what))
      await pause(Number(awayMs))
      await until('somebody writes', () => talk.acked > before, writesWithinMs).catch(() => history.broken.push(`nobody could write while Redis was away (${what})`))
      await back(rig, String(what))
      const from = performance.now()
      const top = await topOf(house.databaseUrl, roomId)
      const isWhole = () => talk.readers.every(({ someone }) => (someone.places.get(roomId)?.top ?? 0) >= top)
      await until('all hear all', isWhole, 4 * wholeWithinMs).catch(() => undefined)
      const ms = profile === 'full' ? performance.now() - from : clock.between(from, performance.now())
      wholeMs.push(ms)
      if (ms > wholeWithinMs) history.broken.push(`whole only ${Math.round(ms)} ms after Redis' return (${what})`)
      await until('news flow', () => hearers.every(({ came }) => (came.at(-1)?.askedAt ?? 0) >= from), 4 * wholeWithinMs).catch(() => undefined)
      for (const { reader, came } of hearers) {
        const at = came.find(({ askedAt }) => askedAt >= from)?.at ?? Number.POSITIVE_INFINITY
        const lateMs = profile === 'full' ? at - from : clock.between(from, at)
        newsMs.push(lateMs)
        if (lateMs > wholeWithinMs) history.broken.push(`${reader.name} had news of the other node only ${Math.round(lateMs)} ms after Redis' return (${what})`)
      }
      rig.say(`${what}: ${talk.acked - before} lines meanwhile, whole ${Math.round(wholeMs.at(-1) ?? 0)} ms after its return, news after ${Math.round(Math.max(...newsMs.slice(-hearers.length)))} ms`)
    }
    await talk.fallsSilent()
    await talk.isHeardByAll((id) => topOf(house.databaseUrl, id))
    await lookIntoLog(history, house, house.rooms, talk.idOf)
    for (const node of house.nodes) if (await node.hasEnded()) history.broken.push('a node has ended')
    talk.goHome()
    crew.goHome()
    return { faults: plan.length, wholeWithinMs: Math.round(Math.max(...wholeMs)), newsWithinMs: Math.round(Math.max(...newsMs)) }
  },
}

interface Hearer { reader: Someone; came: { askedAt: number; at: number }[] }

/** What comes to the reader at each of the nodes from the other one by itself: a beat and a reading back would make the place whole without it. */
function listenToNews({ readers, history, idOf }: Talk, homes: readonly number[]): Hearer[] {
  return homes.map((home) => {
    const reader = readers[home]?.someone as Someone
    const came: Hearer['came'] = []
    reader.onNews = (event, news) => {
      if (event !== 'place:news') return
      for (const entry of (news as { entries: readonly Entry[] }).entries) {
        const id = entry.kind === 'message' ? idOf(entry.text) : null
        const line = history.asked.findLast((each) => each.id === id)
        const writer = readers.find(({ someone }) => someone.name === line?.by)?.someone
        if (line && writer?.isAt(1 - home) && reader.isAt(home)) came.push({ askedAt: line.askedAt, at: performance.now() })
      }
    }
    return { reader, came }
  })
}

async function command(rig: Rig, work: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(rig.redis.url)
  try {
    await work(client)
  } finally {
    client.disconnect()
  }
}

async function away(rig: Rig, what: string): Promise<void> {
  if (what === 'kill') await rig.redis.kill()
  else if (what === 'hang') await rig.redis.hang()
  else if (what === 'flush') await command(rig, (client) => client.flushall())
  else await command(rig, (client) => client.config('SET', 'maxmemory', '1'))
}

async function back(rig: Rig, what: string): Promise<void> {
  if (what === 'kill') await rig.redis.start()
  else if (what === 'hang') rig.redis.goOn()
  else if (what === 'full') await command(rig, (client) => client.config('SET', 'maxmemory', '0'))
}
