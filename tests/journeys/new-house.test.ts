// What a new house begins with, whom practice brings in, and what must never be mixed.
import { verify } from '@node-rs/argon2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildContext, type BuiltContext } from '#server/build-context'
import { makeLog } from '#server/log'
import { prepareHouse } from '#server/seed/prepare-house'
import { StartProblem } from '#server/start-problem'
import { stepRoom } from '#shared/room'
import { weekdayOf } from '#shared/tokyo'
import { HelpLineView } from '#shared/views'
import { freshDatabase, type FreshDatabase } from '#tests/setup/database'
import { MovingClock } from '#tests/support/moving-clock'

const key = Buffer.from('ab'.repeat(32), 'hex')

let database: FreshDatabase
let context: BuiltContext
const open: BuiltContext[] = []
async function contextWith(masterKey: Buffer): Promise<BuiltContext> {
  const built = await buildContext({ databaseUrl: database.url, masterKey, log: makeLog({ write: () => undefined }), clock: new MovingClock() })
  open.push(built)
  return built
}
beforeEach(async () => {
  database = await freshDatabase()
  context = await contextWith(key)
})
afterEach(async () => {
  for (const built of open.splice(0)) await built.store.close()
  await database.drop()
})

const numberOf = async (table: string) => Number((await context.pool.query(`select count(*) as n from ${table}`)).rows[0]?.n)
const problemOf = (work: Promise<unknown>) => work.then(() => 'none', (error: unknown) => (error instanceof StartProblem ? error.code : String(error)))

