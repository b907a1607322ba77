// What has outlived its clock is forgotten, whole, and nothing a moment earlier.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#server/context'
import { makeLog } from '#server/log'
import { eraseDue } from '#server/records/erase-due'
import { Evening } from '#tests/support/evening'

const minute = 60_000
const day = 24 * 60 * minute

let evening: Evening
beforeAll(async () => { evening = await Evening.begin() })
afterAll(() => evening.end())

const rows = async (sql: string, ...values: unknown[]) => (await evening.context.pool.query(sql, values)).rows as Record<string, unknown>[]
const count = async (sql: string, ...values: unknown[]) => Number((await rows(`select count(*) as n from (${sql}) x`, ...values))[0]?.n)
const when = (moment: number) => new Date(moment)

/** A closed opening of a room, with words in it, whose clock runs out after so many milliseconds. */
async function closedOpening(eraseInMs: number | null, holdInMs: number | null = null): Promise<string> {
  const { context, areaId, clock } = evening
  const [placeId, id, visitId] = [context.ids.next(), context.ids.next(), context.ids.next()]
  const now = clock.now()
  await context.store.rooms.addPlace(placeId, areaId, 'room')
  await rows(`insert into conversations (id, place_id, state, sealed_key, first_seq, opened_at, closed_at, erase_at, hold_until) values ($1, $2, 'closed', $3, 1, $4, $4, $5, $6)`,
    id, placeId, context.keys.make(id), when(now), eraseInMs === null ? null : when(now + eraseInMs), holdInMs === null ? null : when(now + holdInMs))
  await context.store.visits.add({ id: visitId, areaId, secretHash: context.ids.random(32), now, expiresAt: now + 12 * 60 * minute })
  await context.store.seats.take({ id: context.ids.next(), conversationId: id, visitId, sealedName: () => Buffer.from('name'), mark: 'leaf', isWatching: false, now })
  for (const seq of [1, 2]) {
    await rows(`insert into entries (place_id, seq, id, conversation_id, kind, audience, author_visit, author_key, client_id, sealed, at) values ($1, $2, $3, $4, 'message', 'everyone', $5, $5, $6, 'words', $7)`,
      placeId, seq, context.ids.next(), id, visitId, randomUUID(), when(now))
  }
  return id
}
const isErased = async (id: string) => (await rows('select erased_at is not null as erased from conversations where id = $1', id))[0]?.erased

