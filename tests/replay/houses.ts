// Where a replay is held: in a house of its own, or in a running one that was named (rules RP7, RP8).
import { readFileSync } from 'node:fs'
import { fromCaller } from '#server/setup/run-tool'
import type { BuiltContext } from '#server/build-context'
import { hashPassword, newPassword } from '#server/identity/password'
import type { Settings } from '#server/settings'
import type { RouteOutput } from '#shared/http-contract'
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'
import { startApp } from '../measure/app-process.ts'
import type { Workshop } from '../measure/measuring-command.ts'
import { openOwnDatabase } from '../measure/own-database.ts'
import { MissingPart, WrongUsage } from '../measure/problems.ts'
import type { Credentials } from './people/crew.ts'

export interface House {
  url: string
  staff: Credentials[]
  rooms: Id[]
  /** what the house itself logged as errors, when it is ours */
  errors: readonly string[]
}

export interface Needs { rooms: number; hosts: number; supporters: number; longestMs: number }

const plenty = { points: 100_000, perMs: 1_000 }
const rateNames = ['talk', 'talkLong', 'read', 'move', 'report', 'crisis', 'help', 'staff', 'unknown', 'enter', 'signIn'] as const satisfies readonly (keyof Settings['rates'])[]
const roomSize = 1_000

/** Everything that is set otherwise than shipped; nothing else is. */
export function raisedSettings({ longestMs }: Needs): Partial<Settings> {
  const boxMs = Math.ceil(longestMs * 1.5)
  return {
    rates: Object.fromEntries(rateNames.map((name) => [name, plenty])) as Settings['rates'],
    breakMs: 0,
    // One supervisor looks into every talk of a day that is played in minutes (RE10).
    readingMost: 100_000,
    // Only when a dialogue at this speed would outlast the box.
    ...(boxMs > 45 * 60_000 ? { listeningBoxMs: boxMs } : {}),
  }
}

export async function openOwnHouse(workshop: Workshop, needs: Needs): Promise<House> {
  const database = await openOwnDatabase(workshop)
  const settings = raisedSettings(needs)
  const furnished = await database.furnish(async (context, areaId) => {
    for (const [key, value] of Object.entries(settings)) await context.store.records.setSetting(key, value)
    return { staff: await addStaff(context, areaId, needs), rooms: await addRooms(context, areaId, needs.rooms) }
  })
  tellSettings(workshop, settings)
  const app = await startApp({ databaseUrl: database.url, masterKey: database.masterKey, folder: database.folder })
  let isOver = false
  workshop.atEnd(() => { isOver = true; return app.stop() })
  void app.ended.then((code) => { if (!isOver) workshop.say(`the app ended by itself (${code})`) })
  return { ...furnished, url: app.url, errors: app.errors }
}

function tellSettings({ say }: Workshop, { rates, ...others }: Partial<Settings>): void {
  for (const [name, { points, perMs }] of Object.entries(rates ?? {})) say(`set in replay's own database: rates.${name} = ${points} in ${perMs} ms`)
  for (const [key, value] of Object.entries(others)) say(`set in replay's own database: ${key} = ${JSON.stringify(value)}`)
}

/** One password for all of them, made anew for each run, hashed as every account's is. */
async function addStaff(context: BuiltContext, areaId: Id, { hosts, supporters }: Needs): Promise<Credentials[]> {
  const password = newPassword(context.ids)
  const passwordHash = await hashPassword(password)
  const people: { login: string; name: string; role: Role }[] = [
    { login: 'supervisor', name: '見守り役', role: 'supervisor' },
    ...Array.from({ length: hosts }, (_, n) => ({ login: `host-${n + 1}`, name: `進行役${n + 1}`, role: 'host' as const })),
    ...Array.from({ length: supporters }, (_, n) => ({ login: `supporter-${n + 1}`, name: `聴き手${n + 1}`, role: 'peer_supporter' as const })),
  ]
  for (const { login, name, role } of people) {
    await context.store.staff.add({ id: context.ids.next(), areaId, login, name, roles: [role], passwordHash, isDemo: true, now: context.clock.now() })
  }
  return people.map(({ login }) => ({ login, password }))
}

async function addRooms(context: BuiltContext, areaId: Id, count: number): Promise<Id[]> {
  const ids: Id[] = []
  for (let sort = 0; sort < count; sort += 1) {
    const id = context.ids.next()
    await context.store.rooms.addPlace(id, areaId, 'room')
    await context.store.records.addRoom({ id, name: `間${sort + 1}`, kind: 'talk', audience: 'everyone', capacity: roomSize, sort })
    ids.push(id)
  }
  return ids
}

/** A house that runs already: its own limits hold, its own closed rooms are used. */
export async function joinHouse(url: string, staff: Credentials[]): Promise<House> {
  if (!URL.canParse(url)) throw new WrongUsage('--url takes an address such as http://localhost:3000')
  const { origin } = new URL(url)
  const answer = await fetch(`${origin}/api/public`).catch(() => undefined)
  if (!answer?.ok) throw new MissingPart(`no Engawa answers at ${origin}`)
  const { rooms } = (await answer.json()) as RouteOutput<'publicState'>
  return { url: origin, staff, rooms: rooms.filter(({ state }) => state === 'closed').map(({ roomId }) => roomId), errors: [] }
}

/** Logins and passwords as `npm start` prints them, or given on the command line, in the same order. */
export function readCredentials(given: { 'staff-file'?: string; 'staff-login'?: string; 'staff-password'?: string }): Credentials[] {
  const logins = given['staff-login']?.split(',') ?? []
  const passwords = given['staff-password']?.split(',') ?? []
  if (logins.length !== passwords.length) throw new WrongUsage('--staff-login and --staff-password take as many words each')
  const listed = given['staff-file'] === undefined ? [] : readList(fromCaller(given['staff-file']))
  const staff = [...logins.map((login, n) => ({ login, password: passwords[n] ?? '' })), ...listed]
  if (staff.length === 0) throw new WrongUsage('--url needs --staff-file, or --staff-login and --staff-password')
  return staff
}

function readList(path: string): Credentials[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new MissingPart(`the list of staff cannot be read: ${path}`)
  }
  return [...text.matchAll(/^\s*([\w.-]+)\s+([a-z2-9]{4}(?:-[a-z2-9]{4}){3})(?:\s|$)/gm)].map(([, login, password]) => ({ login: login ?? '', password: password ?? '' }))
}
