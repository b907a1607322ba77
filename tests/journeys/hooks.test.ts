// Tellings outside of the screens, against a real receiver and a real mail server: signed, without a word of anyone, tried again
// for as long as somebody may be waiting.
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMailHook, addWebhook, tryHook } from '#server/escalation/keep-hooks'
import { giveUpNotices, lettersCameHome, sendNotices } from '#server/escalation/outbox/send-notices'
import { makeNotify, type Notify } from '#server/notify/notify'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { MailReceiver, verifyAt, WebhookReceiver } from '#tests/support/receiver'
import { until } from '#tests/support/until'

let evening: Evening
let receiver: WebhookReceiver
let post: MailReceiver
let notify: Notify
let supervisor: Person
let hook: { id: string; secret: string }
const link = 'https://engawa.example/staff/board'

beforeEach(async () => {
  receiver = await new WebhookReceiver().open()
  post = await new MailReceiver().open()
  notify = makeNotify({ allowsPrivate: true, smtpUrl: post.url, mailFrom: 'engawa@engawa.example', publicUrl: 'https://engawa.example' })
  evening = await Evening.begin({ notify })
  supervisor = await evening.staff('みなと', 'supervisor')
  await supervisor.ask('shift:start')
  hook = await addWebhook(evening.context, evening.areaId, receiver.url)
})
afterEach(async () => {
  await evening.end()
  notify.close()
  await receiver.shut()
  await post.shut()
})

interface Notice { id: string; channel: string; attempts: number; last_problem: string | null; delivered_at: number | null; next_try_at: number | null }
const notices = async (channel = 'webhook') => (await evening.context.pool.query<Notice>('select * from notices where channel = $1 order by created_at, id', [channel])).rows
const delivered = async (channel = 'webhook') => (await notices(channel)).filter(({ delivered_at }) => delivered_at !== null)

async function pressed(): Promise<{ visitor: Person; escalationId: string }> {
  const visitor = await evening.visitor('こいし')
  await visitor.ask('help:ask', { raiseId: randomUUID() })
  return { visitor, escalationId: (await supervisor.ask('board:state')).open[0]?.escalationId ?? '' }
}

/** Moves on in steps until it is so: deadlines and tries come due on the way. */
async function laterUntil(what: string, stepMs: number, look: () => Promise<boolean> | boolean): Promise<void> {
  for (let step = 0; step < 80; step++) {
    if (await look()) return
    await evening.later(stepMs)
    await settledTries()
  }
  throw new Error(`waited in vain: ${what}`)
}

const settledTries = () => lettersCameHome(evening.context)

