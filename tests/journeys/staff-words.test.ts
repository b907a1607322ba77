// What staff write for visitors beside the log is read like everyone's words: no number, page or address of their own.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let roomId: string
let host: Person
let supervisor: Person
let writer: Person
beforeAll(async () => {
  evening = await Evening.begin()
  ;({ roomId, host, supervisor } = await evening.openRoom())
  writer = await evening.seated('こいし', roomId)
  for (const number of ['0120279338']) evening.context.publicNumbers.add(number)
})
afterAll(() => evening.end())

const own = ['連絡は 090-0123-4567', 'らいん:abc123 まで', 'taro@example.jp へ']
const passing = '話せるところ 0120-279-338'
const short = (text: string) => text.slice(0, 24)
const planned = randomUUID()
const opening = { id: randomUUID(), firstDay: '2026-12-01', startMinute: 1_200, minutes: 60, repeats: 'weekly', onHolidays: 'open', skipped: [] as string[] } as const
const keepRoom = (more: object) => supervisor.tryAsk('room:keep', { roomId: planned, name: 'あたらしい間', kind: 'talk', audience: 'everyone', capacity: 10, ...more })

const ways: [what: string, write: (text: string) => Promise<unknown>][] = [
  ['the name of a room', (text) => keepRoom({ name: short(text) })],
  ['the theme of a room', (text) => keepRoom({ theme: text })],
  ['closing words', (text) => keepRoom({ closingWords: `またあした。\n${text}` })],
  ['the theme of an opening that is planned', (text) => supervisor.tryAsk('opening:keep', { ...opening, roomId: planned, theme: text })],
  ['the name of a day', (text) => supervisor.tryAsk('house-day:keep', { day: '2026-12-24', effect: 'closed', name: text })],
  ['the theme of a room that opens', (text) => host.tryAsk('room:open', { roomId: planned, minutes: 30, theme: text })],
  ['words proposed to a writer', async (text) => {
    const { seq } = await writer.say(roomId, `よかったら 090-0123-${Math.floor(1_000 + heldSoFar++)} に`)
    return host.tryAsk('message:ask-rewrite', { placeId: roomId, clientId: randomUUID(), seq, reason: 'contact', proposal: text })
  }],
]
let heldSoFar = 0

it.each(ways)('[MO3] %s holds no way to reach a person outside; a help line passes', async (_what, write) => {
  await keepRoom({})
  for (const text of own) expect([text, await write(text)]).toMatchObject([text, { ok: false, code: 'holds_contact' }])
  expect(await write(passing)).toMatchObject({ ok: true })
})
