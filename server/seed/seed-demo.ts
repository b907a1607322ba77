// People and rooms for practice (rule OP9). Their passwords are made anew at every start, shown once and kept nowhere but as hashes.
import type { Id } from '#shared/ids'
import type { Opening } from '#shared/openings'
import type { Context } from '../context.ts'
import { hashPassword, newPassword } from '../identity/password.ts'
import type { DemoPerson } from '../setup/welcome.ts'
import type { Tx } from '../storage/ports.ts'
import { demoCast, demoRooms } from './demo-people.ts'
import { exampleAgencies } from './example-agencies.ts'

export async function seedDemo(context: Context, areaId: Id): Promise<DemoPerson[]> {
  const cast = await Promise.all(
    demoCast.map(async (member) => {
      const password = newPassword(context.ids)
      return { ...member, password, passwordHash: await hashPassword(password) }
    }),
  )
  await context.store.transact(async (tx) => {
    await tx.records.lockDeployment()
    await tx.records.markDemo()
    for (const { login, name, roles, passwordHash } of cast) {
      const known = await tx.staff.findByLogin(login)
      if (known) await tx.staff.setPassword(known.id, passwordHash)
      else await tx.staff.add({ id: context.ids.next(), areaId, login, name, roles, passwordHash, isDemo: true, now: context.clock.now() })
    }
    if ((await tx.directory.agencies(areaId)).length === 0) for (const agency of exampleAgencies) await tx.directory.keepAgency(areaId, { ...agency, id: context.ids.next() }, true)
    if ((await tx.rooms.all(areaId)).length === 0) await addRooms(tx, context, areaId)
  })
  return cast.map(({ role, name, login, password }) => ({ role, name, login, password }))
}

// From a Monday on, week by week.
const weekly = { repeats: 'weekly', lastDay: null, onHolidays: 'open', theme: null, skipped: [] } satisfies Partial<Opening>

async function addRooms(tx: Tx, context: Context, areaId: Id): Promise<void> {
  for (const [sort, { name, kind, audience, capacity, openings }] of demoRooms.entries()) {
    const id = context.ids.next()
    await tx.rooms.addPlace(id, areaId, 'room')
    await tx.records.addRoom({ id, name, kind, audience, capacity, sort })
    for (const opening of openings) await tx.openings.keep({ ...weekly, ...opening, id: context.ids.next(), roomId: id })
  }
}
