// Asked to rest, removed, locked out, paused, closed while sending (rule FA3), with Redis and without: the database's own order of
// commits says what came after. Host and supervisor sit at one node each, the person at either.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type FaultRun, type Step, within } from '../fault-run.ts'
import { openHouse } from '../rig/house.ts'
import { lookIntoLog } from '../rig/look-into-log.ts'
import { openRooms } from '../rig/people.ts'
import { Talk } from '../rig/talk.ts'
import { neverQuiet, openLane, type Stage } from './silence/lane.ts'
import { lockRoom } from './silence/lock-room.ts'
import { noteCommits, type Rested, restPerson } from './silence/rest-person.ts'
import { stopRoom } from './silence/stop-room.ts'

const lanes = 8
/** Of twenty. What stops a whole room stops everyone in it, so that few of them are many silences. */
const draws = ['rest', 'rest', 'rest', 'rest', 'rest', 'rest', 'rest', 'rest', 'remove', 'remove', 'remove', 'remove', 'remove', 'remove', 'lock', 'lock', 'lock', 'lock', 'pause', 'close'] as const

export const silence: FaultRun = {
  size: { short: 500, full: 10_000 },
  withinMs: within(6, 240),
  plan: (chance, size) =>
    Array.from({ length: size }, (_, n): Step => ({ what: draws[chance.whole(draws.length)] ?? 'rest', home: chance.whole(2), before: 1 + chance.whole(3), waitMs: chance.whole(3) * chance.whole(8), hasRedis: n < size / 2 })),
  async hold(rig, held) {
    const house = await openHouse(rig, { rooms: lanes })
    const crew = await openRooms(house)
    const talk = new Talk(held.history, held.mark)
    const look = new pg.Pool({ connectionString: house.databaseUrl, max: 4 })
    look.on('error', () => undefined)
    rig.atEnd(() => look.end())
    const stage: Stage = { house, crew, talk, held, look, lanes: [], comers: { count: 0 } }
    for (const roomId of house.rooms) stage.lanes.push(await openLane(stage, roomId))
    let isOver = false
    const voices = stage.lanes.map((lane) => neverQuiet(stage, lane, () => isOver))
    const rested: Rested[] = []
    let done = 0
    for (const hasRedis of [true, false]) {
      const steps = held.plan.filter((step) => step.hasRedis === hasRedis)
      if (!hasRedis) await rig.redis.kill()
      await pause(hasRedis ? 0 : 1_500)
      // Whoever is free takes the next one.
      const next = steps.values()
      await Promise.all(stage.lanes.map(async (lane) => {
        for (const step of next) {
          if (step.what === 'rest' || step.what === 'remove') rested.push(await restPerson(stage, lane, step))
          else if (step.what === 'lock') await lockRoom(stage, lane, step)
          else await stopRoom(stage, lane, step)
          if ((done += 1) % 500 === 0) rig.say(`${done} interleavings`)
        }
      }))
      rig.say(`${steps.length} interleavings ${hasRedis ? 'with' : 'without'} Redis`)
    }
    await Promise.all(rested.map(({ isDeaf }) => isDeaf))
    isOver = true
    await Promise.all(voices)
    await noteCommits(stage, rested)
    await rig.redis.start()
    await lookIntoLog(held.history, house, house.rooms, talk.idOf)
    for (const each of [...stage.lanes.flatMap(({ residents }) => residents), crew]) each.goHome()
    const count = (what: string): number => held.plan.filter((step) => step.what === what).length
    return {
      interleavings: held.plan.length, rests: count('rest'), removals: count('remove'), locks: count('lock'), pauses: count('pause'), closings: count('close'),
      lockedOut: held.history.silenced.filter(({ by }) => by.startsWith('stranger')).length, refused: held.history.asked.filter(({ refused }) => refused !== null).length,
    }
  },
}
