// A node's clock an hour ahead, an hour behind, and jumping between both ten times a second (rule FA10): the app only, its database
// keeps good time. Order is by seq, nothing is erased early, nobody's pass ends early.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type FaultRun, SkippedRun, type Step, within } from '../fault-run.ts'
import { openHouse } from '../rig/house.ts'
import { askDatabase, lookIntoLog, topOf } from '../rig/look-into-log.ts'
import { openRooms } from '../rig/people.ts'
import { Talk } from '../rig/talk.ts'

const offMostMs = 15_000

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
    const [node] = house.nodes
    if (!node) throw new Error('no node')
    for (const { what, seconds } of plan) {
      const dial = join(rig.folder, `clock-${mark}`)
      writeFileSync(dial, what === 'behind' ? '-3600' : '+3600')
      await node.stop()
      await node.start({ LD_PRELOAD: library, DONT_FAKE_MONOTONIC: '1', FAKETIME_TIMESTAMP_FILE: dial, FAKETIME_NO_CACHE: '1' })
      let isAhead = false
      const strobe = what === 'strobe' ? setInterval(() => { isAhead = !isAhead; writeFileSync(dial, isAhead ? '+3600' : '-3600') }, 100) : undefined
      rig.atEnd(() => clearInterval(strobe))
      const before = talk.acked
      await pause(Number(seconds) * 1_000)
      clearInterval(strobe)
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
    const [purged] = await askDatabase<{ n: string }>(house.databaseUrl, 'select count(*) as n from conversations where sealed_key is null or closed_at is not null')
    if (Number(purged?.n) !== 0) history.broken.push(`${purged?.n} conversations were closed or erased early`)
    const [ended] = await askDatabase<{ n: string }>(house.databaseUrl, 'select count(*) as n from visits where ended_at is not null')
    if (Number(ended?.n) !== 0) history.broken.push(`${ended?.n} visits ended early`)
    talk.goHome()
    crew.goHome()
    return { clocks: plan.length, stored: history.stored.length }
  },
}
