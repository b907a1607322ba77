// Coming back by four words: what is found again, what is nowhere, how guessing ends, how everything is erased.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eraseDue } from '#server/records/erase-due'
import { Evening, type VisitorPass } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

const day = 24 * 60 * 60_000
const plenty = { points: 100_000, perMs: 1_000 }
let evening: Evening
let host: Person
let roomId: string
beforeAll(async () => {
  evening = await Evening.begin({ settings: { returnTries: { perAddress: plenty, anywhere: plenty }, visitMs: 2 * day, passMs: 2 * day } })
  ;({ roomId, host } = await evening.openRoom())
})
afterAll(() => evening.end())

const tryWords = (words: string) => evening.post('/api/visits/return', { words })
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
async function comeBack(words: readonly string[]): Promise<Person> {
  const response = await tryWords(words.join(' '))
  expect(response.status).toBe(200)
  return evening.visitor('もどった人', (await response.json()) as VisitorPass)
}
const makeWords = async (who: Person) => (await who.ask('return:make', { clientId: randomUUID() })).words
const leave = async (who: Person, text: string) => (await who.ask('solo-note:write', { clientId: randomUUID(), text })).note.noteId

describe('coming back', () => {
  it('[RW3] nickname, notes and their answers are there on another device, and the words are asked for only by who has them', async () => {
    const first = await evening.seated('なずな', roomId)
    const noteId = await leave(first, 'つぎに来たら、庭の話をしたいです。')
    expect((await first.ask('visit:state')).back).toBeNull()
    const words = await makeWords(first)
    expect(words).toHaveLength(4)
    await evening.cut(first)
    await host.ask('solo-note:answer', { noteId, text: '庭の話、聞かせてください。' })
    const again = await comeBack(words)
    const state = await again.ask('visit:state')
    expect(state.back).toMatchObject({ nickname: { name: 'なずな', mark: 'leaf' }, listener: null })
    expect(state.soloNotes).toMatchObject([{ noteId, text: 'つぎに来たら、庭の話をしたいです。', answer: { text: '庭の話、聞かせてください。' } }])
    await again.ask('room:enter', { roomId, nickname: 'つゆくさ', mark: 'snow', isWatching: true })
    expect((await (await comeBack(words)).ask('visit:state')).back?.nickname).toEqual({ name: 'つゆくさ', mark: 'snow' })
  })

  it('[RW2] the words are in no table, no log and no answer but the one', async () => {
    const words = await makeWords(await evening.visitor('こいし'))
    await comeBack(words)
    const { pool } = evening.context
    const { rows: tables } = await pool.query<{ name: string }>("select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
    const all = (await Promise.all(tables.map(async ({ name }) => (await pool.query<{ row: string }>(`select t::text as row from ${name} t`)).rows.map(({ row }) => row)))).flat().join('\n')
    for (const found of [all, evening.logged.join('\n')]) {
      expect(found).not.toContain(words.join(' '))
      expect(found).not.toContain(Buffer.from(words.join(' ')).toString('hex'))
      expect(words.every((word) => found.includes(word))).toBe(false)
    }
  })

  it('[RW1] made again they are other words, and those from before open nothing', async () => {
    const visitor = await evening.visitor('あまおと')
    const [before, after] = [await makeWords(visitor), await makeWords(visitor)]
    expect(await codeOf(await tryWords(before.join(' ')))).toBe('words_unknown')
    await comeBack(after)
  })

  it('[RW3] to talk with the same supporter is a wish that staff see; among equals that supporter takes them next, and others take as always', async () => {
    const [kaede, aoba] = [await evening.staff('かえで', 'peer_supporter'), await evening.staff('あおば', 'peer_supporter')]
    for (const person of [kaede, aoba]) await person.ask('shift:start')
    const first = await evening.seated('ほうじ茶', roomId)
    const words = await makeWords(first)
    const { listeningId } = await first.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    await kaede.ask('listening:take')
    await first.ask('listening:answer', { listeningId, answer: 'go' })
    await kaede.ask('listening:end', { listeningId })
    await kaede.ask('after-note:save', { listeningId, topics: [], outcome: 'listened', strain: 1 })
    await evening.later(11 * 60_000)
    const stranger = await evening.visitor('小石')
    await stranger.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk' })
    const back = await comeBack(words)
    expect((await back.ask('visit:state')).back?.listener).toEqual({ name: 'かえで', isHere: true })
    const asked = await back.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk', wishesSame: true })
    expect((await aoba.ask('desk:state')).waiting.map(({ wishesFor }) => wishesFor)).toEqual([null, 'かえで'])
    expect((await kaede.ask('listening:take')).listeningId).toBe(asked.listeningId)
    await back.ask('listening:answer', { listeningId: asked.listeningId, answer: 'not_today' })
    expect((await aoba.ask('listening:take')).listeningId).not.toBe(asked.listeningId)
  })
})

describe('guessing', () => {
  it('[RW4] unknown words and wrong ones are the same answer; an address has few tries, everyone together not many', async () => {
    await makeWords(await evening.visitor('こいし'))
    expect([await codeOf(await tryWords('あかり いす うみ えび')), await codeOf(await tryWords('そんな ことばは ないかも しれない')), await codeOf(await tryWords('x'))]).toEqual(['words_unknown', 'words_unknown', 'words_unknown'])
    evening.context.settings.returnTries = { perAddress: { points: 3, perMs: 60_000 }, anywhere: plenty }
    const codes = []
    for (let i = 0; i < 5; i++) codes.push(await codeOf(await tryWords('あかり いす うみ えび')))
    expect(codes.slice(0, 2)).toEqual(['words_unknown', 'words_unknown'])
    expect(codes.at(-1)).toBe('too_fast')
    evening.context.settings.returnTries = { perAddress: plenty, anywhere: { points: 1, perMs: 60_000 } }
    await tryWords('あかり いす うみ えび')
    expect(await codeOf(await tryWords('あかり いす うみ えび'))).toBe('too_fast')
    evening.context.settings.returnTries = { perAddress: plenty, anywhere: plenty }
  })
})

describe('erasing', () => {
  it('[RW5] everything with the words goes at once; a note that people are acting upon stays until they have closed it, and that is said', async () => {
    const visitor = await evening.seated('なずな', roomId)
    const [plain, cry] = [await leave(visitor, 'ふつうの日でした。'), await leave(visitor, 'もう死にたい')]
    const words = await makeWords(visitor)
    expect(await visitor.ask('return:forget')).toEqual({ kept: 1 })
    expect(await visitor.ask('return:forget')).toEqual({ kept: 0 })
    expect((await visitor.ask('visit:state')).back).toBeNull()
    expect(await codeOf(await tryWords(words.join(' ')))).toBe('words_unknown')
    const kept = async () => (await evening.context.pool.query("select n.id, c.sealed_key is not null as key, n.visit_id is not null as visit from solo_notes n join conversations c on c.id = n.conversation_id where n.id = any($1) order by n.id = $2", [[plain, cry], cry])).rows
    expect(await kept()).toEqual([{ id: plain, key: false, visit: false }, { id: cry, key: true, visit: true }])
    await evening.context.pool.query("update escalations set state = 'closed', climbs_at = null, closed_at = now() where place_id = $1", [cry])
    await eraseDue(evening.context)
    expect((await kept())[1]).toMatchObject({ key: false, visit: false })
  })

  it('[RW5] words nobody has used for 180 days are forgotten, and not a day earlier', async () => {
    const words = await makeWords(await evening.visitor('こいし'))
    evening.clock.move(180 * day - 1_000)
    await eraseDue(evening.context)
    const count = async () => (await evening.context.pool.query<{ n: number }>('select count(*)::int as n from return_words')).rows[0]?.n
    expect(await count()).toBeGreaterThan(0)
    evening.clock.move(2_000)
    await eraseDue(evening.context)
    expect(await count()).toBe(0)
    expect(await codeOf(await tryWords(words.join(' ')))).toBe('words_unknown')
  })
})
