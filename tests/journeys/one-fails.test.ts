// One thing that is due and fails, among others (rule OP24): rooms under their rule, ladders, talks. A broken row is played by a
// transaction that fails for it alone.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#server/context'
import { climbLadders } from '#server/escalation/ladder/climb-ladder'
import { sweepEach } from '#server/listening/sweep-each'
import { makeLog } from '#server/log'
import { registry } from '#server/metrics'
import { roomSweeps } from '#server/rooms/room-rule'
import type { Tx } from '#server/storage/ports'
import { Evening } from '#tests/support/evening'

let evening: Evening
let logged: string[]
beforeEach(async () => {
  evening = await Evening.begin()
  logged = []
})
afterEach(() => evening.end())

function broken(stumble: (tx: Tx) => Partial<Tx>): Context {
  const { context } = evening
  return { ...context, log: makeLog({ write: (line) => void logged.push(line) }), store: { ...context.store, transact: (work) => context.store.transact((tx) => work({ ...tx, ...stumble(tx) })) } }
}
const failed = async (sweep: string) => (await registry.getSingleMetric('engawa_due_failed_total')?.get())?.values.find(({ labels }) => labels.sweep === sweep)?.value ?? 0
const fault = () => Promise.reject(new Error('三日ぶりの窓'))

describe('one thing that fails', () => {
  it('[OP24] a room whose rule cannot be kept leaves the others theirs; it is counted, and logged without a word', async () => {
    await evening.room('つきの間')
    const first = await evening.openRoom('ほしの間')
    const second = await evening.openRoom('つきの間')
    for (const person of [first.host, second.host, first.supervisor, second.supervisor]) await evening.cut(person)
    evening.clock.move(5 * 60_000)
    const before = await failed('room-rule')
    const context = broken((tx) => ({ lockPlace: (placeId) => (placeId === first.roomId ? fault() : tx.lockPlace(placeId)) }))
    for (let round = 0; round < 2; round++) await roomSweeps.find(({ name }) => name === 'room-rule')?.run(context)
    expect((await evening.context.store.rooms.find(second.roomId))?.state).toBe('resting')
    expect((await evening.context.store.rooms.find(first.roomId))?.state).toBe('open')
    expect(await failed('room-rule')).toBe(before + 2)
    expect(logged.map((line) => JSON.parse(line))).toEqual([0, 1].map(() => expect.objectContaining({ event: 'room-rule', errorClass: 'Error' })))
    expect(logged.join()).not.toContain('窓')
  })

  it('[OP24] a case whose ladder cannot climb keeps none of the others where they are', async () => {
    const ids: string[] = []
    for (const name of ['こいし', 'なずな']) {
      await (await evening.visitor(name)).ask('help:ask', { raiseId: randomUUID() })
      ids.push((await evening.context.pool.query('select id from escalations order by raised_at desc, id desc limit 1')).rows[0].id)
      evening.clock.move(1_000)
    }
    const rungs = async () => (await evening.context.pool.query('select id, climbs_at from escalations order by raised_at, id')).rows as { id: string; climbs_at: number }[]
    const before = await rungs()
    evening.clock.move(10 * 60_000)
    await climbLadders(broken((tx) => ({ escalations: { ...tx.escalations, find: (id) => (id === ids[0] ? fault() : tx.escalations.find(id)) } })))
    const after = await rungs()
    expect(after[0]).toEqual(before[0])
    expect(after[1]?.climbs_at).toBeGreaterThan(before[1]?.climbs_at ?? Infinity)
    expect(logged.map((line) => JSON.parse(line))).toEqual([expect.objectContaining({ event: 'ladder', id: ids[0] })])
  })

  it('[OP24] a talk that cannot be moved lets the others move; somebody quicker is no failure', async () => {
    const { Refusal } = await import('#shared/refusal')
    const supporter = await evening.staff('あおば', 'peer_supporter')
    await supporter.ask('shift:start')
    const ids: string[] = []
    for (const name of ['こいし', 'なずな', 'すいれん']) ids.push((await (await evening.visitor(name)).ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })).listeningId)
    const moved: string[] = []
    await sweepEach(broken(() => ({})), ids, async (_tx, row) => {
      if (row.id === ids[0]) throw new Error('こわれた行')
      if (row.id === ids[1]) throw new Refusal('moved_on')
      moved.push(row.id)
    })
    expect(moved).toEqual([ids[2]])
    expect(logged).toHaveLength(1)
  })
})
