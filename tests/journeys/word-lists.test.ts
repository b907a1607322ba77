// A supervisor changes the word lists while the house runs: tried, saved, followed by every node, gone back on; and what is not allowed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seedLists } from '#server/moderation/word-lists/seed-lists'
import { sealLists } from '#server/moderation/word-lists/sealed-version'
import { shippedLists, shippedMark } from '#server/moderation/word-lists/seed'
import type { ListChange } from '#shared/word-lists'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { RedisServer } from '#tests/support/redis-server'
import { until } from '#tests/support/until'

const rulesEnd = shippedLists.rules.trimEnd().split('\n').length
const newRule: ListChange = { list: 'rules', line: rulesEnd, do: 'add', row: 'ZZ-1\tsuicide_ideation\turgent\t-\tfirm\tごんぎつね' }
const harmless = 'ごんぎつねの話をしました'

let evening: Evening
let supervisor: Person
beforeEach(async () => {
  evening = await Evening.begin()
  supervisor = await evening.staff('みなと', 'supervisor')
  await seedLists(evening.context)
})
afterEach(() => evening.end())

const audits = async () => (await evening.context.pool.query("select action, reason_code as number from audit where object_kind = 'word_lists' order by id")).rows as { action: string; number: string }[]

describe('the word lists', () => {
  it('[WL1] begin as version 1 with what the house came with; seeding again adds nothing', async () => {
    await seedLists(evening.context)
    const state = await supervisor.ask('lists:state')
    expect(state).toMatchObject({ current: 1, running: 1, hasOffer: false, versions: [{ number: 1, kind: 'seed', by: null, reason: null }] })
    expect(await supervisor.ask('lists:read', { version: 1 })).toEqual(shippedLists)
  })

  it('[WL4] a draft is tried without being saved: what it finds in a typed line, and what else it would raise', async () => {
    const trial = await supervisor.ask('lists:try', { base: 1, changes: [newRule], lines: [harmless, 'こんばんは'], withImpact: true })
    expect(trial.problems).toEqual([])
    expect(trial.tried).toMatchObject([{ severity: 'urgent', findings: [{ category: 'suicide_ideation', rule: 'ZZ-1', span: [0, 5] }] }, { severity: 'none', findings: [] }])
    expect(trial.impact).toMatchObject({ raised: [], lowered: [] })
    const { roomId } = await evening.openRoom()
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, harmless)
    expect((await supervisor.ask('board:state')).open).toEqual([])
  })

  it('[WL2] ABU-04: a draft with a mistake is shown its place, is not saved, and the running lists stay', async () => {
    const wrong: ListChange = { ...newRule, row: 'ZZ-1\tsuicide_ideation\turgent\t-\tfirm\t.*' }
    const trial = await supervisor.ask('lists:try', { base: 1, changes: [wrong], lines: [harmless], withImpact: true })
    expect(trial).toEqual({ problems: [{ list: 'rules', line: rulesEnd + 1, fault: 'nothing_to_find', what: '.*' }], tried: [], impact: null })
    await expect(supervisor.ask('lists:save', { base: 1, changes: [wrong], reason: 'ためし' })).rejects.toMatchObject({ code: 'list_unfit' })
    await expect(supervisor.ask('lists:save', { base: 1, changes: [{ ...newRule, row: 'あ'.repeat(4_001) }], reason: 'ためし' })).rejects.toMatchObject({ code: 'bad_input' })
    await expect(supervisor.ask('lists:save', { base: 1, changes: [newRule], reason: '  ' })).rejects.toMatchObject({ code: 'reason_needed' })
    expect(await supervisor.ask('lists:state')).toMatchObject({ current: 1, running: 1 })
    expect(await audits()).toEqual([])
  })

  it('[WL1] saved it is a version with its reason and its audit row, works at once, and can be gone back on', async () => {
    const { roomId } = await evening.openRoom()
    const writer = await evening.seated('こいし', roomId)
    const saved = await supervisor.ask('lists:save', { base: 1, changes: [newRule], reason: 'この言葉で呼ばれることがあった' })
    expect(saved).toMatchObject({ current: 2, running: 2, versions: [{ number: 2, kind: 'edit', fromNumber: 1, by: 'みなと', reason: 'この言葉で呼ばれることがあった' }, { number: 1 }] })
    await writer.say(roomId, harmless)
    expect((await supervisor.ask('board:state')).open).toHaveLength(1)
    // The answer was lost: the same again is the same version.
    expect(await supervisor.ask('lists:save', { base: 1, changes: [newRule], reason: 'この言葉で呼ばれることがあった' })).toMatchObject({ current: 2 })
    await expect(supervisor.ask('lists:save', { base: 1, changes: [{ ...newRule, row: newRule.row.replace('ZZ-1', 'ZZ-2') }], reason: 'べつの手直し' })).rejects.toMatchObject({ code: 'moved_on' })

    const back = await supervisor.ask('lists:roll-back', { base: 2, to: 1, reason: '鳴りすぎた' })
    expect(back).toMatchObject({ current: 3, running: 3, versions: [{ kind: 'rollback', fromNumber: 1 }, { number: 2 }, { number: 1 }] })
    const calm = await evening.seated('あまおと', roomId)
    await calm.say(roomId, harmless)
    expect((await supervisor.ask('board:state')).open).toHaveLength(1)
    expect(await supervisor.ask('lists:read', { version: 2 })).toMatchObject({ rules: expect.stringContaining('ごんぎつね') as unknown })
    expect(await audits()).toEqual([{ action: 'lists.edit', number: '2' }, { action: 'lists.roll_back', number: '3' }])
    await expect(evening.context.pool.query('update list_versions set seed = $1', ['x'])).rejects.toThrow('append-only')
    const { rows } = await evening.context.pool.query('select list_versions::text as row from list_versions')
    expect(JSON.stringify(rows)).not.toContain('ごんぎつね')
  })

  it('[WL5] newer lists of an upgrade take the place of untouched ones only; edited ones they are offered to, and the answer stands', async () => {
    const { store, keys, clock } = evening.context
    const older = (number: number, byStaff: string | null) => store.lists.add({
      number, kind: byStaff ? 'edit' : 'seed', fromNumber: number - 1, seed: 'older', sealed: sealLists(keys, number, { ...shippedLists, rules: shippedLists.rules.replace('SI-21', 'SI-XX') }), sealedReason: null, byStaff, now: clock.now(),
    })
    await older(2, null)
    await seedLists(evening.context)
    expect(await supervisor.ask('lists:state')).toMatchObject({ current: 3, running: 3, hasOffer: false })
    await older(4, evening.staffIds.get('みなと') ?? '')
    await seedLists(evening.context)
    expect(await supervisor.ask('lists:state')).toMatchObject({ current: 4, running: 4, hasOffer: true })
    expect(await supervisor.ask('lists:read', { version: 'offer' })).toEqual(shippedLists)
    expect(await supervisor.ask('lists:answer-offer', { base: 4, answer: 'keep', reason: 'いまのままでよい' })).toMatchObject({ current: 5, hasOffer: false })
    await older(6, evening.staffIds.get('みなと') ?? '')
    expect(await supervisor.ask('lists:answer-offer', { base: 6, answer: 'take', reason: '新しいものにする' })).toMatchObject({ current: 7, hasOffer: false, versions: [{ kind: 'seed', by: 'みなと' }, {}, {}, {}, {}, {}, {}] })
    expect(await supervisor.ask('lists:read', { version: 7 })).toEqual(shippedLists)
  })

  it('[WL6] nobody but a supervisor reads, tries or changes them', async () => {
    const host = await evening.staff('すみれ', 'host', 'peer_supporter', 'professional', 'coordinator', 'manager', 'trainee')
    const visitor = await evening.visitor('こいし')
    for (const [event, input] of [['lists:state', {}], ['lists:read', { version: 1 }], ['lists:try', { base: 1, changes: [], lines: ['あ'], withImpact: true }], ['lists:save', { base: 1, changes: [newRule], reason: 'あ' }], ['lists:roll-back', { base: 1, to: 1, reason: 'あ' }], ['lists:answer-offer', { base: 1, answer: 'keep', reason: 'あ' }]] as const) {
      expect(await host.raw(event, input), event).toEqual({ ok: false, code: 'not_found' })
      expect(await visitor.raw(event, input), event).toEqual({ ok: false, code: 'unknown_event' })
    }
  })
})

