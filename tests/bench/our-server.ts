// The shipped build with a database of its own, both on the server's core; limits raised by settings, nothing else changed.
import { join } from 'node:path'
import { hashPassword, newPassword } from '#server/identity/password'
import type { Settings } from '#server/settings'
import { findRunning } from '#server/storage/postgres/embedded/postmaster'
import { layoutOf } from '#server/storage/postgres/embedded/cluster'
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import { RedisServer } from '#tests/support/redis-server'
import { type AppProcess, startApp } from '../measure/app-process.ts'
import type { Workshop } from '../measure/measuring-command.ts'
import { openOwnDatabase } from '../measure/own-database.ts'
import { MissingPart } from '../measure/problems.ts'
import { childrenOf, cpuMs, familyCpuMs, nameOf, pin } from './processor.ts'

export interface OurServer {
  /** the first node's */
  url: string
  /** each node's */
  urls: string[]
  databaseUrl: string
  pid: number
  roomIds: Id[]
  password: string
  /** the apps' (with their Redis) and the database's processes */
  cpuMs(): { app: number; database: number }
  stop(): Promise<void>
}

const roomSize = 2_000
const plenty = { points: 1_000_000, perMs: 1_000 }
const rateNames = ['talk', 'talkLong', 'read', 'move', 'report', 'crisis', 'help', 'staff', 'unknown', 'enter', 'signIn'] as const satisfies readonly (keyof Settings['rates'])[]
const settings: Partial<Settings> = { rates: Object.fromEntries(rateNames.map((name) => [name, plenty])) as Settings['rates'] }

export interface Shape {
  /** Node's own flags */
  flags?: readonly string[]
  /** more than one are joined by a Redis of their own, all on the server's core */
  nodes?: number
}

export async function startOurServer(workshop: Workshop, rooms: number, { flags = [], nodes = 1 }: Shape = {}): Promise<OurServer> {
  const database = await openOwnDatabase(workshop)
  const postmaster = findRunning(layoutOf(database.folder))?.pid
  if (postmaster === undefined) throw new MissingPart('the database is not there')
  for (const pid of [postmaster, ...childrenOf(postmaster)]) pin(pid, 'server')
  const furnished = await database.furnish(async (context, areaId) => {
    for (const [key, value] of Object.entries(settings)) await context.store.records.setSetting(key, value)
    const password = newPassword(context.ids)
    const passwordHash = await hashPassword(password)
    const add = (login: string, name: string, role: Role) =>
      context.store.staff.add({ id: context.ids.next(), areaId, login, name, roles: [role], passwordHash, isDemo: true, now: context.clock.now() })
    await add('supervisor', '見守り役', 'supervisor')
    const roomIds: Id[] = []
    for (let n = 1; n <= rooms; n += 1) {
      await add(`host-${n}`, `進行役${n}`, 'host')
      const id = context.ids.next()
      await context.store.rooms.addPlace(id, areaId, 'room')
      await context.store.records.addRoom({ id, name: `間${n}`, kind: 'talk', audience: 'everyone', capacity: roomSize, sort: n })
      roomIds.push(id)
    }
    return { password, roomIds }
  })
  const redis = nodes > 1 ? await RedisServer.start(database.folder).catch(() => { throw new MissingPart('several nodes need redis-server') }) : undefined
  if (redis) workshop.atEnd(() => redis.kill())
  const apps: AppProcess[] = []
  for (let n = 0; n < nodes; n += 1) {
    const env = redis ? { REDIS_URL: redis.url, DATA_DIR: join(database.folder, `app-${n}`) } : {}
    const app = await startApp({ databaseUrl: database.url, masterKey: database.masterKey, folder: database.folder, flags, env })
    workshop.atEnd(() => app.stop())
    pin(app.pid, 'server')
    apps.push(app)
  }
  const [first] = apps
  if (!first) throw new MissingPart('no node was asked for')
  // Only its children are this run's own.
  const redisPids = redis ? childrenOf(process.pid).filter((pid) => nameOf(pid).startsWith('redis-server')) : []
  for (const pid of redisPids) pin(pid, 'server')
  const stop = async () => { for (const app of apps) await app.stop() }
  return {
    ...furnished, url: first.url, urls: apps.map(({ url }) => url), databaseUrl: database.url, pid: first.pid, stop,
    cpuMs: () => ({ app: [...apps.map(({ pid }) => pid), ...redisPids].reduce((sum, pid) => sum + cpuMs(pid), 0), database: familyCpuMs(postmaster) }),
  }
}
