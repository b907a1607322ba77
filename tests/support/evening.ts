// One evening of the service: the real app on a free port with a database of its own, a clock that is moved, and a named cast
// who come through the same doors as everyone.
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { createApp, type App } from '#server/app'
import { buildContext, type BuiltContext } from '#server/build-context'
import { hashPassword } from '#server/identity/password'
import { makeLog } from '#server/log'
import { seedLists } from '#server/moderation/word-lists/seed-lists'
import { seedBasics } from '#server/seed/seed-basics'
import type { Notify } from '#server/notify/notify'
import type { Opening } from '#shared/openings'
import type { Role } from '#shared/people'
import type { Settings } from '#server/settings'
import { freshDatabase } from '#tests/setup/database'
import { MovingClock } from './moving-clock.ts'
import { Person } from './person.ts'
import { until } from './until.ts'
import { Wire } from './wire.ts'

const masterKey = Buffer.from('e'.repeat(64), 'hex')
const builtPages = fileURLToPath(new URL('../../dist/client', import.meta.url))
const plenty = { points: 100_000, perMs: 1_000 }
const openHanded = Object.fromEntries(['talk', 'talkLong', 'read', 'move', 'report', 'crisis', 'help', 'staff', 'unknown', 'enter', 'signIn', 'lists'].map((name) => [name, plenty]))

export interface EveningOptions {
  settings?: Partial<Settings>
  /** rates as shipped instead of open-handed ones */
  hasRealRates?: boolean
  /** joins this house with others */
  redisUrl?: string
  /** the database is reached over a wire that can be cut: evening.wire */
  hasWire?: boolean
  /** real time, the watcher and the beat running, and the built pages served: for visits with a browser */
  isLive?: boolean
  /** a rule of this test says that errors are logged */
  mayLogErrors?: boolean
  /** ways out of the house; as shipped, webhooks go to public addresses only and there is no e-mail */
  notify?: Notify
}

export interface VisitorPass { pass: string; secret: string }

export class Evening {
  wire?: Wire
  readonly people: Person[] = []
  readonly staffIds = new Map<string, string>()
  readonly rooms = new Map<string, string>()

  private constructor(
    readonly context: BuiltContext,
    readonly app: App,
    readonly clock: MovingClock,
    readonly url: string,
    readonly areaId: string,
    readonly logged: string[],
    readonly options: EveningOptions,
    readonly databaseUrl: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async begin(options: EveningOptions = {}): Promise<Evening> {
    const database = await freshDatabase()
    if (!options.hasWire) return Evening.on(database.url, () => database.drop(), new MovingClock(), options)
    const url = new URL(database.url)
    const wire = await Wire.to(url.hostname, Number(url.port))
    url.port = String(wire.port)
    const evening = await Evening.on(url.href, async () => { await wire.end(); await database.drop() }, new MovingClock(), options)
    evening.wire = wire
    return evening
  }

  /** The house on a database that exists already: for restarts. */
  static async on(databaseUrl: string, drop: () => Promise<void>, clock: MovingClock, options: EveningOptions): Promise<Evening> {
    const logged: string[] = []
    const log = makeLog({ write: (line) => void logged.push(line) })
    const context = await buildContext({ databaseUrl, masterKey, log, clock: options.isLive ? { now: () => Date.now() } : clock, notify: options.notify, redisUrl: options.redisUrl })
    Object.assign(context.settings, options.hasRealRates ? {} : { rates: openHanded }, options.settings)
    if (options.isLive) {
      await seedBasics(context)
      await seedLists(context)
    }
    let area = await context.store.records.area()
    if (!area) await context.store.records.addArea((area = { id: context.ids.next(), name: '架空市' }).id, area.name)
    const app = createApp(context, { publicUrl: null, proxyHops: 0, isDemo: true, clientFolder: options.isLive ? builtPages : null })
    const port = await app.listen(0, '127.0.0.1')
    if (options.isLive) { app.watcher.start(); app.beat.start(); app.pings.start() }
    return new Evening(context, app, clock, `http://127.0.0.1:${port}`, area.id, logged, options, databaseUrl, drop)
  }

  /** Stops this process's part and begins again on the same database, as after a restart. */
  async restart(): Promise<Evening> {
    for (const person of this.people) person.leave()
    await this.app.close()
    await this.context.store.close()
    const next = await Evening.on(this.databaseUrl, this.drop, this.clock, this.options)
    for (const [name, id] of this.staffIds) next.staffIds.set(name, id)
    for (const [name, id] of this.rooms) next.rooms.set(name, id)
    return next
  }

  /** What a second node would hold: the same database, a pool and a memory of its own. Close its store. */
  otherNode(): Promise<BuiltContext> {
    return buildContext({ databaseUrl: this.databaseUrl, masterKey, log: this.context.log, clock: this.clock, notify: this.options.notify })
  }

  async room(name = 'ほしの間', more: { capacity?: number; audience?: string; kind?: string } = {}): Promise<string> {
    const id = this.context.ids.next()
    await this.context.store.rooms.addPlace(id, this.areaId, 'room')
    await this.context.store.records.addRoom({ id, name, kind: more.kind ?? 'talk', audience: more.audience ?? 'everyone', capacity: more.capacity ?? 20, sort: this.rooms.size })
    this.rooms.set(name, id)
    return id
  }

  /** Planned week by week from a day on. */
  async opens(roomId: string, firstDay: string, startMinute: number, minutes: number, more: Partial<Opening> = {}): Promise<string> {
    const id = this.context.ids.next()
    await this.context.store.openings.keep({ id, roomId, firstDay, startMinute, minutes, repeats: 'weekly', lastDay: null, onHolidays: 'open', theme: null, skipped: [], ...more })
    return id
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { method: 'POST', headers: { 'content-type': 'application/json', origin: this.url, ...headers }, body: JSON.stringify(body) })
  }

