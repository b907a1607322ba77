// Letters of people in need when their receiver comes and goes: they leave as fast as they are taken, a receiver that is gone is
// asked by one of them at a time, and within seconds of its return it has them all.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMailHook, addWebhook } from '#server/escalation/keep-hooks'
import { lettersCameHome, sendNotices } from '#server/escalation/outbox/send-notices'
import { makeNotify, type Notify } from '#server/notify/notify'
import { Evening } from '#tests/support/evening'
import { MailReceiver, WebhookReceiver } from '#tests/support/receiver'
import { RedisServer } from '#tests/support/redis-server'
import { until } from '#tests/support/until'

let evening: Evening
let receiver: WebhookReceiver
let post: MailReceiver
let notify: Notify

beforeEach(async () => {
  receiver = await new WebhookReceiver().open()
  post = await new MailReceiver().open()
  notify = makeNotify({ allowsPrivate: true, smtpUrl: post.url })
  evening = await Evening.begin({ notify })
  await addWebhook(evening.context, evening.areaId, receiver.url)
})
afterEach(async () => {
  await evening.end()
  notify.close()
  await receiver.shut()
  await post.shut()
})

async function raised(people: number): Promise<void> {
  for (let n = 0; n < people; n++) await (await evening.visitor(`v${n}`)).ask('help:ask', { raiseId: randomUUID() })
}

/** One look of the watcher, so much later, and what came of it. */
async function later(ms: number): Promise<void> {
  await evening.later(ms)
  await lettersCameHome(evening.context)
}

/** One more node of this house. */
const joined = (redis: RedisServer): Promise<Evening> => Evening.on(evening.databaseUrl, async () => undefined, evening.clock, { notify, redisUrl: redis.url })

const raises = () => receiver.types().filter((type) => type === 'escalation.raised').length
const refuse = () => { receiver.answer = (response) => void response.writeHead(500).end() }
const takeIn = () => { receiver.answer = (response) => void response.writeHead(204).end() }

