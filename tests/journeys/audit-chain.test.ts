// The chain over the audit: what was sealed cannot be changed unseen, not even by whoever owns the database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepChain } from '#server/records/seal-audit'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let host: Person
let coordinator: Person
let roomId: string
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host } = await evening.openRoom())
  coordinator = await evening.staff('佐伯', 'coordinator')
})
afterEach(() => evening.end())

const isWhole = async () => (await coordinator.ask('board:state')).parts.audit
const seals = async () => (await evening.context.pool.query('select number, rows from audit_seals order by number')).rows
const keep = () => keepChain(evening.context)
async function part(): Promise<void> {
  for (const isLocked of [true, false]) await host.ask(isLocked ? 'room:lock' : 'room:unlock', { roomId, reason: isLocked ? 'flood' : 'over' })
  await keep()
}
/** What the triggers refuse to everyone, done by whoever may switch them off. */
async function behindTheTriggers(sql: string): Promise<void> {
  for (const one of ['alter table audit disable trigger user', sql, 'alter table audit enable trigger user']) await evening.context.pool.query(one)
}

describe('the chain over the audit', () => {
  it('[RE11] seals what was written, once, part after part, and looked through it holds, also while staff go on', async () => {
    await part()
    await part()
    await keep()
    const known = await seals()
    expect(known).toHaveLength(2)
    expect(known.reduce((sum, { rows }) => sum + (rows as number), 0)).toBe((await evening.context.pool.query('select 1 from audit')).rowCount)
    await Promise.all([keep(), keep(), part()])
    await keep()
    expect(await isWhole()).toBe(true)
    await expect(evening.context.pool.query('update audit_seals set rows = 1')).rejects.toThrow('append-only')
  })

  it('[RE11] [WI18] two nodes that seal at the same moment seal each row once', async () => {
    const other = await evening.otherNode()
    for (let n = 0; n < 5; n++) {
      await host.ask(n % 2 === 0 ? 'room:lock' : 'room:unlock', { roomId, reason: n % 2 === 0 ? 'flood' : 'over' })
      await Promise.all([keep(), keepChain(other), keep(), keepChain(other)])
    }
    await other.store.close()
    expect((await seals()).reduce((sum, { rows }) => sum + (rows as number), 0)).toBe((await evening.context.pool.query('select 1 from audit')).rowCount)
    expect(await isWhole()).toBe(true)
  })

  it('[RE11] a sealed row that was changed, given to somebody else, taken out or put in is said on the board; one not sealed yet is not', async () => {
    for (let n = 0; n < 4; n++) await part()
    await host.ask('room:lock', { roomId, reason: 'flood' })
    expect(await isWhole()).toBe(true)
    const broken = async () => (await evening.context.pool.query('select number from audit_breaks order by number')).rows.map(({ number }) => number as number)
    const rowOf = (seal: number) => `(select upto_id from audit_seals where number = ${seal})`
    const done = [
      `update audit set reason_code = 'other' where id = ${rowOf(1)}`,
      `update audit set staff_id = null where id = ${rowOf(2)}`,
      `delete from audit where id = ${rowOf(3)}`,
      `insert into audit (id, at, action) overriding system value select ${rowOf(3)}, now(), 'room.close'`,
    ]
    for (const [nth, sql] of done.slice(0, 3).entries()) {
      await behindTheTriggers(sql)
      await keep()
      expect(await broken(), sql).toEqual([1, 2, 3].slice(0, nth + 1))
      expect(await isWhole()).toBe(false)
    }
    await evening.context.pool.query('delete from audit_breaks')
    await behindTheTriggers(done[3] ?? '')
    await keep()
    expect(await broken()).toEqual([1, 2, 3])
  })

  it('[RE11] another node looks through the same chain; without the master key nobody can make it hold', async () => {
    await part()
    const other = await evening.otherNode()
    await keepChain(other)
    expect(await isWhole()).toBe(true)
    await other.store.close()
    const { rows: [seal] } = await evening.context.pool.query('select digest from audit_seals')
    expect((seal.digest as Buffer).length).toBe(32)
    await behindTheTriggers("update audit set reason_code = 'other' where action = 'room.lock'")
    await evening.context.pool.query('alter table audit_seals disable trigger user')
    await evening.context.pool.query("update audit_seals set digest = sha256('whatever'::bytea)")
    await keep()
    expect(await isWhole()).toBe(false)
  })
})
