// Several nodes may want more connections than the database gives. It is full then, not away: talk and all else go on with those held.
import { randomBytes, randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makePool } from '#server/storage/postgres/pool'
import { makeStore } from '#server/storage/postgres/store'
import type { NewEntry, Store } from '#server/storage/ports'
import { freshDatabase, type FreshDatabase } from '#tests/setup/database'
import { Wire } from '#tests/support/wire'

const clock = { now: () => Date.UTC(2026, 10, 20, 12) }
const [area, place, conversation, visit] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]

let database: FreshDatabase
let client: Client
const stores: Store[] = []
const kept: (() => Promise<void>)[] = []

function node(): Store {
  const store = makeStore(makePool(database.url), clock, () => undefined)
  stores.push(store)
  return store
}

beforeEach(async () => {
  database = await freshDatabase()
  client = new Client(database.url)
  await client.connect()
  const at = new Date(clock.now() - 1_000)
  await client.query("insert into areas (id, name) values ($1, 'ここ')", [area])
  await client.query("insert into places (id, area_id, kind) values ($1, $2, 'room')", [place, area])
  await client.query("insert into conversations (id, place_id, state, sealed_key, first_seq, opened_at) values ($1, $2, 'open', $3, 1, $4)", [conversation, place, randomBytes(60), at])
  await client.query('insert into visits (id, area_id, secret_hash, created_at, expires_at) values ($1, $2, $3, $4, $5)', [visit, area, randomBytes(32), at, new Date(clock.now() + 60_000)])
  await client.query("insert into seats (id, conversation_id, visit_id, mark, is_watching, entered_at, seen_at) values ($1, $2, $3, 'leaf', false, $4, $4)", [randomUUID(), conversation, visit, at])
})
afterEach(async () => {
  for (const letGo of kept.splice(0)) await letGo()
  for (const store of stores.splice(0)) await store.close()
  await client.end()
  await database.drop()
})

/** The database gives so many to everybody together; one is this test's own. */
const give = (connections: number) => client.query(`alter database "${new URL(database.url).pathname.slice(1)}" connection limit ${connections}`)

/** Takes so many connections, and keeps them until it is told to let go. */
async function take(store: Store, connections: number): Promise<() => Promise<void>> {
  let letGo = (): void => undefined
  const isOver = new Promise<void>((done) => { letGo = done })
  let taken: Promise<void>[] = []
  await new Promise<void>((all) => {
    let n = 0
    taken = Array.from({ length: connections }, () => store.transact(async (tx) => {
      await tx.rooms.place(place)
      if (++n === connections) all()
      await isOver
    }))
  })
  const giveBack = async (): Promise<void> => {
    letGo()
    await Promise.all(taken)
  }
  kept.push(giveBack)
  return giveBack
}

const line = (): NewEntry => ({ id: randomUUID(), placeId: place, conversationId: conversation, visitId: visit, clientId: randomUUID(), kind: 'message', audience: 'everyone', sealed: randomBytes(40), isPaced: true })

