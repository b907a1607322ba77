// The database's volume is full (rule FA6): whoever writes is told so at their try, nothing is acknowledged that is not stored, and with
// room again all goes on.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fillVolume, mountVolume, unmountVolume } from '#tests/support/small-volume'
import { until } from '#tests/support/until'
import { type FaultRun, SkippedRun, within } from '../fault-run.ts'
import { FairClock } from '../rig/fair-clock.ts'
import { openHouse } from '../rig/house.ts'
import { askDatabase, lookIntoLog, topOf } from '../rig/look-into-log.ts'
import { openRooms } from '../rig/people.ts'
import type { PostgresServer } from '../rig/postgres-server.ts'
import type { Tried } from '../rig/someone.ts'
import { Talk } from '../rig/talk.ts'

const volumeMb = 320
const saidWithinMs = 2_000
const toldAtLastMs = 20_000

export const disk: FaultRun = {
  size: { short: 1, full: 3 },
  withinMs: within(5, 20),
  beside: 'short',
  plan: (chance, size) => Array.from({ length: size }, () => ({ fullMs: 2_000 + chance.whole(2_000) })),
  async hold(rig, { history, plan, mark, profile }) {
    const clock = new FairClock()
    rig.atEnd(() => clock.stop())
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
    const writers = talk.readers.map(({ someone }) => someone).filter(({ name }) => name.startsWith('writer'))
    const tries: (Tried & { by: string })[] = []
    for (const each of writers) each.onTried = (tried) => void tries.push({ ...tried, by: each.name })
    const toldMs: number[] = []
    const alive: { from: number; to: number }[] = []
    let refused = 0
    for (const { fullMs } of plan) {
      const life = await lifeOf(postgres)
      const ballast = fillVolume(volume)
      // The log's present segment is used up by other writing, as a night's backup might.
      await askDatabase(house.databaseUrl, 'create table ballast as select repeat(md5(n::text), 200) as text from generate_series(1, 40000) n').catch(() => [])
      const [before, from] = [talk.acked, performance.now()]
      await pause(Number(fullMs))
      // What room the database has left in its own pages is used up by writing: on a busy machine that takes its time.
      const isTold = (name: string): boolean => tries.some(({ by, askedAt, code }) => by === name && askedAt >= from && code === 'unavailable')
      await until('each writer is told', () => writers.every(({ name }) => isTold(name)), toldAtLastMs).catch(() => undefined)
      for (const { name } of writers) if (!isTold(name)) history.broken.push(`the disk was full, and ${name} was never told so`)
      const to = performance.now()
      const isAlive = (await lifeOf(postgres)) === life
      if (isAlive) alive.push({ from, to })
      rig.say(`full: ${talk.acked - before} lines acknowledged meanwhile, the database ${isAlive ? 'goes on' : 'gave up'}`)
      rmSync(ballast)
      // What a service manager does: a database that gave up is started again.
      await postgres.ensureRunning()
      const again = talk.acked
      await until('lines are acknowledged again', () => talk.acked > again + 8, 30_000).catch(() => history.broken.push('nothing is acknowledged after there was room again'))
      await askDatabase(house.databaseUrl, 'drop table if exists ballast')
      const meanwhile = tries.filter(({ askedAt }) => askedAt >= from && askedAt < to)
      refused += meanwhile.filter(({ code }) => code === 'unavailable').length
      for (const { by, askedAt, answeredAt, code } of meanwhile) {
        const ms = profile === 'full' ? answeredAt - askedAt : clock.between(askedAt, answeredAt)
        toldMs.push(ms)
        if (ms > saidWithinMs) history.broken.push(`the disk was full, and a try of ${by} was answered ${code ?? 'never'} after ${Math.round(ms)} ms`)
      }
    }
    await talk.fallsSilent()
    await talk.isHeardByAll((id) => topOf(house.databaseUrl, id))
    await lookIntoLog(history, house, house.rooms, talk.idOf)
    // Refused, and stood already: only a database that fell may have left that open.
    const committedMs = new Map(history.stored.map(({ id, committedAt }) => [id, (committedAt ?? Number.POSITIVE_INFINITY) / 1_000 - performance.timeOrigin]))
    const wronged = tries.filter(({ code, askedAt, answeredAt, input }) => code === 'unavailable' && alive.some(({ from, to }) => askedAt >= from && answeredAt < to) && (committedMs.get((input as { clientId: string }).clientId) ?? Number.POSITIVE_INFINITY) < askedAt)
    for (const { by } of wronged) history.broken.push(`${by} was refused a line that stood`)
    for (const node of house.nodes) if (await node.hasEnded()) history.broken.push('a node has ended')
    talk.goHome()
    crew.goHome()
    for (const node of house.nodes) await node.kill()
    return { times: plan.length, stored: history.stored.length, refused, toldWithinMs: Math.round(Math.max(...toldMs)), gaveUp: plan.length - alive.length }
  },
}

/** The same as long as the database has not fallen; null when it is not there to be asked. */
const lifeOf = (postgres: PostgresServer): Promise<string | null> =>
  postgres.asOwner((client) => client.query<{ life: string }>("select backend_start::text as life from pg_stat_activity where backend_type = 'checkpointer'")).then(({ rows }) => rows[0]?.life ?? null, () => null)
