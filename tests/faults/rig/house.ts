// The house of one run: a database of its own on the rig's server, reached over a wire; nodes of the shipped build; rooms and staff.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type BuiltContext, buildContext } from '#server/build-context'
import { hashPassword, newPassword } from '#server/identity/password'
import { makeNotify } from '#server/notify/notify'
import { checkMasterKey } from '#server/records/check-master-key'
import { seedBasics } from '#server/seed/seed-basics'
import type { Settings } from '#server/settings'
import { migrate } from '#server/storage/postgres/migrate'
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import { Client } from 'pg'
import type { Rig } from './rig.ts'
import { Node } from './node.ts'
import { FaultyWire } from './wire.ts'

export interface StaffCredentials { login: string; password: string; name: string; role: Role }
export interface House {
  nodes: Node[]
  urls: string[]
  /** between the nodes and their database */
  wire: FaultyWire | null
  rooms: Id[]
  staff: StaffCredentials[]
  masterKey: Buffer
  /** past the wire, for looking */
  databaseUrl: string
  settings: Partial<Settings>
}

export interface HouseOptions {
  nodes?: number
  rooms?: number
  staff?: Partial<Record<Role, number>>
  settings?: Partial<Settings>
  env?: NodeJS.ProcessEnv
  isAlone?: boolean
  hasWire?: boolean
  /** before any node runs */
  furnish?: (context: BuiltContext, areaId: Id) => Promise<void>
}

const plenty = { points: 1_000_000, perMs: 1_000 }
const rateNames = ['talk', 'talkLong', 'read', 'move', 'report', 'crisis', 'help', 'staff', 'unknown', 'enter', 'signIn'] as const
const hour = 60 * 60_000

/** Everything that is set otherwise than shipped: no limits, no room that rests because the rig has killed its host's node, and none that
 * slows down because nobody looks at the lines a starved machine held back. */
export const rigSettings: Partial<Settings> = {
  rates: Object.fromEntries(rateNames.map((name) => [name, plenty])) as Settings['rates'],
  heldSlowAt: 1_000_000, heldRestAt: 1_000_000, breakMs: 0, heartbeatMs: 2_000, hostGraceMs: 12 * hour, supervisorGraceMs: 12 * hour, listenerGraceMs: hour,
}

export async function furnishHouse(url: string, masterKey: Buffer, { rooms = 1, staff = {}, settings = {}, furnish }: HouseOptions): Promise<{ rooms: Id[]; staff: StaffCredentials[] }> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const context = await buildContext({ databaseUrl: url, masterKey, log, notify: makeNotify({ allowsPrivate: true }) })
  try {
    await checkMasterKey(context)
    await context.store.records.markDemo()
    const areaId = await seedBasics(context)
    for (const [key, value] of Object.entries({ ...rigSettings, ...settings })) await context.store.records.setSetting(key, value)
    const ids: Id[] = []
    for (let sort = 0; sort < rooms; sort += 1) {
      const id = context.ids.next()
      await context.store.rooms.addPlace(id, areaId, 'room')
      await context.store.records.addRoom({ id, name: `間${sort + 1}`, kind: 'talk', audience: 'everyone', capacity: 5_000, sort })
      ids.push(id)
    }
    const password = newPassword(context.ids)
    const passwordHash = await hashPassword(password)
    const people = Object.entries({ host: 1, supervisor: 1, ...staff }).flatMap(([role, count]) =>
      Array.from({ length: count }, (_, n): StaffCredentials => ({ login: `${role}-${n + 1}`, password, name: `${names[role as Role] ?? role}その${n + 1}`, role: role as Role })),
    )
    for (const { login, name, role } of people) {
      await context.store.staff.add({ id: context.ids.next(), areaId, login, name, roles: [role], passwordHash, isDemo: true, now: context.clock.now() })
    }
    await furnish?.(context, areaId)
    return { rooms: ids, staff: people }
  } finally {
    await context.store.close()
  }
}

const names: Partial<Record<Role, string>> = { host: '進行役', supervisor: '見守り役', peer_supporter: '聴き手', coordinator: '調整役', professional: '専門役' }

export async function openHouse(rig: Rig, options: HouseOptions = {}): Promise<House> {
  const name = `run_${randomBytes(6).toString('hex')}`
  await rig.postgres.asOwner((client) => client.query(`create database ${name} owner engawa`))
  const databaseUrl = rig.postgres.urlOf(name)
  await migrate(databaseUrl)
  const masterKey = randomBytes(32)
  const { rooms, staff } = await furnishHouse(databaseUrl, masterKey, options)
  // The rig carries the database's bytes itself only where it must: a crowd would wait for the rig instead of for the house.
  const wire = options.hasWire ? await FaultyWire.to(rig.postgres.port) : null
  if (wire) rig.atEnd(() => wire.end())
  const nodesUrl = wire ? rig.postgres.urlOf(name, wire.port) : databaseUrl
  await sayDurability(rig, nodesUrl)
  const env = { ...(options.isAlone ? {} : { REDIS_URL: rig.redis.url }), ...options.env }
  const nodes = await Promise.all(Array.from({ length: options.nodes ?? 2 }, (_, n) => Node.prepare({ name: join(name, `node-${n + 1}`), folder: rig.folder, masterKey, databaseUrl: nodesUrl, env })))
  for (const node of nodes) rig.atEnd(() => node.kill())
  // One after the other: the first one puts the people of practice in.
  for (const node of nodes) await node.start()
  return { nodes, urls: nodes.map(({ url }) => url), wire, rooms, staff, masterKey, databaseUrl, settings: { ...rigSettings, ...options.settings } }
}

/** Every run says what its database promises, and is worth nothing when that is not all (rule FA1). */
export async function sayDurability(rig: Pick<Rig, 'say'>, url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const said: string[] = []
    for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      const { rows } = await client.query<Record<string, string>>(`show ${name}`)
      said.push(`${name} = ${rows[0]?.[name]}`)
    }
    rig.say(said.join(', '))
    if (said.some((each) => !each.endsWith(' = on'))) throw new Error(`the database is not durable: ${said.join(', ')}`)
  } finally {
    await client.end()
  }
}
