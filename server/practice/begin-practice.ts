// The evening of practice beside the house (rule OP23): its two members of staff get accounts whose passwords nobody sees, and it is
// played until the house stops. Whatever breaks it is no fault of the house: it begins again after a while.
import type { Id } from '#shared/ids'
import type { Context } from '../context.ts'
import { hashPassword, newPassword } from '../identity/password.ts'
import { playEvening } from './play-evening.ts'
import { practiceHost, practiceSupervisor } from './practice-script.ts'

const againMs = 30_000

/** @returns ends it */
export function beginPractice(context: Context, port: number): () => Promise<void> {
  const house = `http://127.0.0.1:${port}`
  const wakers = new Set<() => void>()
  let isOver = false
  const pause = (ms: number) =>
    new Promise<void>((done) => {
      if (isOver) return done()
      const wake = () => { clearTimeout(timer); wakers.delete(wake); done() }
      const timer = setTimeout(wake, ms)
      wakers.add(wake)
    })
  const wakeAll = () => { for (const wake of wakers) wake() }
  const played = (async () => {
    while (!isOver) {
      let isBroken = false
      const stage = { house, pause, isOver: () => isOver || isBroken, chance: () => context.ids.random(4).readUInt32BE() / 2 ** 32, onFault: () => { isBroken = true; wakeAll() } }
      await accounts(context).then((passwords) => playEvening({ ...stage, passwords })).catch(() => undefined)
      await pause(againMs)
    }
  })()
  return async () => {
    isOver = true
    wakeAll()
    await played
  }
}

async function accounts(context: Context): Promise<{ host: string; supervisor: string }> {
  const areaId = (await context.store.records.area())?.id ?? ''
  return { host: await account(context, areaId, practiceHost), supervisor: await account(context, areaId, practiceSupervisor) }
}

async function account({ store, ids, clock }: Context, areaId: Id, { login, name, roles }: typeof practiceHost | typeof practiceSupervisor): Promise<string> {
  const password = newPassword(ids)
  const passwordHash = await hashPassword(password)
  await store.transact(async (tx) => {
    await tx.records.lockDeployment()
    const known = await tx.staff.findByLogin(login)
    if (known) await tx.staff.setPassword(known.id, passwordHash)
    else await tx.staff.add({ id: ids.next(), areaId, login, name, roles, passwordHash, isDemo: true, now: clock.now() })
  })
  return password
}