describe('an opening of a room', () => {
  it('[RE6] is forgotten thirty days after it closed: words, names and key; its lines keep number, kind and moment', async () => {
    const { roomId, host, supervisor } = await evening.openRoom()
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, '三日ぶりに窓をあけました。')
    await writer.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: 'スタッフのかたへ' })
    await host.ask('note:write', { placeId: roomId, clientId: randomUUID(), text: '気にかける' })
    const conversation = await evening.context.store.rooms.openConversation(roomId)
    const id = conversation?.id ?? ''
    await host.ask('room:close', { roomId, reason: 'ended' })
    const [closedAt, before] = [evening.clock.now(), await rows('select seq, kind, at from entries where conversation_id = $1 order by seq', id)]
    for (const person of [writer, host, supervisor]) person.leave()

    await evening.later(30 * day - minute)
    await eraseDue(evening.context)
    expect(await isErased(id)).toBe(false)
    expect(await count('select 1 from entries where conversation_id = $1 and sealed is not null', id)).toBe(before.length)

    await evening.later(2 * minute)
    expect(await rows('select sealed_key, erased_at > closed_at as later, erase_at from conversations where id = $1', id)).toEqual([{ sealed_key: null, later: true, erase_at: closedAt + 30 * day }])
    expect(await rows('select seq, kind, at from entries where conversation_id = $1 order by seq', id)).toEqual(before)
    for (const table of ['entries', 'notes']) expect(await count(`select 1 from ${table} where conversation_id = $1 and sealed is not null`, id), table).toBe(0)
    expect(await count('select 1 from entries where conversation_id = $1 and (author_visit is not null or author_staff is not null)', id)).toBe(0)
    expect(await rows('select sealed_name, mark from seats where conversation_id = $1', id)).toEqual([{ sealed_name: null, mark: 'leaf' }])
  })

  it('[RE6] opened again keeps its numbers, and the new opening is untouched', async () => {
    const roomId = await evening.room('あさの間')
    const { host } = await evening.openRoom('あさの間')
    const first = await evening.seated('つゆくさ', roomId)
    await first.say(roomId, 'ひとつめ')
    await host.ask('room:close', { roomId, reason: 'ended' })
    await evening.later(30 * day - 20 * minute)
    const again = await evening.openRoom('あさの間', 120)
    const second = await evening.seated('つゆくさ', roomId)
    const { seq } = await second.say(roomId, 'ふたつめ')
    await eraseDue(evening.context)
    evening.clock.move(21 * minute)
    await eraseDue(evening.context)
    expect(await count('select 1 from entries where place_id = $1 and sealed is null', roomId)).toBeGreaterThan(0)
    expect((await evening.context.store.entries.after(roomId, (await evening.context.store.rooms.openConversation(roomId))?.id ?? '', seq - 1, 1))[0]?.sealed).toBeInstanceOf(Buffer)
    const seqs = (await rows('select seq from entries where place_id = $1 order by seq', roomId)).map((row) => Number(row.seq))
    expect(seqs).toEqual(seqs.map((_, i) => i + 1))
    await again.host.ask('room:close', { roomId, reason: 'ended' })
  })

  it('[RE6] under a hold stays until the hold ends, and then goes', async () => {
    const id = await closedOpening(day, 40 * day)
    evening.clock.move(39 * day)
    await eraseDue(evening.context)
    expect(await isErased(id)).toBe(false)
    evening.clock.move(day)
    await eraseDue(evening.context)
    expect(await isErased(id)).toBe(true)
  })

  it('[RE6] that an open escalation speaks of stays, and goes once it is closed', async () => {
    const id = await closedOpening(day)
    const { context, areaId, clock } = evening
    const [{ place_id: placeId, visit_id: visitId } = {}] = await rows('select c.place_id, s.visit_id from conversations c join seats s on s.conversation_id = c.id where c.id = $1', id)
    const escalationId = context.ids.next()
    await rows(`insert into escalations (id, area_id, place_id, conversation_id, visit_id, severity, state, raised_at, climbs_at) values ($1, $2, $3, $4, $5, 'urgent', 'raised', $6, $7)`,
      escalationId, areaId, placeId, id, visitId, when(clock.now()), when(clock.now() + 9_999 * day))
    clock.move(3 * day)
    await eraseDue(context)
    expect(await isErased(id)).toBe(false)
    await rows(`update escalations set state = 'closed', climbs_at = null, closed_at = $2 where id = $1`, escalationId, when(clock.now()))
    await eraseDue(context)
    expect(await isErased(id)).toBe(true)
  })

  it('[RE6] is forgotten whole or not at all: cut off in the middle nothing has changed, and the next round does it', async () => {
    const id = await closedOpening(minute)
    evening.clock.move(2 * minute)
    const { context } = evening
    const logged: string[] = []
    const cutOff: Context = {
      ...context,
      log: makeLog({ write: (line) => void logged.push(line) }),
      store: { ...context.store, transact: (work) => context.store.transact((tx) => work({ ...tx, erasure: { ...tx.erasure, dropKey: () => Promise.reject(new Error('cut off')) } })) },
    }
    await eraseDue(cutOff)
    expect(logged.map((line) => JSON.parse(line))).toEqual([expect.objectContaining({ event: 'eraser', errorClass: 'Error', id })])
    expect(logged.join()).not.toContain('cut off')
    expect(await count('select 1 from entries where conversation_id = $1 and sealed is not null', id)).toBe(2)
    await eraseDue(context)
    await eraseDue(context)
    expect(await isErased(id)).toBe(true)
  })

  it('[OP24] twenty-one that cannot be forgotten, older than all others, hold up none; nor does a kind of row', async () => {
    const bad = new Set(await Promise.all(Array.from({ length: 21 }, () => closedOpening(minute))))
    const good = await closedOpening(2 * minute)
    await evening.context.store.records.audit({ staffId: null, action: 'aged', now: Date.now() - 4 * 366 * day })
    evening.clock.move(3 * minute)
    const { context } = evening
    const logged: string[] = []
    const failing: Context = {
      ...context,
      log: makeLog({ write: (line) => void logged.push(line) }),
      store: {
        ...context.store,
        erasure: { ...context.store.erasure, dropReports: () => Promise.reject(new Error('a word of somebody')) },
        transact: (work) => context.store.transact((tx) => work({ ...tx, erasure: { ...tx.erasure, emptySeats: (id) => (bad.has(id) ? Promise.reject(new Error('a word of somebody')) : tx.erasure.emptySeats(id)) } })),
      },
    }
    await eraseDue({ ...failing, clock: { now: () => Math.max(evening.clock.now(), Date.now()) } })
    expect(await isErased(good)).toBe(true)
    expect(await count("select 1 from audit where action = 'aged'")).toBe(0)
    expect(logged).toHaveLength(22)
    expect(logged.join()).not.toContain('a word')
    await eraseDue(context)
    await eraseDue(context)
    for (const id of bad) expect(await isErased(id)).toBe(true)
  })

  it('[RE6] two houses on one database erase it once, and neither stumbles', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => closedOpening(minute)))
    evening.clock.move(2 * minute)
    await Promise.all([eraseDue(evening.context), eraseDue(evening.context), eraseDue(evening.context)])
    await eraseDue(evening.context)
    for (const id of ids) expect(await isErased(id)).toBe(true)
  })

  it('[CR3] once forgotten opens no more, though its words were kept elsewhere', async () => {
    const { context } = evening
    const id = await closedOpening(minute)
    const sealedKey = (await context.store.rooms.conversation(id))?.sealedKey as Buffer
    const copied = context.keys.open(id, sealedKey).seal('entry', 'ことば')
    evening.clock.move(2 * minute)
    await eraseDue(context)
    expect((await context.store.rooms.conversation(id))?.sealedKey).toBeNull()
    expect(() => context.keys.open(id, context.keys.make(id)).unseal('entry', copied)).toThrow()
  })

  it('[RE6] under any closes, holds and jumps of the clock: nothing lives past its clock, nothing dies early', async () => {
    const hours = fc.integer({ min: 0, max: 72 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ erase: fc.option(hours), hold: fc.option(hours) }), { minLength: 1, maxLength: 6 }), fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 }), async (closed, jumps) => {
        const begin = evening.clock.now()
        const made = await Promise.all(closed.map(async ({ erase, hold }) => ({
          id: await closedOpening(erase === null ? null : erase * 60 * minute, hold === null ? null : hold * 60 * minute),
          dueAt: erase === null ? Infinity : begin + Math.max(erase, hold ?? 0) * 60 * minute,
        })))
        for (const jump of jumps) {
          evening.clock.move(jump * 60 * minute)
          await eraseDue(evening.context)
          for (const { id, dueAt } of made) expect(await isErased(id)).toBe(dueAt <= evening.clock.now())
        }
        await rows("update conversations set erase_at = now() - interval '1 day', hold_until = null where erased_at is null and closed_at is not null")
        await eraseDue(evening.context)
      }),
      { numRuns: 12 },
    )
  })
})