describe('what every node does', () => {
  it('[WL3] a version that is broken, altered or does not hold changes nothing: the last good one goes on, and it is said', async () => {
    evening.options.mayLogErrors = true
    await supervisor.ask('lists:save', { base: 1, changes: [newRule], reason: 'ためし' })
    const { store, keys, clock, pool } = evening.context
    const broken = (number: number, sealed: Buffer) => store.lists.add({ number, kind: 'edit', fromNumber: number - 1, seed: shippedMark, sealed, sealedReason: null, byStaff: evening.staffIds.get('みなと') ?? '', now: clock.now() })
    await broken(3, Buffer.from('no seal at all'))
    await broken(4, sealLists(keys, 99, shippedLists))
    await broken(5, sealLists(keys, 5, { ...shippedLists, rules: 'ZZ\tsuicide_ideation\turgent\t-\tfirm\t(' }))
    await evening.later(1_000)
    expect(await supervisor.ask('lists:state')).toMatchObject({ current: 5, running: 2 })
    expect(evening.context.wordLists.running()).toBe(2)
    const { roomId } = await evening.openRoom()
    const writer = await evening.seated('こいし', roomId)
    await writer.say(roomId, harmless)
    expect((await pool.query('select count(*)::int as n from escalations')).rows).toEqual([{ n: 1 }])
    expect(evening.errors().map((line) => (JSON.parse(line) as { code?: string }).code)).toEqual(['5', '4', '3'])
    // After a restart the same.
    const next = await evening.restart()
    await next.context.wordLists.follow(next.context)
    expect(next.context.wordLists.running()).toBe(2)
    evening = next
    supervisor = await evening.staff('みなと', 'supervisor')
    expect(await supervisor.ask('lists:roll-back', { base: 5, to: 2, reason: 'こわれた版をもどす' })).toMatchObject({ current: 6, running: 6 })
  })

  it('[WL3] a change on one node works on the other within two seconds, with news and without', async () => {
    const redis = await RedisServer.start()
    const near = await Evening.begin({ redisUrl: redis.url })
    await seedLists(near.context)
    const far = await Evening.on(near.databaseUrl, async () => undefined, near.clock, { redisUrl: redis.url })
    await far.context.wordLists.follow(far.context)
    await until('news flow between the nodes', () => near.context.news.isUp() && far.context.news.isUp())
    const keeper = await near.staff('みなと', 'supervisor')
    await keeper.ask('lists:save', { base: 1, changes: [newRule], reason: 'ためし' })
    await until('the other node has heard and follows', () => far.context.wordLists.running() === 2, 4_000)

    await redis.kill()
    await keeper.ask('lists:save', { base: 2, changes: [{ list: 'rules', line: rulesEnd + 1, do: 'drop', row: '' }], reason: 'やめる' })
    expect(far.context.wordLists.running()).toBe(2)
    far.clock.move(1_000)
    await far.app.watcher.round()
    expect(far.context.wordLists.running()).toBe(3)
    await far.end()
    await near.end()
    await redis.kill()
  })
})
