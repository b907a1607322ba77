// How people come to the house of a run: visitors with a pass that is renewed in time, staff with their session, on shift.
import { setTimeout as pause } from 'node:timers/promises'
import { comeIn, renewPass, signInStaff, type Visit } from '#tests/measure/doors'
import type { House, StaffCredentials } from './house.ts'
import type { Dial } from './page-line.ts'
import { Someone } from './someone.ts'

const freshMs = 10 * 60_000

export interface VisitorOptions { home?: number; isListening?: boolean; urls?: readonly string[]; patience?: (tries: number) => number; dial?: Dial; answerWithinMs?: number }
export type FoundVisitor = Someone & { visitId: string }

/** Some node answers, if not this one then the next. */
async function atSomeNode<T>(urls: readonly string[], first: number, work: (url: string) => Promise<T>): Promise<T> {
  for (let n = first, until = performance.now() + 60_000; ; n += 1) {
    try {
      return await work(urls[n % urls.length] ?? '')
    } catch (error) {
      if (performance.now() > until) throw error
      await pause(50)
    }
  }
}

export async function visitorComes(house: Pick<House, 'urls'>, name: string, { home = 0, isListening = false, urls = house.urls, ...page }: VisitorOptions = {}): Promise<FoundVisitor> {
  let visit: Visit = await atSomeNode(urls, home, comeIn)
  let shownAt = performance.now()
  const someone = new Someone({
    name, urls, home, isListening, ...page,
    async show(url) {
      if (performance.now() - shownAt > freshMs) {
        visit = { ...visit, ...(await renewPass(url, visit.secret)) }
        shownAt = performance.now()
      }
      return { auth: { as: 'visitor', pass: visit.pass }, headers: {} }
    },
  })
  await someone.line()
  const { sub } = JSON.parse(Buffer.from(visit.pass.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }
  return Object.assign(someone, { visitId: sub })
}

export async function staffComes(house: Pick<House, 'urls'>, { login, password, name }: StaffCredentials, home = 0): Promise<Someone> {
  const { cookie } = await atSomeNode(house.urls, home, (url) => signInStaff(url, login, password))
  const someone = new Someone({ name, urls: house.urls, home, isListening: true, show: async () => ({ auth: { as: 'staff' }, headers: { cookie } }) })
  await someone.ask('shift:start', {})
  return someone
}

export interface OpenRooms { host: Someone; supervisor: Someone; goHome(): void }

/** A supervisor on shift, and a host who opens these rooms. */
export async function openRooms(house: Pick<House, 'urls' | 'rooms' | 'staff'>, rooms = house.rooms): Promise<OpenRooms> {
  const find = (role: string) => house.staff.find((each) => each.role === role) as StaffCredentials
  const supervisor = await staffComes(house, find('supervisor'))
  const host = await staffComes(house, find('host'), 1)
  for (const roomId of rooms) await host.ask('room:open', { roomId, minutes: 720 })
  return { host, supervisor, goHome: () => { host.goHome(); supervisor.goHome() } }
}