describe('letters that wait', () => {
  it('[HO11] leave as fast as they are taken, in one look of the watcher', async () => {
    await raised(30)
    await later(1_000)
    expect(raises()).toBe(30)
    expect(new Set(receiver.ids()).size).toBe(30)
  })

  it('[HO11] of a receiver that is gone: each tried once, then one of them at a time; all of them within seconds of its return', async () => {
    refuse()
    await raised(12)
    for (let n = 0; n < 8; n++) await later(1_000)
    const firstTries = receiver.received.length
    // Each once, and what one letter by itself would have asked in eight seconds.
    expect(firstTries).toBeLessThanOrEqual(12 + 6)
    await evening.context.pool.query("update escalations set climbs_at = climbs_at + interval '1 day' where climbs_at is not null")
    for (let n = 0; n < 36; n++) await later(5_000)
    // Three minutes: a try every 7.5 to 15 s, at a look every 5 s.
    expect(receiver.received.length - firstTries).toBeGreaterThanOrEqual(180 / 20)
    expect(receiver.received.length - firstTries).toBeLessThanOrEqual(180 / 7.5)
    takeIn()
    receiver.received.length = 0
    for (let n = 0; n < 16; n++) await later(1_000)
    expect(raises()).toBe(12)
    expect(new Set(receiver.ids()).size).toBe(12)
  })

  it('[HO11] of a receiver that is gone are asked for by one of them at a time from each node: two nodes ask twice as often, not once for each letter', async () => {
    const other = await evening.otherNode()
    refuse()
    await raised(12)
    await evening.context.pool.query("update escalations set climbs_at = climbs_at + interval '1 day' where climbs_at is not null")
    const bothLook = async (): Promise<void> => {
      await Promise.all([later(5_000), sendNotices(other)])
      await lettersCameHome(other)
    }
    for (let n = 0; n < 12; n++) await bothLook()
    const before = receiver.received.length
    for (let n = 0; n < 24; n++) await bothLook()
    expect(receiver.received.length - before).toBeLessThanOrEqual(2 * 120 / 7.5)
    await other.store.close()
  })

  it('[HO11] of a receiver that comes and goes by the second: each within half a minute of its raise', async () => {
    for (let n = 0; n < 24; n++) {
      await raised(1)
      if (n % 3 === 0) takeIn()
      else refuse()
      await later(1_000)
    }
    for (let n = 0; n < 30; n++) {
      if (n % 3 === 0) takeIn()
      else refuse()
      await later(1_000)
    }
    const { rows } = await evening.context.pool.query<{ waited: number }>("select extract(epoch from coalesce(delivered_at, 'infinity') - created_at)::float8 as waited from notices where channel = 'webhook' and payload->>'step' = 'raise'")
    expect(rows).toHaveLength(24)
    expect(Math.max(...rows.map(({ waited }) => waited))).toBeLessThanOrEqual(30)
  })

  it('[HO11] one letter that is refused for itself holds up neither the first try of another nor is asked for without end', async () => {
    await raised(1)
    let tries = 0
    let unwanted: string | undefined
    receiver.answer = (response) => {
      const id = receiver.ids().at(-1)
      unwanted ??= id
      if (id === unwanted) tries += 1
      response.writeHead(id === unwanted ? 422 : 204).end()
    }
    for (let n = 0; n < 40; n++) await later(1_000)
    await raised(1)
    await later(1_000)
    expect(new Set(receiver.ids()).size).toBeGreaterThanOrEqual(2)
    expect(raises() - tries).toBe(1)
    expect(tries).toBeLessThan(10)
  })

  it('[HO11] many that are refused for themselves hold up no other: one that failed once comes within seconds, whatever it tells, one that failed for long within half a minute', async () => {
    const refused = 8
    const unwanted = new Set<string>()
    const seen = new Set<string>()
    let isRefusingAll = true
    receiver.answer = (response) => {
      const id = receiver.ids().at(-1) ?? ''
      if (isRefusingAll) unwanted.add(id)
      response.writeHead(unwanted.has(id) ? 422 : seen.has(id) ? 204 : 503).end()
      seen.add(id)
    }
    const holdLadders = () => evening.context.pool.query("update escalations set climbs_at = climbs_at + interval '1 day' where climbs_at is not null")
    await raised(refused)
    await holdLadders()
    for (let n = 0; n < 20; n++) await later(1_000)
    expect(unwanted.size).toBe(refused)
    const before = receiver.received.length
    for (let n = 0; n < 20; n++) await later(1_000)
    // Asked by another every two seconds at most, however many wait.
    expect(receiver.received.length - before).toBeLessThanOrEqual(20 / 2 + 1)

    isRefusingAll = false
    await raised(3)
    await holdLadders()
    const { rows } = await evening.context.pool.query<{ id: string }>("select id from notices where channel = 'webhook' order by created_at desc, id desc limit 3")
    const [raise, told, old] = rows.map(({ id }) => id)
    await evening.context.pool.query(`update notices set payload = jsonb_set(payload, '{step}', '"acknowledge"'), attempts = case id when $2 then 200 else 0 end where id in ($1, $2)`, [told, old])
    seen.add(old ?? '')
    const cameAfter = new Map<string, number>()
    for (let n = 1; n <= 30; n++) {
      await later(1_000)
      const arrived = await evening.context.pool.query<{ id: string }>("select id from notices where channel = 'webhook' and delivered_at is not null")
      for (const { id } of arrived.rows) if (!cameAfter.has(id)) cameAfter.set(id, n)
    }
    expect(cameAfter.get(raise ?? '')).toBeLessThanOrEqual(10)
    expect(cameAfter.get(told ?? '')).toBeLessThanOrEqual(10)
    expect(cameAfter.get(old ?? '')).toBeLessThanOrEqual(30)
  })

  it('[HO11] [HO8] of a receiver for whom they cannot even be made (its secret does not open) count as failed: it is seen to be unwell, and logged as what it is', async () => {
    evening.options.mayLogErrors = true
    const { store, clock, ids } = evening.context
    await store.hooks.add({ id: ids.next(), areaId: evening.areaId, kind: 'webhook', address: receiver.url, sealedSecret: Buffer.from('not of this house') })
    await raised(1)
    for (let n = 0; n < 20; n++) await later(1_000)
    expect(raises()).toBe(1)
    const { rows } = await evening.context.pool.query<{ attempts: number; problem: string }>("select attempts, last_problem as problem from notices where channel = 'webhook' and delivered_at is null")
    expect(rows.map(({ problem }) => problem)).toEqual(['broken'])
    // After a second, doubled each time: not at the end of each lease.
    expect(rows[0]?.attempts).toBeGreaterThanOrEqual(3)
    expect((await store.notices.health(evening.areaId, clock.now() - 60_000)).get('webhook')).toBe(false)
    expect(new Set(evening.errors().map((line) => (JSON.parse(line) as { msg: string }).msg))).toEqual(new Set(['a telling could not be sent']))
  })

  it('[HO11] a letter whose node died under it is taken up again after its own lease: a webhook within 16 s', async () => {
    await raised(1)
    const { store, clock } = evening.context
    const lane = (await store.notices.dueLanes(clock.now()))[0] ?? ''
    expect(await store.notices.lease(lane, clock.now(), false)).toMatchObject({ channel: 'webhook', attempts: 1 })
    for (let n = 0; n < 14; n++) await later(1_000)
    expect(receiver.received).toEqual([])
    await later(2_000)
    expect(raises()).toBe(1)
  })

  it('[HO11] are sent by every node, also while another one keeps the watch', async () => {
    const redis = await RedisServer.start()
    const [here, there] = [await joined(redis), await joined(redis)]
    await until('both know Redis', () => here.context.news.isUp() && there.context.news.isUp())
    expect([await there.context.live.holdLease('watcher'), await here.context.live.holdLease('watcher')]).toEqual([true, false])
    await raised(1)
    await here.later(1_000)
    await lettersCameHome(here.context)
    expect(raises()).toBe(1)
    for (const node of [here, there]) await node.end()
    await redis.kill()
  })

  it('[HO11] to a mail server that refuses are tried a minute apart at most, however long, and arrive within a minute of its being willing', async () => {
    await addMailHook(evening.context, evening.areaId, 'toban@example.jp')
    post.isRefusing = true
    await raised(1)
    for (let n = 0; n < 30; n++) await later(20_000)
    const { rows } = await evening.context.pool.query<{ attempts: number }>("select attempts from notices where channel = 'email' and payload->>'step' = 'raise'")
    expect(rows[0]?.attempts).toBeGreaterThanOrEqual(9)
    expect(rows[0]?.attempts).toBeLessThanOrEqual(24)
    post.isRefusing = false
    for (let n = 0; n < 12; n++) await later(5_000)
    expect(post.letters().filter((letter) => letter.includes('当番')).length).toBeGreaterThanOrEqual(1)
    const { rows: left } = await evening.context.pool.query("select 1 from notices where channel = 'email' and payload->>'step' = 'raise' and delivered_at is null")
    expect(left).toEqual([])
  })
})
