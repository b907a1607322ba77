// The database stopped as by a power cut, hung with every backend, or back at another port (rule FA6), under talk at two nodes.
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '#tests/support/until'
import { type FaultRun, type Step, within } from '../fault-run.ts'
import { FairClock } from '../rig/fair-clock.ts'
import { openHouse } from '../rig/house.ts'
import { lookIntoLog, topOf } from '../rig/look-into-log.ts'
import { openRooms } from '../rig/people.ts'
import { Talk } from '../rig/talk.ts'
import { areAnswered } from './hang-node.ts'

const saidWithinMs = 2_000
const hangMs = 10_000

export const postgres: FaultRun = {
  // Of each: stopped at once, hung, elsewhere.
  size: { short: 3, full: 50 },
  withinMs: within(6, 60),
  beside: 'short',
  plan(chance, size, profile) {
    const hangs = profile === 'full' ? Math.ceil(size / 10) : size
    const steps = [...Array.from({ length: size }, () => 'stop'), ...Array.from({ length: hangs }, () => 'hang'), ...Array.from({ length: hangs }, () => 'move')]
    return steps.map((what): Step => ({ what, beforeMs: 200 + chance.whole(800), awayMs: what === 'hang' ? hangMs : 2_200 + chance.whole(1_500) }))
  },
  async hold(rig, { history, plan, mark, profile }) {
    const clock = new FairClock()
    rig.atEnd(() => clock.stop())
    const house = await openHouse(rig, { rooms: 1, hasWire: true })
    const roomId = house.rooms[0] ?? ''
    const crew = await openRooms(house)
    const talk = new Talk(history, mark)
    for (const home of [0, 1]) await talk.reader(house, roomId, home)
    for (let n = 0; n < 6; n += 1) await talk.writer(house, roomId, n, () => 10)
    const writers = talk.readers.map(({ someone }) => someone).filter(({ name }) => name.startsWith('writer'))
    const toldMs: number[] = []
    const backMs: number[] = []
    for (const { what, beforeMs, awayMs } of plan) {
      await pause(Number(beforeMs))
      const from = performance.now()
      if (what === 'hang') await rig.postgres.hang()
      else await rig.postgres.stopAtOnce()
      // A starved node may have called the database away by itself a moment before: whoever was told so and not yet told otherwise knows.
      const listeners = talk.readers.map(({ someone }) => someone)
      await until('everyone is told', () => listeners.every(({ told }) => told.some(({ isDatabaseUp, at }) => !isDatabaseUp && at >= from) || told.at(-1)?.isDatabaseUp === false), Number(awayMs) + 3_000).catch(() => undefined)
      for (const { name, told } of listeners) {
        const isToldBefore = told.findLast(({ at }) => at < from)?.isDatabaseUp === false
        const at = isToldBefore ? from : (told.find((each) => !each.isDatabaseUp && each.at >= from)?.at ?? Number.POSITIVE_INFINITY)
        const ms = profile === 'full' ? at - from : clock.between(from, at)
        toldMs.push(ms)
        if (ms > saidWithinMs) history.broken.push(`${name} was told of the database's ${what} after ${Math.round(ms)} ms`)
      }
      await pause(Math.max(0, Number(awayMs) - (performance.now() - from)))
      if (what === 'hang') rig.postgres.goOn()
      else await rig.postgres.start(what === 'move')
      if (what === 'move') house.wire?.retarget(rig.postgres.port)
      house.databaseUrl = rig.postgres.urlOf(new URL(house.databaseUrl).pathname.slice(1))
      const isBackAt = performance.now()
      const begun = history.asked.length
      await until('everyone writes again', () => areAnswered(writers, history.asked.slice(begun)), 30_000).catch(() => history.broken.push(`not everyone writes after the database's ${what}`))
      await until('everyone is told that it is back', () => listeners.every(({ told }) => told.at(-1)?.isDatabaseUp), 10_000).catch(() => history.broken.push(`not told that the database is back after ${what}`))
      backMs.push(performance.now() - isBackAt)
      rig.say(`${what}: told within ${Math.round(Math.max(...toldMs.slice(-listeners.length)))} ms, all well ${Math.round(backMs.at(-1) ?? 0)} ms after its return`)
    }
    await talk.fallsSilent()
    await talk.isHeardByAll((id) => topOf(house.databaseUrl, id))
    await lookIntoLog(history, house, house.rooms, talk.idOf)
    for (const node of house.nodes) if (await node.hasEnded()) history.broken.push(`a node has ended: ${node.errors.slice(0, 3).join(' ').slice(0, 800)}`)
    talk.goHome()
    crew.goHome()
    return { faults: plan.length, toldWithinMs: Math.round(Math.max(...toldMs)), backWithinMs: Math.round(Math.max(...backMs)) }
  },
}
