// A crowded door: proofs worked out or waited for, each good once, for its purpose and its time; honest people come in all the while.
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Proof, ProofAsked } from '#shared/http-contract'
import { createApp, type App } from '#server/app'
import { askProof, spendProof } from '#server/identity/proofs'
import { readSettings } from '#server/settings'
import { severalAtOnce } from '#tests/measure/several-at-once'
import { Evening, type VisitorPass } from '#tests/support/evening'
import { Person } from '#tests/support/person'

let evening: Evening
let app: App
let url = ''
beforeEach(async () => {
  evening = await Evening.begin()
  const context = { ...evening.context, settings: { ...evening.context.settings, rates: readSettings({}).rates } }
  app = createApp(context, { publicUrl: null, proxyHops: 1, isDemo: true, clientFolder: null })
  url = `http://127.0.0.1:${await app.listen(0, '127.0.0.1')}`
})
afterEach(async () => {
  await app.close()
  await evening.end()
})

const post = (path: string, address: string, body: object) => fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': address }, body: JSON.stringify(body) })
const enter = async (address: string, proof?: Proof) => {
  const response = await post('/api/visits', address, proof ? { proof } : {})
  return { status: response.status, body: (await response.json()) as { code?: string } & Partial<VisitorPass> }
}
const askFor = async (address: string) => (await (await post('/api/visits/proof', address, {})).json()) as ProofAsked

/** As the visitor's page does it in its worker. */
async function workOut({ challenge }: { challenge: string }): Promise<Proof> {
  const found = await solveChallenge({ challenge: JSON.parse(challenge) as Parameters<typeof solveChallenge>[0]['challenge'], deriveKey })
  return { challenge, solution: { counter: found?.counter ?? 0, derivedKey: found?.derivedKey ?? '' } }
}
const crowd = async (address: string, n: number) => { for (let i = 0; i < n; i++) await enter(address) }

