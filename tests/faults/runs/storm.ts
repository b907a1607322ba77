// Everyone comes back at once (rule FA9): all nodes die with the whole crowd connected; counted from the moment `/readyz` answers.
import { percentile } from '#tests/measure/percentile'
import { until } from '#tests/support/until'
import { type FaultRun, within } from '../fault-run.ts'
import { crowdComes } from '../rig/crowd.ts'
import { openHouse } from '../rig/house.ts'
import { lookIntoLog, topOf } from '../rig/look-into-log.ts'
import { openRooms } from '../rig/people.ts'
import { Talk } from '../rig/talk.ts'

/** Short runs share their machine with other tests. */
const mostWithinMs = { short: 12_000, full: 6_000 }
const allWithinMs = { short: 20_000, full: 10_000 }
const roomSize = 50

export const storm: FaultRun = {
  size: { short: 500, full: 3_000 },
  withinMs: within(6, 20),
  plan: (_chance, size) => [{ clients: size }],
  async hold(rig, { history, plan, chance, profile, mark }) {
    const clients = Number(plan[0]?.clients)
    const house = await openHouse(rig, { rooms: Math.ceil(clients / roomSize) })
    const crew = await openRooms(house)
    const talk = new Talk(history, mark)
    const crowd = await crowdComes(house, talk, clients, house.urls, chance.next)
    rig.say(`${crowd.length} are there`)
    for (const each of house.rooms.slice(0, 4)) await talk.writer(house, each, 0, () => 100)
    await until('somebody talks', () => talk.acked > 5, 20_000)
    await Promise.all(house.nodes.map((node) => node.kill()))
    const backAt = new Map<string, number>()
    const watch = setInterval(() => {
      for (const page of crowd) if (page.isSettled && !backAt.has(page.name)) backAt.set(page.name, performance.now())
    }, 20)
    rig.atEnd(() => clearInterval(watch))
    await Promise.all(house.nodes.map((node) => node.start()))
    const readyAt = performance.now()
    await until('all are back', () => backAt.size === crowd.length, allWithinMs[profile] + 20_000).catch(() => undefined)
    clearInterval(watch)
    const took = crowd.map(({ name }) => Math.max(0, (backAt.get(name) ?? Number.POSITIVE_INFINITY) - readyAt))
    const [most, all] = [percentile(took, 0.99) ?? 0, Math.max(...took)]
    if (most > mostWithinMs[profile]) history.broken.push(`99 % were back after ${Math.round(most)} ms`)
    if (all > allWithinMs[profile]) history.broken.push(`the last was back after ${Math.round(all)} ms`)
    await talk.fallsSilent()
    await talk.isHeardByAll((id) => topOf(house.databaseUrl, id))
    await lookIntoLog(history, house, house.rooms, talk.idOf)
    talk.goHome()
    crew.goHome()
    return { clients, p50Ms: Math.round(percentile(took, 0.5) ?? 0), p99Ms: Math.round(most), allMs: Math.round(all) }
  },
}
