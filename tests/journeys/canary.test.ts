// Planted words, an address and an agent go through every field there is; afterwards they are looked for in the whole database,
// the log, the metrics, the webhooks and the mail. None may be found anywhere in the clear.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp, type App } from '#server/app'
import { addMailHook, addWebhook } from '#server/escalation/keep-hooks'
import { makeLog } from '#server/log'
import { registry } from '#server/metrics'
import { Evening } from '#tests/support/evening'
import { Person } from '#tests/support/person'

const minute = 60_000
const planted: string[] = []
/** A word that stands nowhere else, short enough for a nickname. */
function plant(what: string): string {
  const word = `竜胆${planted.length}${what}`
  planted.push(word)
  return word
}

const address = '203.0.113.77'
const fromOutside = {
  'x-forwarded-for': address, 'x-real-ip': address, forwarded: `for=${address}`, 'user-agent': 'PlantedAgent/7.7 (zqx)', referer: 'https://planted-referrer.example/page', 'accept-language': 'xx-planted',
}
const traces = ['203.0.113.77', '203.0.113.', '::ffff:cb00:714d', 'cb00714d', '3405803853', 'PlantedAgent', 'planted-referrer', 'xx-planted', '127.0.0.1']

let evening: Evening
let proxied: App
let proxiedUrl = ''
const sent: string[] = []
beforeAll(async () => {
  evening = await Evening.begin({
    settings: { passMs: 12 * 60 * minute },
    notify: {
      webhook: async (to, letter) => void sent.push(JSON.stringify([to.url, letter])), mail: async (letter) => void sent.push(JSON.stringify(letter)),
      checkTarget: async (url) => new URL(url), hasMail: true, boardUrl: 'https://engawa.example/staff/board', close: () => undefined,
    },
  })
  proxied = createApp(evening.context, { publicUrl: null, proxyHops: 1, isDemo: true, clientFolder: null })
  proxiedUrl = `http://127.0.0.1:${await proxied.listen(0, '127.0.0.1')}`
})
afterAll(async () => {
  await proxied.close()
  await evening.end()
})

const post = (path: string, body: unknown) => fetch(proxiedUrl + path, { method: 'POST', headers: { 'content-type': 'application/json', origin: proxiedUrl, ...fromOutside }, body: JSON.stringify(body) })

/** A visitor behind a proxy that tells everything about them. */
async function visitorFromOutside(name: string): Promise<Person> {
  const { pass } = (await (await post('/api/visits', {})).json()) as { pass: string }
  const person = await new Person(name, proxiedUrl, { as: 'visitor', pass }, { origin: proxiedUrl, ...fromOutside }).connected()
  evening.people.push(person)
  return person
}

async function wholeDatabase(): Promise<string> {
  const { pool } = evening.context
  const { rows: tables } = await pool.query<{ name: string }>(`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`)
  const parts = await Promise.all(tables.map(async ({ name }) => (await pool.query<{ row: string }>(`select t::text as row from ${name} t`)).rows.map(({ row }) => `${name} ${row}`)))
  const { rows: running } = await pool.query<{ query: string }>('select query from pg_stat_activity')
  return [...parts.flat(), ...running.map(({ query }) => query)].join('\n')
}

/** The forms in which a word could lie about: as it is, escaped, and as bytes written in hexadecimal or base64. */
function formsOf(word: string): string[] {
  const bytes = Buffer.from(word)
  const escaped = [...word].map((c) => (c > '\u007f' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join('')
  return [word, escaped, bytes.toString('hex'), Buffer.from(word, 'utf16le').toString('hex'), bytes.toString('base64').replace(/=+$/, '').slice(1, -1), encodeURIComponent(word)]
}

async function anEveningOfWords(): Promise<void> {
  const { roomId, host, supervisor } = await evening.openRoom()
  const professional = await evening.staff('佐伯', 'professional')
  await professional.ask('shift:start')
  const [supporter, colleague] = [await evening.staff('かえで', 'peer_supporter'), await evening.staff('あおば', 'peer_supporter')]
  await supporter.ask('shift:start')
  await colleague.ask('shift:start')
  await addWebhook(evening.context, evening.areaId, 'https://hooks.example/engawa')
  await addMailHook(evening.context, evening.areaId, 'toban@example.jp')

  const visitor = await visitorFromOutside('外')
  const { seat } = await visitor.ask('room:enter', { roomId, nickname: plant('名'), mark: 'leaf', isWatching: false })
  const { seq } = await visitor.say(roomId, plant('発言'))
  const held = await visitor.say(roomId, `${plant('連絡先')} 090-1234-5678 に電話して`)
  await visitor.say(roomId, `もう死にたいです ${plant('心配')}`)
  await visitor.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: plant('そっと') })
  await visitor.ask('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp: 'tea' })
  await visitor.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq, reason: 'worried' })
  await host.say(roomId, plant('進行役'))
  await host.ask('note:write', { placeId: roomId, clientId: randomUUID(), text: plant('控え') })
  await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq: held.seq, reason: 'fine' })
  await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason: 'personal' })
  await supervisor.ask('place:look', { placeId: roomId, reason: plant('見る理由') })

  const { listeningId } = await visitor.ask('listening:ask', { clientId: randomUUID(), fromPlaceId: roomId, ageBand: '40_64', wish: 'talk' })
  await supporter.ask('listening:take')
  await visitor.ask('listening:answer', { listeningId, answer: 'go' })
  await visitor.ask('listening:enter', { listeningId })
  await supporter.ask('place:look', { placeId: listeningId, reason: plant('持ち場') })
  await visitor.say(listeningId, plant('話'))
  await supporter.say(listeningId, plant('返事'))
  await supporter.ask('note:write', { placeId: listeningId, clientId: randomUUID(), text: plant('話の控え') })
  const transferId = randomUUID()
  await supporter.ask('listening:transfer', { transferId, listeningId, toStaffId: evening.staffIds.get('あおば') ?? '', note: plant('引き継ぎ') })
  await colleague.ask('transfer:answer', { transferId, answer: 'decline' })
  await supporter.ask('escalation:raise', { raiseId: randomUUID(), placeId: listeningId, severity: 'imminent', reason: plant('上げる理由') })
  await visitor.ask('help:ask', { raiseId: randomUUID(), placeId: listeningId })
  await evening.later(minute + 1_000)
  const escalationId = (await professional.ask('board:state')).open[0]?.escalationId ?? ''
  await professional.ask('escalation:acknowledge', { escalationId })
  await professional.ask('escalation:read', { escalationId, reason: plant('読む理由') })
  await professional.ask('escalation:join', { escalationId })
  await professional.say(listeningId, plant('専門職'))
  await professional.ask('escalation:close', { escalationId, outcome: 'handed_to_agency', note: plant('閉じる控え'), disclosure: { basis: 'a27_2_life', toWhom: plant('知らせ先'), what: plant('知らせた事') } })
  await supporter.ask('listening:end', { listeningId })
  await supporter.ask('after-note:save', { listeningId, topics: ['loneliness'], outcome: 'handed_to_professional', strain: 3 })
  await host.ask('person:rest', { placeId: roomId, seatId: seat?.seatId ?? '', reason: 'other', minutes: 5 })
  await evening.later(5_000)
}