describe('a new house', () => {
  it('[AC9] has 119 and 110 and places to turn to by voice and by text, each with hours, cost, area and the day it was verified', async () => {
    await prepareHouse(context, { mode: 'production' })
    const lines = (await context.store.records.helpLines(null)).map((line) => HelpLineView.parse(line))
    const emergency = lines.filter(({ kind }) => kind === 'emergency')
    expect(emergency.map(({ number, isAlways }) => [number, isAlways])).toEqual([['119', true], ['110', true]])
    expect(lines.slice(0, 2)).toEqual(emergency)
    expect(lines.map(({ number }) => number)).toEqual(expect.arrayContaining(['0570-064-556', '0120-279-338', '0120-061-338', '0120-783-556']))
    const byText = lines.filter(({ kind }) => kind === 'text')
    expect(byText.length).toBeGreaterThanOrEqual(2)
    for (const { url } of byText) expect(url).toMatch(/^https:\/\//)
    for (const { name, area, verifiedOn, hoursText, isAlways, hours, number, url } of lines) {
      expect(area, name).toBe('全国')
      expect(verifiedOn, name).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(hoursText.length, name).toBeGreaterThan(2)
      expect(isAlways || hours.length > 0, name).toBe(true)
      expect(number !== null || url !== null, name).toBe(true)
      for (const [from, until] of hours) expect(from >= 0 && from < until && until <= 7 * 24 * 60, name).toBe(true)
    }
    for (const { name, kind, note } of lines) if (kind !== 'emergency') expect(note, name).toContain('運営者が確かめてから')
  })

  it('[ES1] calls somebody on each of three rungs from the first day', async () => {
    await prepareHouse(context, { mode: 'production' })
    const area = await context.store.records.area()
    const rungs = await context.store.onCall.of(area?.id ?? '')
    expect([...new Set(rungs.map(({ rung }) => rung))]).toEqual([1, 2, 3])
    expect(rungs.filter(({ rung }) => rung === 1).map(({ role }) => role)).toEqual(['supervisor'])
  })

  it('[OP9] has no people of practice in production, and begins once however often and however simultaneously it is begun', async () => {
    const [first, second] = await Promise.all([prepareHouse(context, { mode: 'production' }), prepareHouse(await contextWith(key), { mode: 'production' })])
    expect([first, second]).toEqual([[], []])
    await prepareHouse(context, { mode: 'production' })
    expect([await numberOf('areas'), await numberOf('staff'), await numberOf('rooms'), await numberOf('on_call')]).toEqual([1, 0, 0, 4])
    expect((await context.store.records.deployment())?.hasHeldDemo).toBe(false)
  })

  it('[AC9] does not bring back what an operator took out', async () => {
    await prepareHouse(context, { mode: 'production' })
    await context.pool.query("delete from help_lines where id = 'inochi-sos'")
    await prepareHouse(context, { mode: 'production' })
    expect((await context.store.records.helpLines(null)).map(({ id }) => id)).not.toContain('inochi-sos')
  })
})

describe('practice', () => {
  it('[OP9] brings in one person for each part, with passwords of its own making that are kept as hashes only', async () => {
    const people = await prepareHouse(context, { mode: 'demo' })
    expect(people.map(({ name }) => name)).toEqual(['かえで', 'すみれ', 'いぶき', 'みなと', '佐伯', '大田', '林'])
    expect(new Set(people.map(({ password }) => password)).size).toBe(people.length)
    for (const { login, password } of people) {
      expect(password).toMatch(/^([a-km-np-z2-9i]{4}-){3}[a-km-np-z2-9i]{4}$/)
      const row = await context.store.staff.findByLogin(login)
      expect(row).toMatchObject({ isDemo: true, disabledAt: null })
      expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      expect(await verify(row?.passwordHash ?? '', password)).toBe(true)
    }
    expect((await context.store.records.deployment())?.hasHeldDemo).toBe(true)
  })

  it('[OP9] begun again keeps its people and rooms and gives them new passwords', async () => {
    const before = await prepareHouse(context, { mode: 'demo' })
    const after = await prepareHouse(context, { mode: 'demo' })
    expect(after.map(({ login }) => login)).toEqual(before.map(({ login }) => login))
    expect(after.some(({ password }, i) => password === before[i]?.password)).toBe(false)
    expect([await numberOf('staff'), await numberOf('rooms')]).toEqual([7, 4])
  })

  it('[RO8] has rooms for talk, for quiet, for families and from forty, one of which crosses midnight and the end of the week', async () => {
    await prepareHouse(context, { mode: 'demo' })
    const rooms = await context.store.rooms.all()
    expect(rooms.map(({ name, kind, audience }) => [name, kind, audience])).toEqual([['ほしの間', 'talk', 'everyone'], ['しずかな間', 'quiet', 'everyone'], ['ご家族の間', 'talk', 'family'], ['40歳からの間', 'talk', 'from_40']])
    for (const { state } of rooms) expect(stepRoom(state, 'open')).toBe('open')
    const crossing = (await context.store.openings.all()).filter(({ startMinute, minutes }) => startMinute + minutes > 1_440)
    expect(crossing.length).toBe(7)
    expect(crossing.some(({ firstDay }) => weekdayOf(firstDay) === 6)).toBe(true)
  })
})

describe('what must not be mixed', () => {
  it('[OP9] production refuses a database that ever held people of practice, for good', async () => {
    await prepareHouse(context, { mode: 'demo' })
    await context.pool.query('update staff set disabled_at = now()')
    expect(await problemOf(prepareHouse(context, { mode: 'production' }))).toBe('production_refused')
  })

  it('[OP9] practice refuses a database with real staff and leaves it as it was', async () => {
    await prepareHouse(context, { mode: 'production' })
    const area = await context.store.records.area()
    await context.store.staff.add({ id: context.ids.next(), areaId: area?.id ?? '', login: 'real', name: 'ほんとう', roles: ['manager'], passwordHash: 'x', isDemo: false, now: context.clock.now() })
    expect(await problemOf(prepareHouse(context, { mode: 'demo' }))).toBe('production_refused')
    expect(await numberOf('staff')).toBe(1)
    expect((await context.store.records.deployment())?.hasHeldDemo).toBe(false)
    expect(await problemOf(prepareHouse(context, { mode: 'production' }))).toBe('none')
  })

  it('[CR5] another master key than the first refuses to start, in a sentence without the key; the first goes on', async () => {
    await prepareHouse(context, { mode: 'production' })
    const other = Buffer.from('cd'.repeat(32), 'hex')
    const refused = await prepareHouse(await contextWith(other), { mode: 'production' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(StartProblem)
    expect(refused).toMatchObject({ code: 'master_key_problem', message: expect.stringContaining('MASTER_KEY_FILE') })
    expect(String(refused)).not.toMatch(/cdcd|zc3N|ENOENT|at /)
    expect(await problemOf(prepareHouse(context, { mode: 'production' }))).toBe('none')
  })

  it('[CR5] a word of the check that was tampered with refuses too', async () => {
    await prepareHouse(context, { mode: 'production' })
    await context.pool.query("update deployment set key_check = '\\x00'")
    expect(await problemOf(prepareHouse(context, { mode: 'production' }))).toBe('master_key_problem')
  })
})