describe('a webhook', () => {
  it('[HO3] is signed after Standard Webhooks; a changed body, another secret and an old time are found out', async () => {
    const { escalationId } = await pressed()
    await evening.later(1_000)
    await until('delivered', async () => (await delivered()).length === 1)
    const [delivery] = receiver.received
    if (!delivery) throw new Error('nothing received')
    const now = evening.clock.now()
    expect(verifyAt(now, hook.secret, delivery)).toEqual({
      type: 'escalation.raised', timestamp: new Date(now - 1_000).toISOString(),
      data: { escalationId, areaId: evening.areaId, severity: 'imminent', state: 'raised', rung: 0, raisedAt: new Date(now - 1_000).toISOString(), link },
    })
    expect(() => verifyAt(now, hook.secret, { ...delivery, body: delivery.body.replace('imminent', 'watch') })).toThrow()
    expect(() => verifyAt(now, `whsec_${Buffer.alloc(32, 1).toString('base64')}`, delivery)).toThrow()
    expect(() => verifyAt(now + 6 * 60_000, hook.secret, delivery)).toThrow()
    expect(receiver.ids()).toEqual((await notices()).map(({ id }) => id))
  })

  it('[HO1] is sent at every step, from raising to closing', async () => {
    const { escalationId } = await pressed()
    await evening.later(60_000)
    await supervisor.ask('escalation:acknowledge', { escalationId })
    await supervisor.ask('escalation:join', { escalationId })
    await supervisor.ask('escalation:take-over', { escalationId })
    await supervisor.ask('escalation:let-go', { escalationId })
    await supervisor.ask('escalation:acknowledge', { escalationId })
    await supervisor.ask('escalation:close', { escalationId, outcome: 'calmed' })
    await laterUntil('all delivered', 1_000, async () => (await delivered()).length === 8)
    expect(receiver.types().sort()).toEqual(['acknowledged', 'acknowledged', 'closed', 'joined', 'let_go', 'raised', 'taken_over', 'unanswered'].map((step) => `escalation.${step}`))
  })

  it('[HO2] to a receiver that is down for an hour never stops trying, and arrives soon after it is back, each step once', async () => {
    await receiver.shut()
    await pressed()
    for (let minute = 0; minute < 60; minute++) {
      await evening.later(60_000)
      await settledTries()
    }
    expect(await delivered()).toEqual([])
    expect((await notices()).filter(({ next_try_at }) => next_try_at === null)).toEqual([])
    expect((await notices())[0]).toMatchObject({ last_problem: 'econnrefused' })
    const attempts = (await notices()).reduce((sum, each) => sum + each.attempts, 0)
    expect(attempts).toBeGreaterThanOrEqual(60)
    // Nor does it hammer: not oftener than every seven and a half seconds.
    expect(attempts).toBeLessThanOrEqual((60 * 60) / 7.5)
    await receiver.open()
    const back = evening.clock.now()
    const owed = (await notices()).length
    await laterUntil('all that was owed', 4_000, async () => (await delivered()).length >= owed)
    expect(evening.clock.now() - back).toBeLessThanOrEqual(20_000)
    expect(new Set(receiver.ids()).size).toBe(receiver.ids().length)
    expect(receiver.types()[0]).toMatch(/^escalation\./)
  })

  it('[HO2] answered with 500 is tried again after one second, then two, then four, with the same id', async () => {
    receiver.answer = (response) => void response.writeHead(500).end('no')
    await pressed()
    const gaps: number[] = []
    await evening.later(0)
    for (let round = 0; round < 4; round++) {
      await settledTries()
      gaps.push(((await notices())[0]?.next_try_at ?? 0) - evening.clock.now())
      await evening.later(Math.max(1_000, gaps.at(-1) ?? 0))
    }
    gaps.forEach((gap, i) => {
      expect(gap).toBeGreaterThanOrEqual(500 * 2 ** i)
      expect(gap).toBeLessThanOrEqual(1_000 * 2 ** i)
    })
    expect((await notices())[0]).toMatchObject({ last_problem: 'status_500', delivered_at: null })
    expect(new Set(receiver.ids()).size).toBe(1)
  })

  it('[HO6] does not follow a redirect', async () => {
    const elsewhere = await new WebhookReceiver().open()
    receiver.answer = (response) => void response.writeHead(302, { location: elsewhere.url }).end()
    await pressed()
    await evening.later(1_000)
    await settledTries()
    expect((await notices())[0]).toMatchObject({ last_problem: 'redirected', delivered_at: null })
    expect(elsewhere.received).toEqual([])
    await elsewhere.shut()
  })

  it('[HO6] with an answer without end is delivered all the same, and not read to the end', async () => {
    receiver.answer = (response) => {
      response.writeHead(200)
      const pour = () => void (response.destroyed || response.write('x'.repeat(1_024), () => setImmediate(pour)))
      pour()
    }
    await pressed()
    await evening.later(1_000)
    await until('delivered', async () => (await delivered()).length === 1)
  })

  it('[HO8] one receiver that hangs holds up neither another one, nor the ladder, nor a press', async () => {
    const swift = await new WebhookReceiver().open()
    await addWebhook(evening.context, evening.areaId, swift.url)
    receiver.answer = () => undefined
    await pressed()
    const began = Date.now()
    await evening.later(1_000)
    await until('the other has it', () => swift.received.length === 1)
    await evening.later(60_000)
    await until('the other has the next step', () => swift.types().includes('escalation.unanswered'))
    const visitor = await evening.visitor('あまおと')
    expect((await visitor.ask('help:ask', { raiseId: randomUUID() })).state).toBe('told')
    expect(Date.now() - began).toBeLessThan(9_000)
    await receiver.shut()
    await swift.shut()
  })

  it('[HO10] a first call goes out before the repeats of others, however many wait', async () => {
    receiver.answer = (response) => void response.writeHead(500).end()
    for (const name of ['あまおと', 'こいし', 'つき']) await (await evening.visitor(name)).ask('help:ask', { raiseId: randomUUID() })
    for (let minutes = 0; minutes < 6; minutes += 1) {
      await evening.later(60_000)
      await settledTries()
    }
    const { store, clock } = evening.context
    const waiting = await notices()
    expect(waiting.length).toBeGreaterThan(8)
    await (await evening.visitor('ゆうなぎ')).ask('help:ask', { raiseId: randomUUID() })
    const due: unknown[] = []
    for (let n = 0; n < 5; n++) due.push((await store.notices.lease(hook.id, clock.now() + 120_000, false))?.payload.step)
    expect(due).toEqual(['raise', 'raise', 'raise', 'raise', 'climb'])
  })

  it('[HO2] killed between commit and sending, or while sending, it is taken up again by whoever runs next', async () => {
    await pressed()
    const { store, clock } = evening.context
    // A node takes the letter and dies.
    expect(await store.notices.lease(hook.id, clock.now(), false)).toMatchObject({ channel: 'webhook', attempts: 1 })
    evening = await evening.restart()
    await evening.later(14_000)
    await settledTries()
    expect(receiver.received).toEqual([])
    await evening.later(1_000)
    await until('delivered', async () => (await delivered()).length >= 1)
  })

  it('[HO2] two nodes looking at once send each letter once', async () => {
    const other = await evening.otherNode()
    for (let i = 0; i < 5; i++) {
      const visitor = await evening.visitor(`v${i}`)
      await visitor.ask('help:ask', { raiseId: randomUUID() })
    }
    for (let round = 0; round < 4; round++) {
      await Promise.all([sendNotices(evening.context), sendNotices(other)])
      await Promise.all([lettersCameHome(evening.context), lettersCameHome(other)])
    }
    await until('all delivered', async () => (await delivered()).length === 5)
    expect(receiver.ids()).toHaveLength(5)
    await other.store.close()
  })

  it('[HO2] after closing the last state is tried for a day, then no more', async () => {
    const { escalationId } = await pressed()
    await receiver.shut()
    await supervisor.ask('escalation:acknowledge', { escalationId })
    await supervisor.ask('escalation:close', { escalationId, outcome: 'calmed' })
    await evening.later(23 * 60 * 60_000)
    await settledTries()
    expect((await notices()).some(({ next_try_at }) => next_try_at !== null)).toBe(true)
    await evening.later(2 * 60 * 60_000)
    await until('given up', async () => (await notices()).every(({ next_try_at }) => next_try_at === null))
    expect(await delivered()).toEqual([])
    await receiver.open()
  })

  it('[HO2] given up while it is under way it stays so, whatever becomes of that try', async () => {
    const asked: ServerResponse[] = []
    receiver.answer = (response) => void asked.push(response)
    const { escalationId } = await pressed()
    await supervisor.ask('escalation:acknowledge', { escalationId })
    await supervisor.ask('escalation:close', { escalationId, outcome: 'calmed' })
    await evening.later(0)
    await until('one is under way', () => asked.length > 0)
    evening.clock.move(25 * 60 * 60_000)
    await giveUpNotices(evening.context)
    receiver.answer = (response) => void response.writeHead(500).end('no')
    for (const response of asked) receiver.answer(response)
    await settledTries()
    expect((await notices()).filter(({ next_try_at }) => next_try_at !== null)).toEqual([])
  })

  it('[HO5] that has come to point at a private address is refused at sending', async () => {
    const strict = makeNotify({ resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]) })
    Object.assign(evening.context, { notify: strict })
    await evening.context.pool.query("update hooks set address = 'https://hooks.example.com/now-inside'")
    await pressed()
    await evening.later(1_000)
    await settledTries()
    expect((await notices())[0]).toMatchObject({ last_problem: 'private_address', delivered_at: null })
    await evening.context.pool.query('update hooks set address = $1', [receiver.url])
    await laterUntil('tried again', 2_000, async () => ((await notices())[0]?.attempts ?? 0) >= 2)
    expect((await notices())[0]?.last_problem).toBe('not_https')
    expect(receiver.received).toEqual([])
  })
})

