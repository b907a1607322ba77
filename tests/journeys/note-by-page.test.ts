// A note left by a plain form, as a browser without script sends it.
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp, type App } from '#server/app'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

const builtPages = fileURLToPath(new URL('../../dist/client', import.meta.url))
const words = '今日は、窓をあけられました。'

let evening: Evening
let app: App
let url = ''
let host: Person
beforeEach(async () => {
  evening = await Evening.begin()
  app = createApp(evening.context, { publicUrl: null, proxyHops: 1, isDemo: true, clientFolder: builtPages })
  url = `http://127.0.0.1:${await app.listen(0, '127.0.0.1')}`
  host = await evening.staff('すみれ', 'host')
  await host.ask('shift:start')
})
afterEach(async () => {
  await app.close()
  await evening.end()
})

const count = async (what: string) => Number((await evening.context.pool.query(`select count(*) as n from ${what}`)).rows[0]?.n)
const ticketIn = (page: string) => /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? ''
const form = async (path = '/hitokoto') => (await fetch(url + path)).text()
async function leave(text: string, ticket: string, headers: Record<string, string> = { origin: 'null', 'sec-fetch-site': 'same-origin' }) {
  const response = await fetch(`${url}/hitokoto`, { method: 'POST', headers: { ...headers, 'x-forwarded-for': '203.0.113.7' }, body: new URLSearchParams({ text, ticket }) })
  return { status: response.status, page: await response.text(), headers: response.headers }
}