  async pass(): Promise<VisitorPass> {
    const response = await this.post('/api/visits', {})
    return (await response.json()) as VisitorPass
  }

  async visitor(name: string, pass?: VisitorPass, headers: Record<string, string> = {}): Promise<Person> {
    const { pass: shown } = pass ?? (await this.pass())
    return this.remember(new Person(name, this.url, { as: 'visitor', pass: shown }, { origin: this.url, ...headers }))
  }

  /** A member of staff at a socket; the account is made when the name is new. */
  async staff(name: string, ...roles: Role[]): Promise<Person> {
    return this.remember(new Person(name, this.url, { as: 'staff', cookie: await this.signIn(name, ...roles) }, { origin: this.url }))
  }

  async signIn(name: string, ...roles: Role[]): Promise<string> {
    const password = `password-of-${name}`
    if (!this.staffIds.has(name)) {
      const id = this.context.ids.next()
      await this.context.store.staff.add({ id, areaId: this.areaId, login: name, name, roles, passwordHash: await hashPassword(password), isDemo: false, now: this.clock.now() })
      this.staffIds.set(name, id)
    }
    const response = await this.post('/api/staff/sign-in', { login: name, password })
    expect(response.status).toBe(200)
    return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
  }

  /** A supervisor on shift and a host in an open room: the usual evening. */
  async openRoom(name = 'ほしの間', minutes = 90): Promise<{ roomId: string; host: Person; supervisor: Person }> {
    const roomId = this.rooms.get(name) ?? (await this.room(name))
    const supervisor = await this.staff('みなと', 'supervisor')
    await supervisor.ask('shift:start')
    const host = await this.staff('すみれ', 'host')
    await host.ask('shift:start')
    await host.ask('room:open', { roomId, minutes })
    return { roomId, host, supervisor }
  }

  async seated(name: string, roomId: string, isWatching = false): Promise<Person> {
    const person = await this.visitor(name)
    await person.ask('room:enter', { roomId, nickname: name, mark: 'leaf', isWatching })
    return person
  }

  /** Moves the clock, lets the house look at what is overdue, and waits until everyone has heard. */
  async later(ms: number): Promise<void> {
    this.clock.move(ms)
    await this.app.watcher.round()
    await this.settle()
  }

  /** Each line carries packets in order: an answer asked now comes after everything told before. */
  async settle(): Promise<void> {
    this.app.flush()
    await Promise.all(this.people.filter(({ socket }) => socket.connected).map((person) => person.raw('room:leave', { roomId: randomUUID() }).catch(() => undefined)))
  }

  /** A person's line is cut, and the house has noticed. */
  async cut(person: Person): Promise<void> {
    const { id } = person.socket
    person.leave()
    await until('the house notices a cut line', () => id === undefined || !this.app.io.sockets.sockets.has(id))
  }

  errors(): string[] {
    return this.logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)
  }

  async end(): Promise<void> {
    for (const person of this.people) person.leave()
    await this.app.close()
    await this.context.store.close()
    await this.context.news.close()
    await this.drop()
    if (!this.options.mayLogErrors) expect(this.errors()).toEqual([])
  }

  private async remember(person: Person): Promise<Person> {
    this.people.push(await person.connected())
    return person
  }
}