describe('an e-mail', () => {
  it('[HO7] reaches hooks and those on call, in plain neutral words, one letter for one address and step', async () => {
    await addMailHook(evening.context, evening.areaId, 'toban@example.jp')
    await evening.context.store.onCall.add({ areaId: evening.areaId, rung: 1, label: '佐伯', staffId: null, role: null, email: 'toban@example.jp' })
    await evening.context.store.onCall.add({ areaId: evening.areaId, rung: 2, label: '大田', staffId: null, role: null, email: 'ota@example.jp' })
    const { escalationId } = await pressed()
    await evening.later(1_000)
    await until('delivered', async () => (await delivered('email')).length === 1)
    expect(post.received.map(({ to }) => to)).toEqual([['toban@example.jp']])
    const [letter = ''] = post.letters()
    expect(letter).toMatch(/^Subject: 【当番】画面を確かめてください（切迫）$/m)
    expect(letter).toContain('まだ、だれも確認していません')
    expect(letter).toContain('11月24日 20:00（日本時間）')
    expect(letter).toContain(escalationId)
    expect(letter).toContain(link)
    expect(letter).toMatch(/^Message-ID: <[0-9a-f-]{36}@engawa\.example>$/im)
    await evening.later(60_000)
    await until('the second group', () => post.received.some(({ to }) => to.includes('ota@example.jp')))
  })

  it('[HO2] refused by the mail server is tried again, while the webhook arrives; the board says that e-mail does not work', async () => {
    await addMailHook(evening.context, evening.areaId, 'toban@example.jp')
    post.isRefusing = true
    await pressed()
    await evening.later(1_000)
    await until('refused', async () => (await notices('email'))[0]?.last_problem === 'smtp_451')
    await until('the webhook arrived', () => receiver.received.length === 1)
    expect((await supervisor.ask('board:state')).parts).toMatchObject({ email: false, webhook: true })
    post.isRefusing = false
    await post.shut()
    await laterUntil('the mail server is gone', 2_000, async () => /^(esocket|econn)/.test((await notices('email'))[0]?.last_problem ?? ''))
    await post.open()
    await laterUntil('delivered', 2_000, async () => (await delivered('email')).length >= 1)
    expect((await supervisor.ask('board:state')).parts).toMatchObject({ email: true })
  })
})

