// The server sends codes, and what people wrote (rule LK19). In this evening every name and word is in Latin letters, but for one cry:
// whatever else comes over the lines in kana or kanji would be a sentence of the server's own.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '#shared/people'
import { holidaysOf } from '#shared/holidays'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

const cry = 'もう死にたい'
const japanese = /[ぁ-んァ-ヶ一-龠々]/
/** Names given by law, which the plan lists. */
const holidays = [2026, 2027, 2028].flatMap((year) => [...holidaysOf(year).values()])
const carried: string[] = []
let packets = 0

let evening: Evening
beforeAll(async () => {
  evening = await Evening.begin({ settings: { afterRoomMs: 60_000 } })
})
afterAll(async () => {
  await evening.end()
})

/** Every packet of this person's line from now on, whatever it is. */
function listened(person: Person): Person {
  person.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
    if (typeof data !== 'string') return
    packets += 1
    const words = [cry, ...holidays].reduce((left, known) => left.replaceAll(known, ''), data)
    if (japanese.test(words)) carried.push(words)
  })
  return person
}
const staff = async (name: string, ...roles: Role[]) => {
  const person = listened(await evening.staff(name, ...roles))
  await person.ask('shift:start')
  return person
}
const refused = async (asked: Promise<unknown>) => expect(await asked.then(() => 'done', (error: { code?: string }) => error.code)).toMatch(/^[a-z_]+$/)

it('[LK19] a whole evening, refusals and findings and a case included, carries no sentence of the server’s own', async () => {
  const roomId = await evening.room('Star room')
  const supervisor = await staff('Mina', 'supervisor')
  const host = await staff('Sumi', 'host')
  const listener = await staff('Kay', 'peer_supporter')
  const professional = await staff('Sae', 'professional', 'coordinator')
  await evening.opens(roomId, '2025-12-29', 1140, 90, { theme: 'winter' })
  await host.ask('room:open', { roomId, minutes: 60, theme: 'winter' })
  const rain = listened(await evening.visitor('Rain'))
  const reed = listened(await evening.visitor('Reed'))
  for (const person of [rain, reed]) await person.ask('room:enter', { roomId, nickname: person.name, mark: 'leaf', isWatching: false })

  await rain.say(roomId, 'good evening')
  const { seq } = await reed.say(roomId, 'write to me: 090-1234-5678')
  await reed.say(roomId, cry)
  await rain.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: 'too fast for me' })
  await rain.ask('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp: 'tea', onSeq: 1 })
  await reed.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq: 2, reason: 'worried' })
  await host.ask('held:list', { placeId: roomId })
  await host.ask('message:ask-rewrite', { placeId: roomId, clientId: randomUUID(), seq, reason: 'contact' })
  await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq: 2, reason: 'off_topic' })
  await host.ask('message:unhide', { placeId: roomId, seq: 2, reason: 'mistake' })
  await host.ask('room:slow', { roomId, slowMs: 30_000, reason: 'heated' })
  await refused(rain.say(roomId, 'once'))
  await refused(rain.say(roomId, 'and once more'))
  await refused(rain.say(roomId, ''))
  await refused(rain.ask('room:enter', { roomId: randomUUID(), nickname: 'x', mark: 'leaf', isWatching: true }))
  await supervisor.ask('house:quiet', { isQuiet: true, reason: 'breath' })
  await supervisor.ask('house:quiet', { isQuiet: false, reason: 'over' })
  await supervisor.ask('place:look', { placeId: roomId, reason: 'safety' })

  const { listeningId } = await rain.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk', fromPlaceId: roomId })
  await refused(reed.ask('listening:enter', { listeningId }))
  await listener.ask('listening:take')
  await rain.ask('listening:answer', { listeningId, answer: 'go' })
  await rain.ask('listening:enter', { listeningId })
  await listener.ask('place:look', { placeId: listeningId, reason: 'own' })
  await rain.say(listeningId, 'thank you for coming')
  await listener.ask('note:write', { placeId: listeningId, clientId: randomUUID(), text: 'quiet tonight' })
  await listener.ask('listening:extend', { listeningId, clientId: randomUUID(), minutes: 5 }).catch(() => undefined)
  await rain.ask('help:ask', { raiseId: randomUUID(), placeId: listeningId })
  const { open } = await professional.ask('board:state')
  const escalationId = open.find(({ causes }) => causes.includes('visitor'))?.escalationId ?? ''
  await professional.ask('escalation:acknowledge', { escalationId })
  await professional.ask('escalation:read', { escalationId, reason: 'safety' })
  await professional.ask('escalation:join', { escalationId })
  await professional.ask('escalation:close', { escalationId, outcome: 'calmed', note: 'slept' })
  await listener.ask('listening:end', { listeningId })
  await listener.ask('after-note:save', { listeningId, topics: ['loneliness'], outcome: 'listened', strain: 2 })

  await host.ask('room:fade', { roomId, reason: 'ended' })
  await evening.later(120_000)
  for (const person of [supervisor, host, listener, professional]) await person.ask('desk:state')
  await supervisor.ask('plan:state')
  await professional.ask('directory:state')
  await rain.ask('visit:state')

  expect(packets).toBeGreaterThan(100)
  expect(carried).toEqual([])
  const answers = await Promise.all(['/api/public', '/api/none'].map((path) => fetch(evening.url + path).then((answer) => answer.text())))
  const wrongs = await Promise.all([evening.post('/api/staff/sign-in', { login: 'nobody', password: 'wrong' }), evening.post('/api/visits/renew', { secret: 'x' })].map(async (asked) => (await asked).text()))
  expect([...answers, ...wrongs].filter((text) => japanese.test(text))).toEqual([])
})
