// One thing that is due and fails, among others (rule OP24): rooms under their rule, ladders, talks, notes, shifts, news, words taken
// back. A broken row is played by a transaction, a reading or a key that fails for it alone.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '#server/context'
import { climbLadders } from '#server/escalation/ladder/climb-ladder'
import { sweepEach } from '#server/listening/sweep-each'
import { makeLog } from '#server/log'
import { registry } from '#server/metrics'
import { waitingSweeps } from '#server/listening/waiting/sweep-waiting'
import { takenBackSweep } from '#server/messages/forget-taken-back'
import { roomSweeps } from '#server/rooms/room-rule'
import { shiftSweep } from '#server/desk/shifts'
import { soloNoteSweeps } from '#server/solo-notes/tell-overdue'
import type { Tx } from '#server/storage/ports'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

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

  it('[OP24] a note that cannot be raised keeps no other unread (SN6), a shift that cannot be ended no other on duty (LI8)', async () => {
    const sweepOf = async (sweep: { run(context: Context): Promise<unknown> } | undefined, context: Context) => sweep?.run(context)
    const [aoba, kaede] = [await evening.staff('あおば', 'peer_supporter'), await evening.staff('かえで', 'peer_supporter')]
    for (const person of [aoba, kaede]) await person.ask('shift:start')
    const notes: string[] = []
    for (const name of ['こいし', 'なずな']) {
      notes.push((await (await evening.visitor(name)).ask('solo-note:write', { clientId: randomUUID(), text: 'きょうのこと' })).note.noteId)
      evening.clock.move(1_000)
    }
    evening.clock.move(40 * 60 * 60_000)
    const raised = async () => (await evening.context.pool.query("select r.raise_id as id from raises r")).rows.map(({ id }) => id as string)
    await sweepOf(soloNoteSweeps[0], broken((tx) => ({ lockPlace: (placeId) => (placeId === notes[0] ? fault() : tx.lockPlace(placeId)) })))
    expect(await raised()).toEqual([notes[1]])
    await sweepOf(soloNoteSweeps[0], evening.context)
    expect((await raised()).sort()).toEqual([...notes].sort())

    const onShift = async () => (await evening.context.pool.query('select staff_id as id from shifts where ended_at is null')).rows.map(({ id }) => id as string)
    const [stuck = ''] = (await evening.context.store.staff.forgottenShifts(evening.context.clock.now())).map(({ staffId }) => staffId)
    expect(await onShift()).toHaveLength(2)
    await sweepOf(shiftSweep, broken((tx) => ({ staff: { ...tx.staff, lockShift: (id) => (id === stuck ? fault() : tx.staff.lockShift(id)) } })))
    expect(await onShift()).toEqual([stuck])
    expect(logged.map((line) => JSON.parse(line).event)).toEqual(['solo-notes', 'shifts'])
  })

  it('[OP24] one who waits and cannot be told lets the others hear their place (LI3), one room that cannot be told of its light the others theirs (RO7)', async () => {
    await (await evening.staff('あおば', 'peer_supporter')).ask('shift:start')
    const waiting: { person: Person; listeningId: string }[] = []
    for (const name of ['こいし', 'なずな']) {
      const person = await evening.visitor(name)
      waiting.push({ person, listeningId: (await person.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })).listeningId })
    }
    await evening.settle()
    const before = waiting.map(({ person }) => person.heard('listening:news').length)
    const { context } = evening
    const { listenings } = context.store
    const mute = broken(() => ({}))
    await waitingSweeps.find(({ name }) => name === 'listening-news-of-the-line')?.run({ ...mute, store: { ...mute.store, listenings: { ...listenings, find: (id) => (id === waiting[0]?.listeningId ? fault() : listenings.find(id)) } } })
    await evening.settle()
    expect(waiting[1]?.person.heard('listening:news').length).toBeGreaterThan(before[1] ?? 0)

    await evening.room('つきの間')
    const [first, second] = [await evening.openRoom(), await evening.openRoom('つきの間')]
    const dark = broken((tx) => ({ rooms: { ...tx.rooms, find: (id) => (id === first.roomId ? fault() : tx.rooms.find(id)) } }))
    const told = second.host.heard('room:news').length
    await roomSweeps.find(({ name }) => name === 'room-light')?.run({ ...dark, presence: { ...context.presence, refresh: () => true } })
    await evening.settle()
    expect(second.host.heard('room:news').slice(told).map(({ roomId }) => roomId)).toEqual([second.roomId])
    expect(logged.map((line) => JSON.parse(line).event)).toEqual(['news-of-the-line', 'room-light'])
  })

  it('[OP24] a line taken back whose key is damaged keeps no other words in the database (RE8)', async () => {
    await evening.room('つきの間')
    const rooms = [await evening.openRoom('ほしの間'), await evening.openRoom('つきの間')]
    for (const { roomId } of rooms) {
      const { seq } = await (await evening.seated('こいし', roomId)).say(roomId, '三日ぶりに窓をあけました。')
      // As it stands when what kept its words has just ended.
      await evening.context.pool.query("update entries set hidden_reason = 'withdrawn' where place_id = $1 and seq = $2", [roomId, seq])
    }
    const kept = async () => (await evening.context.pool.query("select place_id as id from entries where hidden_reason = 'withdrawn'")).rows.map(({ id }) => id as string)
    const [damaged = ''] = (await kept()).sort()
    const { context } = evening
    const conversation = await context.store.rooms.openConversation(damaged)
    const keys = { ...context.keys, open: (id: string, sealed: Buffer) => { if (id === conversation?.id) throw new Error('三日ぶりの窓'); return context.keys.open(id, sealed) } }
    for (let round = 0; round < 2; round++) await takenBackSweep.run({ ...broken(() => ({})), keys })
    expect(await kept()).toEqual([damaged])
    expect(logged.map((line) => JSON.parse(line).event)).toEqual(['taken-back', 'taken-back'])
    expect(logged.join()).not.toContain('窓')
  })
})
