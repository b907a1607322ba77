// A quiet sign on three days: known only of somebody who comes back by words, and kept as days alone.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retention } from '#shared/facts'
import { returnTexts } from '#shared/texts/visitor-return'
import { eraseDue } from '#server/records/erase-due'
import { Evening, type VisitorPass } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { until } from '#tests/support/until'

const day = 24 * 60 * 60_000
const plenty = { points: 100_000, perMs: 1_000 }
let evening: Evening
let host: Person
let roomId: string
beforeAll(async () => {
  evening = await Evening.begin({ settings: { returnTries: { perAddress: plenty, anywhere: plenty } } })
  roomId = await evening.room()
})
afterAll(() => evening.end())

const quiet = ['もう消えたいなあ', '今日も消えたいなあと思う', 'ずっと消えたいなあ'] as const
/** The next day: everybody comes anew, and the room is opened anew. */
async function newDay(): Promise<void> {
  evening.clock.move(day)
  for (const person of evening.people) person.leave()
  // The house sees them gone before it looks: whoever is still there looks after the room.
  await until('everybody has left', () => evening.app.io.engine.clientsCount === 0)
  await evening.app.watcher.round()
  ;({ host } = await evening.openRoom())
}
const makeWords = async (who: Person) => (await who.ask('return:make', { clientId: randomUUID() })).words.join(' ')
async function comeBack(words: string): Promise<Person> {
  const person = await evening.visitor('もどった人', (await (await evening.post('/api/visits/return', { words })).json()) as VisitorPass)
  await person.ask('room:enter', { roomId, nickname: 'もどった人', mark: 'leaf', isWatching: false })
  return person
}
const days = async () => (await evening.context.pool.query('select kind, day::text as day from watched_days order by day')).rows
const found = async () => (await host.ask('desk:state')).findings.map(({ severity, reasons }) => ({ severity, isOverDays: reasons.some(({ category }) => category === 'over_days') }))
const raised = async () => (await evening.context.pool.query('select severity from escalations')).rows

describe('quiet signs over days', () => {
  it('[MO15] on the third day a person is called, the writer gets the card, and the count begins anew; of the days nothing but the date and the kind is kept', async () => {
    await newDay()
    const first = await evening.seated('こいし', roomId)
    const words = await makeWords(first)
    await first.say(roomId, quiet[0])
    await first.say(roomId, 'お茶をいれました')
    await newDay()
    await (await comeBack(words)).say(roomId, quiet[1])
    expect(await found()).toEqual([{ severity: 'watch', isOverDays: false }])
    expect(await days()).toHaveLength(2)
    expect((await evening.context.pool.query("select column_name as name from information_schema.columns where table_name = 'watched_days' order by 1")).rows.map(({ name }) => name)).toEqual(['day', 'kind', 'return_id'])
    expect(await raised()).toEqual([])
    await newDay()
    const third = await comeBack(words)
    await third.say(roomId, quiet[2])
    await evening.settle()
    expect(await found()).toEqual([{ severity: 'urgent', isOverDays: true }])
    expect(await raised()).toEqual([{ severity: 'urgent' }])
    expect(third.lines(roomId).some((entry) => entry.kind === 'notice' && entry.notice === 'help_with_person')).toBe(true)
    expect(await days()).toEqual([])
  })

  it('[MO15] without words, on one day only, or more than thirty days apart nothing is raised; with the words the days are gone', async () => {
    await evening.context.pool.query('delete from watched_days')
    await newDay()
    const before = (await raised()).length
    const without = await evening.seated('すずめ', roomId)
    await without.say(roomId, quiet[0])
    expect(await days()).toEqual([])
    const first = await evening.seated('あまおと', roomId)
    const words = await makeWords(first)
    await first.say(roomId, quiet[0])
    await first.say(roomId, quiet[1])
    expect(await days()).toHaveLength(1)
    await newDay()
    await (await comeBack(words)).say(roomId, quiet[1])
    evening.clock.move((retention.watched_day.days - 1) * day)
    await newDay()
    const later = await comeBack(words)
    await later.say(roomId, quiet[2])
    expect((await raised()).length).toBe(before)
    await eraseDue(evening.context)
    expect(await days()).toHaveLength(2)
    await later.ask('return:forget')
    expect(await days()).toEqual([])
  })

  it('[MO15] a note left alone counts as a day, and who takes words is told of it first', async () => {
    await newDay()
    const first = await evening.seated('なずな', roomId)
    const words = await makeWords(first)
    await first.say(roomId, quiet[0])
    await newDay()
    await (await comeBack(words)).say(roomId, quiet[1])
    await newDay()
    expect((await (await comeBack(words)).ask('solo-note:write', { clientId: randomUUID(), text: quiet[2] })).isCry).toBe(true)
    expect(returnTexts.watched).toContain(`${retention.watched_day.days}日`)
  })
})