async function strangersAtTheDoor(): Promise<void> {
  await post('/api/staff/sign-in', { login: plant('合言葉の欄ちがい'), password: plant('合言葉') })
  await post('/api/staff/sign-in', { login: 'かえで', password: plant('ちがう合言葉'), totp: '竜胆' })
  await post('/api/visits/renew', { secret: plant('でたらめな合言葉です、二十文字より長いもの') })
  await post('/api/visits', { [plant('項目')]: plant('値') })
  await post(`/api/${encodeURIComponent(plant('道'))}`, {})
  await fetch(`${proxiedUrl}/api/public?q=${encodeURIComponent(plant('問い'))}`, { headers: { ...fromOutside, cookie: `engawa-practice=${encodeURIComponent(plant('札'))}` } })
  const stranger = await visitorFromOutside('客')
  await stranger.raw(plant('出来事'), { [plant('荷')]: plant('中身') })
  await stranger.raw('room:enter', { roomId: randomUUID(), nickname: plant('長すぎる名前のひと'), mark: 'leaf', isWatching: false })
  await stranger.raw('message:send', { placeId: randomUUID(), clientId: randomUUID(), text: plant('届かない') })
}

describe('after an evening in which everything was said', () => {
  let database = ''
  beforeAll(async () => {
    await anEveningOfWords()
    await strangersAtTheDoor()
    database = await wholeDatabase()
  })

  it('[RE4] the words did arrive where they belong, so the search below is worth something', async () => {
    const heard = JSON.stringify(evening.people.map((person) => person.heard('place:news')))
    const shown = planted.filter((word) => heard.includes(word))
    expect(shown.length).toBeGreaterThanOrEqual(8)
    expect(database.length).toBeGreaterThan(10_000)
    expect(database).toContain('すみれ')
    expect(planted.length).toBeGreaterThan(25)
    expect(sent.length).toBeGreaterThan(2)
  })

  it('[CR1] no table holds any of the words in the clear, in no form', () => {
    for (const word of planted) for (const form of formsOf(word)) expect(database.includes(form), `${word} as ${form}`).toBe(false)
  })

  it('[RE5] no table holds the address, the agent, the referrer or the language of anyone', () => {
    for (const trace of traces) expect(database.toLowerCase().includes(trace.toLowerCase()), trace).toBe(false)
  })

  it('[RE4] neither do the log and the metrics', async () => {
    const written = `${evening.logged.join('\n')}\n${await registry.metrics()}`
    for (const word of planted) for (const form of formsOf(word)) expect(written.includes(form), word).toBe(false)
    for (const trace of traces) expect(written.includes(trace), trace).toBe(false)
  })

  it('[HO3] neither do the webhooks and letters that went out', () => {
    const out = sent.join('\n')
    for (const word of planted) for (const form of formsOf(word)) expect(out.includes(form), word).toBe(false)
    for (const trace of traces) expect(out.includes(trace), trace).toBe(false)
  })
})

describe('an error', () => {
  it('[RE4] that carries words in its message, its stack or its fields is logged by class and place only', () => {
    const lines: string[] = []
    const log = makeLog({ write: (line) => void lines.push(line) })
    const word = plant('例外')
    const error = Object.assign(new Error(`${word}\n    at server/planted-words.ts:12 ${word}`), { detail: word, query: word, parameters: [word], code: '23505' })
    log.error('a story failed', error, { event: 'message:send', text: word, nested: { word } } as never)
    log.error('a story failed', word)
    log.warn('x', { address, 'user-agent': word } as never)
    const written = lines.join('')
    for (const form of [...formsOf(word), 'planted-words', address]) expect(written.includes(form), form).toBe(false)
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ errorClass: 'Error', errorCode: '23505', event: 'message:send' }), expect.objectContaining({ errorClass: 'string' }), expect.objectContaining({ level: 40 }),
    ])
  })
})