describe('other records', () => {
  it('[RE7] a visit is gone a day after its end when nothing speaks of it; one that attendance counts loses its secret’s trace and its hour', async () => {
    const passing = await evening.pass()
    const counted = await evening.pass()
    const idOf = async (pass: string) => (await evening.context.passes.read(pass, evening.clock.now()))?.visitId ?? ''
    const [passingId, countedId] = [await idOf(passing.pass), await idOf(counted.pass)]
    const conversationId = await closedOpening(null)
    await evening.context.store.seats.take({ id: evening.context.ids.next(), conversationId, visitId: countedId, sealedName: () => Buffer.from('n'), mark: 'leaf', isWatching: true, now: evening.clock.now() })
    evening.clock.move(36 * 60 * minute - minute)
    await eraseDue(evening.context)
    expect(await count('select 1 from visits where id = any($1) and octet_length(secret_hash) = 32', [passingId, countedId])).toBe(2)
    evening.clock.move(2 * minute)
    await eraseDue(evening.context)
    await eraseDue(evening.context)
    expect(await count('select 1 from visits where id = $1', passingId)).toBe(0)
    const [kept] = await rows('select octet_length(secret_hash) as trace, created_at, expires_at from visits where id = $1', countedId)
    expect(kept).toMatchObject({ trace: 16 })
    expect(Number(kept?.created_at) % (60 * minute)).toBe(0)
  })

  it('[RE7] a report goes after ninety days, a staff session a day after its end', async () => {
    const id = await closedOpening(null)
    const [{ place_id: placeId, visit_id: visitId } = {}] = await rows('select c.place_id, s.visit_id from conversations c join seats s on s.conversation_id = c.id where c.id = $1', id)
    const reportId = evening.context.ids.next()
    await evening.context.store.records.addReport({ id: reportId, placeId: String(placeId), conversationId: id, visitId: String(visitId), clientId: randomUUID(), seq: 1, reason: 'worried', now: evening.clock.now() })
    await evening.signIn('みじかい', 'host')
    const staffId = evening.staffIds.get('みじかい')
    evening.clock.move(36 * 60 * minute - minute)
    await eraseDue(evening.context)
    expect(await count('select 1 from staff_sessions where staff_id = $1', staffId)).toBe(1)
    evening.clock.move(2 * minute)
    await eraseDue(evening.context)
    expect(await count('select 1 from staff_sessions where staff_id = $1', staffId)).toBe(0)
    evening.clock.move(88 * day)
    await eraseDue(evening.context)
    expect(await count('select 1 from reports where id = $1', reportId)).toBe(1)
    evening.clock.move(2 * day)
    await eraseDue(evening.context)
    expect(await count('select 1 from reports where id = $1', reportId)).toBe(0)
  })

  it('[RE7] an audit row goes after three years; the database itself lets none go within its own year', async () => {
    const at = async (ago: number, action: string) => evening.context.store.records.audit({ staffId: null, action, now: Date.now() - ago })
    await at(4 * 366 * day, 'long_ago')
    await at(2 * 366 * day, 'two_years')
    await at(10 * day, 'lately')
    const { context } = evening
    const byWallClock: Context = { ...context, clock: { now: () => Date.now() } }
    await eraseDue(byWallClock)
    const left = async () => (await rows("select action from audit where action in ('long_ago', 'two_years', 'lately') order by action")).map(({ action }) => action)
    expect(await left()).toEqual(['lately', 'two_years'])
    await eraseDue({ ...context, clock: { now: () => Date.now() + 40 * 366 * day } })
    expect(await left()).toEqual(['lately'])
  })

  it('[RE3] nobody rewrites, takes out or empties the audit', async () => {
    await evening.context.store.records.audit({ staffId: null, action: 'sign_in_failed', now: Date.now() })
    for (const sql of ["update audit set action = 'nothing'", "delete from audit where action = 'sign_in_failed'", 'truncate audit', 'truncate audit cascade']) {
      await expect(evening.context.pool.query(sql), sql).rejects.toThrow(/append-only|truncated/)
    }
  })
})