describe('a crowded door', () => {
  it('[HA9] a proof that was worked out lets one in, once, and not when altered, for something else, or too old', async () => {
    await crowd('203.0.113.7', 31)
    const proof = await workOut(await askFor('203.0.113.7'))
    expect((await enter('203.0.113.7', proof)).status).toBe(200)
    expect((await enter('203.0.113.7', proof)).body.code).toBe('proof_refused')
    expect((await enter('198.51.100.9', proof)).body.code).toBe('proof_refused')

    const fresh = await workOut(await askFor('203.0.113.7'))
    const altered = JSON.parse(fresh.challenge) as { parameters: { cost: number; data: { until: number; purpose: string } } }
    for (const change of [() => (altered.parameters.cost = 1), () => (altered.parameters.data.until += 60_000), () => (altered.parameters.data.purpose = 'anything')]) {
      change()
      expect((await enter('203.0.113.7', { ...fresh, challenge: JSON.stringify(altered) })).body.code).toBe('proof_refused')
    }
    expect((await enter('203.0.113.7', { ...fresh, solution: { counter: fresh.solution?.counter ?? 0, derivedKey: '0'.repeat(64) } })).body.code).toBe('proof_refused')
    for (const nonsense of ['', '{}', 'null', '{"parameters":{"data":{}},"signature":"00"}', '{"parameters":null}']) expect((await enter('203.0.113.7', { challenge: nonsense })).body.code, nonsense).toBe('proof_refused')

    const elsewhere = await workOut(await askProof(evening.context, 'listening', 1))
    await expect(spendProof(evening.context, 'visit', elsewhere)).rejects.toMatchObject({ code: 'proof_refused' })
    await spendProof(evening.context, 'listening', elsewhere)
    evening.clock.move(2 * 60_000)
    expect((await enter('203.0.113.7', fresh)).body.code).toBe('proof_refused')
  })

  it('[HA9] shown on two nodes at the same moment it counts on one; what was spent is forgotten when it is too old anyway', async () => {
    const other = await evening.otherNode()
    const proof = await workOut(await askProof(evening.context, 'visit', 1))
    const tries = await Promise.allSettled([spendProof(evening.context, 'visit', proof), spendProof(other, 'visit', proof), spendProof(evening.context, 'visit', proof)])
    await other.store.close()
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const kept = async () => (await evening.context.pool.query('select * from spent_proofs')).rows as object[]
    expect((await kept()).map((row) => Object.keys(row).sort())).toEqual([['expires_at', 'id']])
    await evening.later(3 * 60_000)
    expect(await kept()).toEqual([])
  })

  it('[HA9] who can work nothing out only waits, at most twenty seconds however crowded it is, once, and not shorter', async () => {
    await crowd('203.0.113.7', 250)
    const asked = await askFor('203.0.113.7')
    expect(asked.waitMs).toBeGreaterThan(5_000)
    expect(asked.waitMs).toBeLessThanOrEqual(20_000)
    const waited: Proof = { challenge: asked.challenge }
    evening.clock.move(asked.waitMs - 1)
    expect((await enter('203.0.113.7', waited)).body.code).toBe('proof_refused')
    evening.clock.move(1)
    expect((await enter('203.0.113.7', waited)).status).toBe(200)
    expect((await enter('203.0.113.7', waited)).body.code).toBe('proof_refused')
  })

  it('[HA9] asked to rest and coming back again and again with cleared storage costs more each time; somebody honest behind the same line comes in, others see nothing of it', async () => {
    const { roomId, host } = await evening.openRoom()
    const away = await evening.visitor('こいし')
    const place = await away.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    await host.ask('person:rest', { placeId: roomId, seatId: place.seat?.seatId ?? '', reason: 'hurtful', minutes: 60 })
    const heaviness: number[] = []
    for (let i = 0; i < 20; i++) {
      if ((await enter('203.0.113.7')).status === 200) continue
      const asked = await askFor('203.0.113.7')
      heaviness.push(asked.waitMs)
      expect((await enter('203.0.113.7', await workOut(asked))).status).toBe(200)
    }
    expect(heaviness[0]).toBe(5_000)
    expect(heaviness.at(-1)).toBeGreaterThan(heaviness[0] ?? 0)
    expect([...heaviness].sort((a, b) => a - b)).toEqual(heaviness)
    const began = performance.now()
    expect((await enter('203.0.113.7', await workOut(await askFor('203.0.113.7')))).status).toBe(200)
    expect(performance.now() - began).toBeLessThan(10_000)
    expect((await enter('198.51.100.9')).status).toBe(200)
  }, 60_000)

  it('[HA9] ABU-22: a thousand joins from one line and as many from 500: the room holds its number, and a person comes in with a proof', async () => {
    await evening.room('小さな間', { capacity: 8 })
    const { roomId } = await evening.openRoom('小さな間')
    const passes: VisitorPass[] = []
    const knock = async (address: string) => {
      const { status, body } = await enter(address)
      if (status === 200) passes.push(body as VisitorPass)
      return status
    }
    const fromOne = await severalAtOnce(Array.from({ length: 1_000 }), 50, () => knock('203.0.113.7'))
    const fromMany = await severalAtOnce(Array.from({ length: 1_000 }, (_, i) => i), 50, (i) => knock(`198.${18 + Math.floor(i / 2 / 250)}.${Math.floor(i / 2) % 250}.${i % 2}`))
    expect(fromOne.filter((status) => status === 200)).toHaveLength(30)
    expect(fromMany.filter((status) => status === 200).length).toBeLessThan(200)
    const came = performance.now()
    const person = await enter('192.0.2.1')
    const pass = person.status === 200 ? person.body : (await enter('192.0.2.1', await workOut(await askFor('192.0.2.1')))).body
    expect(pass.pass).toBeDefined()
    expect(performance.now() - came).toBeLessThan(30_000)
    const people = await Promise.all(passes.slice(0, 12).map(async (each, i) => {
      const one = new Person(`${i}`, evening.url, { as: 'visitor', pass: each.pass }, { origin: evening.url })
      evening.people.push(one)
      return one.connected()
    }))
    const acks = await Promise.all(people.map((one, i) => one.tryAsk('room:enter', { roomId, nickname: `ひと${String.fromCodePoint(0x3041 + i)}`, mark: 'leaf', isWatching: true })))
    expect(acks.filter(({ ok }) => ok)).toHaveLength(8)
    expect(acks.filter((ack) => !ack.ok && ack.code === 'room_full')).toHaveLength(4)
  }, 60_000)

  it('[RE5] nothing of an address is kept by it: not in the database, not in a proof', async () => {
    await crowd('203.0.113.77', 31)
    const asked = await askFor('203.0.113.77')
    await enter('203.0.113.77', await workOut(asked))
    expect(asked.challenge).not.toContain('203.0.113')
    expect(Object.keys((JSON.parse(asked.challenge) as { parameters: { data: object } }).parameters.data).sort()).toEqual(['id', 'purpose', 'until', 'waitedAt'])
    const { rows } = await evening.context.pool.query("select * from spent_proofs, visits where true limit 50")
    expect(JSON.stringify(rows)).not.toContain('203.0.113')
  })
})
