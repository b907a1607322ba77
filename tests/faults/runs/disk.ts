// The database's volume is full (rule FA6): nothing is acknowledged that is not stored, and with room again all goes on.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fillVolume, mountVolume, unmountVolume } from '#tests/support/small-volume'
import { until } from '#tests/support/until'
import { type FaultRun, SkippedRun, within } from '../fault-run.ts'
import { openHouse } from '../rig/house.ts'
import { askDatabase, lookIntoLog, topOf } from '../rig/look-into-log.ts'
import { openRooms } from '../rig/people.ts'
import { Talk } from '../rig/talk.ts'

const volumeMb = 320

export const disk: FaultRun = {
  size: { short: 1, full: 3 },
  withinMs: within(5, 20),
  beside: 'short',
  plan: (chance, size) => Array.from({ length: size }, () => ({ fullMs: 2_000 + chance.whole(2_000) })),
  async hold(rig, { history, plan, mark }) {
    const volume = join(rig.folder, 'volume')
    if (!mountVolume(volume, volumeMb)) throw new SkippedRun('this account may not mount a tmpfs')
    rig.atEnd(() => unmountVolume(volume))
    const postgres = await rig.postgresIn(volume)
    const house = await openHouse({ ...rig, postgres }, { rooms: 1 })
    const roomId = house.rooms[0] ?? ''
    const crew = await openRooms(house)
    const talk = new Talk(history, mark)
    for (const home of [0, 1]) await talk.reader(house, roomId, home)
    for (let n = 0; n < 4; n += 1) await talk.writer(house, roomId, n, () => 20)
    await until('somebody talks', () => talk.acked > 20, 20_000)
    for (const { fullMs } of plan) {
      const ballast = fillVolume(volume)
      // The log's present segment is used up by other writing, as a night's backup might.
      await askDatabase(house.databaseUrl, 'create table ballast as select repeat(md5(n::text), 200) as text from generate_series(1, 40000) n').catch(() => [])
      const before = talk.acked
      await pause(Number(fullMs))
      rig.say(`full: ${talk.acked - before} lines acknowledged meanwhile`)
      rmSync(ballast)
      // What a service manager does: a database that gave up is started again.
      await postgres.ensureRunning()
      const from = talk.acked
      await until('lines are acknowledged again', () => talk.acked > from + 8, 30_000).catch(() => history.broken.push('nothing is acknowledged after there was room again'))
      await askDatabase(house.databaseUrl, 'drop table if exists ballast')
    }
    await talk.fallsSilent()
    await talk.isHeardByAll((id) => topOf(house.databaseUrl, id))
    await lookIntoLog(history, house, house.rooms, talk.idOf)
    for (const node of house.nodes) if (await node.hasEnded()) history.broken.push('a node has ended')
    talk.goHome()
    crew.goHome()
    for (const node of house.nodes) await node.kill()
    return { times: plan.length, stored: history.stored.length }
  },
}