describe('what leaves the house', () => {
  it('[HO4] holds no word, name, room or reason of anyone, over a whole case', async () => {
    await addMailHook(evening.context, evening.areaId, 'toban@example.jp')
    const { roomId, host } = await evening.openRoom('ひみつの間')
    const visitor = await evening.visitor('ひみつのなまえ')
    const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'ひみつのなまえ', mark: 'leaf', isWatching: false })
    await visitor.say(roomId, 'ひみつのことば、もう死にたい')
    const { escalationId } = await host.ask('escalation:raise', { raiseId: randomUUID(), placeId: roomId, seatId: seat?.seatId, severity: 'imminent', reason: 'ひみつのりゆう' })
    await supervisor.ask('escalation:acknowledge', { escalationId })
    await supervisor.ask('escalation:read', { escalationId, reason: 'ひみつのわけ' })
    await supervisor.ask('escalation:close', { escalationId, outcome: 'handed_to_agency', note: 'ひみつのきろく', disclosure: { basis: 'consent', toWhom: 'ひみつの窓口', what: 'ひみつのこと' } })
    await laterUntil('all delivered', 2_000, async () => (await delivered()).length >= 3 && (await delivered('email')).length === (await notices('email')).length)
    const out = JSON.stringify([receiver.received, post.letters(), (await evening.context.pool.query('select payload, who, last_problem from notices')).rows])
    expect(out).toContain(escalationId)
    expect(out).not.toContain('ひみつ')
    expect(out).not.toContain('死')
  })
})

describe('keeping hooks', () => {
  it('[HO5] a webhook to a private place is not even saved, unless the operator allows it', async () => {
    Object.assign(evening.context, { notify: makeNotify({ resolve: () => Promise.resolve([{ address: '10.1.2.3', family: 4 }]) }) })
    for (const url of ['http://127.0.0.1:3000/', 'https://169.254.169.254/latest/', 'https://[::1]/', 'file:///etc/passwd', 'https://inside.example.com/']) {
      await expect(addWebhook(evening.context, evening.areaId, url)).rejects.toThrow()
    }
    expect(await evening.context.store.hooks.all()).toHaveLength(1)
  })

  it('[HO9] a secret is kept sealed and goes with its hook; a removed hook is told nothing more', async () => {
    const { context } = evening
    const row = await context.store.hooks.find(hook.id)
    expect(row?.sealedSecret?.includes(Buffer.from(hook.secret.slice(6)))).toBe(false)
    expect(await tryHook(context, row ?? fail())).toBeNull()
    expect(receiver.types()).toEqual(['hook.tried'])
    expect(verifyAt(context.clock.now(), hook.secret, receiver.received[0] ?? fail())).toMatchObject({ data: { link } })
    await pressed()
    expect(await context.store.hooks.remove(hook.id)).toBe(1)
    await evening.later(1_000)
    await until('given up', async () => (await notices())[0]?.last_problem === 'hook_removed')
    expect((await context.store.hooks.find(hook.id))?.sealedSecret).toBeNull()
    expect(receiver.received).toHaveLength(1)
  })
})

function fail(): never {
  throw new Error('was not there')
}