describe('a note by a plain form', () => {
  it('[SN7] says by when it is read before and after; staff read it; nothing of it is kept by the browser; twice pressed it is one note', async () => {
    const page = await form()
    expect(page).toContain('20時')
    const ticket = ticketIn(page)
    for (const _ of [1, 2]) {
      const left = await leave(words, ticket)
      expect(left.status).toBe(200)
      expect(left.page).toContain('預かりました。')
      expect(left.page).toMatch(/20時.*までに、スタッフが読みます。/)
      expect(left.page).not.toContain(words)
      expect([left.headers.get('cache-control'), left.headers.get('set-cookie')]).toEqual(['no-store', null])
    }
    expect(await count('solo_notes')).toBe(1)
    expect(await count('visits where ended_at is null')).toBe(0)
    const [note] = (await host.ask('desk:state')).soloNotes
    expect(await host.ask('solo-note:open', { noteId: note?.noteId ?? '' })).toMatchObject({ text: words })
  })

  it('[SN7] a cry is taken at any hour and calls a person in the same transaction; its writer meets help first', async () => {
    evening.context.settings.soloNote = { ...evening.context.settings.soloNote, isOffered: false }
    const closed = await form()
    expect(closed).not.toContain('<textarea')
    // The form was open when the house stopped taking notes.
    evening.context.settings.soloNote = { ...evening.context.settings.soloNote, isOffered: true }
    const ticket = ticketIn(await form())
    evening.context.settings.soloNote = { ...evening.context.settings.soloNote, isOffered: false }
    const refused = await leave(words, ticket)
    expect([refused.status, refused.page.includes(words)]).toEqual([400, true])
    const cry = await leave('もう死にたいです', ticketIn(refused.page))
    expect(cry.page).toMatch(/tel:119[\s\S]*預かりました/)
    expect((await evening.context.pool.query('select severity, state from escalations')).rows).toEqual([{ severity: 'urgent', state: 'raised' }])
    expect(await count('solo_notes')).toBe(1)
  })

  it('[SN7] [SN3] after Back the same form brings other words: they are another note, and a cry in them calls a person, once however often it is pressed', async () => {
    const supervisor = await evening.staff('みなと', 'supervisor')
    await supervisor.ask('shift:start')
    const ticket = ticketIn(await form())
    await leave(words, ticket)
    for (const _ of [1, 2]) {
      const cry = await leave('もう死にたいです', ticket)
      expect(cry.page).toContain('当番のスタッフに、いまの発言を知らせました。')
    }
    expect((await evening.context.pool.query('select severity from escalations')).rows).toEqual([{ severity: 'urgent' }])
    expect([await count('raises'), await count('solo_notes')]).toEqual([1, 2])
    // One press after the other: each says of its own words what is so.
    expect((await leave(words, ticket)).page).not.toContain('当番のスタッフに、いまの発言を知らせました。')
    expect(await count('solo_notes')).toBe(2)
  })

  it('[SN7] [MO4] a cry too long to be a note is given back with its words, help first; a person is called once however often it is pressed', async () => {
    const supervisor = await evening.staff('みなと', 'supervisor')
    await supervisor.ask('shift:start')
    const ticket = ticketIn(await form())
    const text = `${'今日は朝から雨でした。'.repeat(200)}もう死にたいです。`
    for (const _ of [1, 2]) {
      const back = await leave(text, ticket)
      expect([back.status, back.page.includes(text)]).toEqual([400, true])
      expect(back.page).toMatch(/長すぎて送れませんでした。[\s\S]*当番のスタッフに、いまの発言を知らせました。[\s\S]*<textarea/)
    }
    expect([await count('escalations'), await count('raises'), await count('solo_notes')]).toEqual([1, 1, 0])
    expect((await leave(text.slice(0, -9), ticket)).page).not.toContain('知らせました')
  })

  it('[SN7] it says that a person was told only where a call for one was written', async () => {
    const supervisor = await evening.staff('みなと', 'supervisor')
    await supervisor.ask('shift:start')
    const ticket = ticketIn(await form())
    await leave('もう死にたいです', ticket)
    await evening.context.pool.query('delete from raises')
    const again = await leave('もう死にたいです', ticket)
    expect(again.page).toMatch(/tel:119[\s\S]*預かりました/)
    expect(again.page).not.toContain('当番のスタッフに、いまの発言を知らせました。')
  })

  it('[SN7] only a form of this house is taken: from elsewhere, without a ticket, with an altered or an old one nothing is written, and words are not lost', async () => {
    const ticket = ticketIn(await form())
    expect((await leave(words, ticket, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await leave(words, ticket, { origin: 'https://elsewhere.example' })).status).toBe(403)
    for (const bad of ['', 'x', ticket.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]) {
      const again = await leave(words, bad)
      expect([again.status, again.page.includes(words), ticketIn(again.page) !== bad]).toEqual([400, true, true])
    }
    const empty = await leave('   ', ticket)
    expect([empty.status, empty.page.includes('何も書かれていません。')]).toEqual([400, true])
    expect((await leave('あ'.repeat(40_000), ticket)).status).toBe(413)
    evening.clock.move(25 * 60 * 60_000)
    expect((await leave(words, ticket)).page).toContain('もう一度「置いていく」')
    expect(await count('solo_notes')).toBe(0)
  })

  it('[SN7] [HA9] at a crowded door the wait runs while one writes; too early the words stand there again, and a cry waits for nothing', async () => {
    evening.context.settings.rates = { ...evening.context.settings.rates, enter: { points: 1, perMs: 60_000 } }
    await leave('ひとつめ', ticketIn(await form()))
    const ticket = ticketIn(await form())
    const early = await leave(words, ticket)
    expect([early.status, early.page.includes(words), ticketIn(early.page)]).toEqual([429, true, ticket])
    expect((await leave('もう死にたいです', ticketIn(await form()))).page).toContain('預かりました。')
    evening.clock.move(20_000)
    expect((await leave(words, ticket)).page).toContain('預かりました。')
    expect(await count('solo_notes')).toBe(3)
  })

  it('[SN7] stands in each language, and the form keeps to it', async () => {
    expect(await form('/hitokoto?lang=en')).toMatch(/action="\/hitokoto\?lang=en"[\s\S]*Leave it here/)
    expect(await form('/hitokoto?lang=easy')).toContain('action="/hitokoto?lang=easy"')
  })
})