describe('a database that has no more connections to give', () => {
  it('[WI16] keeps nobody from talking, asking and changing: who asks waits for one that their node holds', async () => {
    const [greedy, modest] = [node(), node()]
    const free = await take(modest, 2)
    await free()
    await take(greedy, 3)
    await give(6)
    const doubts: string[] = []
    modest.onDoubt(() => doubts.push('the records were said to be away'))
    const [lines, asked, changed] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, () => modest.post(line()))),
      Promise.all(Array.from({ length: 20 }, () => modest.rooms.openConversation(place))),
      Promise.all(Array.from({ length: 20 }, () => modest.transact((tx) => tx.rooms.place(place)))),
    ])
    expect(lines.map(({ outcome, seq }) => [outcome, seq])).toEqual(lines.map((_, n) => ['posted', n + 1]))
    expect(asked.every((each) => each?.id === conversation)).toBe(true)
    expect(changed.every((each) => each?.kind === 'room')).toBe(true)
    expect([modest.isUp(), doubts]).toEqual([true, []])
  })

  it('[WI16] is not said to be away by who waited in vain for one of their node, while its talk goes on', async () => {
    const modest = node()
    expect(await modest.post(line())).toMatchObject({ outcome: 'posted' })
    await take(modest, 1)
    await give(3)
    const said: boolean[] = []
    modest.onDoubt(() => said.push(false))
    const [asked, changed, answers] = await Promise.allSettled([modest.rooms.openConversation(place), modest.transact((tx) => tx.rooms.place(place)), modest.probe()])
    expect([asked, changed]).toMatchObject([{ status: 'rejected', reason: { code: 'unavailable' } }, { status: 'rejected', reason: { code: 'unavailable' } }])
    expect([answers, modest.isUp(), said]).toEqual([{ status: 'fulfilled', value: true }, true, []])
    expect(await modest.post(line())).toMatchObject({ outcome: 'posted' })
  })

  it('[WI16] lets in a node that holds none as soon as one is given back', async () => {
    const [first, late] = [node(), node()]
    const letGo = await take(first, 2)
    await give(3)
    const said = late.post(line())
    await letGo()
    await first.close()
    stores.shift()
    expect(await said).toMatchObject({ outcome: 'posted', seq: 1 })
  })

  it('[WI16] is said to be away where none is given back for two seconds', async () => {
    const [first, late] = [node(), node()]
    await take(first, 2)
    await give(3)
    await expect(late.post(line())).rejects.toMatchObject({ code: 'unavailable' })
    expect(late.isUp()).toBe(false)
  })

  it.each([0, 1, 2])('[WI16] is not stormed by a node that holds %d, however many wait there, and lets them in when there is room', async (held) => {
    const pool = makePool(database.url)
    // As the store does: the database may be dropped before the last connection has said goodbye.
    pool.on('error', () => undefined)
    const lent = await Promise.all(Array.from({ length: held }, () => pool.connect()))
    kept.push(async () => {
      for (const each of lent.splice(0)) each.release()
      await pool.end()
    })
    await give(1 + held)
    const tries = vi.spyOn(Client.prototype, 'connect')
    const began = performance.now()
    const refused = await Promise.allSettled(Array.from({ length: 40 }, () => pool.connect()))
    const seconds = (performance.now() - began) / 1_000
    expect(refused.every(({ status }) => status === 'rejected')).toBe(true)
    // One breath of the whole pool, and then one every 50 ms at most.
    expect(tries.mock.calls.length).toBeLessThan(45 + 20 * seconds)
    if (held === 2) expect(tries.mock.calls.length).toBeLessThan(45)
    tries.mockRestore()
    const waits = Array.from({ length: 40 }, () => pool.query('select 1'))
    await give(2 + held)
    for (const each of lent.splice(0)) each.release()
    expect((await Promise.all(waits)).length).toBe(40)
  })

  it('[WI16] [FA9] and then is away says so at once to who asks, and on its return there is room for all', async () => {
    const there = new URL(database.url)
    const wire = await Wire.to(there.hostname, Number(there.port))
    there.port = String(wire.port)
    const pool = makePool(there.href)
    pool.on('error', () => undefined)
    const ask = () => pool.connect().then((lent) => { lent.release(); return 'lent' }, (error: Error) => error.message)
    let goesOn = true
    const keepAsking = async (): Promise<void> => { while (goesOn) await ask() }
    await give(1)
    const asking = Array.from({ length: 5 }, keepAsking)
    kept.push(async () => {
      goesOn = false
      await Promise.all(asking)
      await pool.end()
      await wire.end()
    })
    await expect.poll(() => pool.options.max).toBe(0)
    wire.cut()
    await expect.poll(ask, { timeout: 6_000 }).toMatch(/ECONNRESET|terminated unexpectedly/)
    await expect.poll(() => pool.options.max).toBe(20)
    goesOn = false
    await Promise.all(asking)
    await give(-1)
    wire.mend()
    const lent = await Promise.all(Array.from({ length: 10 }, () => pool.connect()))
    for (const each of lent) each.release()
  })
})
