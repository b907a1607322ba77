// Nobody reads through the house: who opens one talk after another is stopped before a word, and colleagues are called.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let supporter: Person
let coordinator: Person
let supervisor: Person
beforeEach(async () => {
  evening = await Evening.begin({ settings: { readingMost: 3 } })
  ;({ supervisor } = await evening.openRoom())
  supporter = await evening.staff('かえで', 'peer_supporter')
  coordinator = await evening.staff('佐伯', 'coordinator')
  await supporter.ask('shift:start')
})
afterEach(() => evening.end())

async function notes(most: number): Promise<string[]> {
  const left: string[] = []
  for (let n = 0; n < most; n++) {
    const visitor = await evening.visitor('こいし')
    left.push((await visitor.ask('solo-note:write', { clientId: randomUUID(), text: `ひみつの${n}` })).note.noteId)
  }
  return left
}
const audited = async (action: string) => (await evening.context.pool.query('select 1 from audit where action = $1', [action])).rowCount
const stopped = { ok: false, code: 'too_fast' }

describe('reading', () => {
  it('[RE10] the fourth talk within five minutes stays shut, with a row, and what is open already is read on; after a while it opens', async () => {
    const [first = '', second = '', third = '', fourth = ''] = await notes(4)
    const open = (noteId: string) => supporter.tryAsk('solo-note:open', { noteId })
    for (const noteId of [first, second, third, first]) expect(await open(noteId)).toMatchObject({ ok: true })
    const before = await audited('solo_note.open')
    const refused = await open(fourth)
    expect(refused).toMatchObject(stopped)
    expect(JSON.stringify(refused)).not.toContain('ひみつ')
    expect([await audited('solo_note.open'), await audited('reading.stopped')]).toEqual([before, 1])
    expect(await open(second)).toMatchObject({ ok: true })
    evening.clock.move(5 * 60_000 + 1_000)
    expect(await open(fourth)).toMatchObject({ ok: true })
  })

  it('[RE10] colleagues on duty are called once and until one has looked; whoever was stopped neither sees nor answers it', async () => {
    const all = await notes(5)
    for (const noteId of all) await supporter.tryAsk('solo-note:open', { noteId })
    const calls = async (who: Person) => (await who.ask('desk:state')).calls.filter(({ kind }) => kind === 'reading')
    const [call] = await calls(coordinator)
    expect([call?.from.name, (await calls(coordinator)).length, (await calls(supervisor)).length, (await calls(supporter)).length]).toEqual(['かえで', 1, 1, 0])
    await evening.settle()
    expect(coordinator.heard('desk:changed').map(({ why }) => why)).toContain('reading')
    await coordinator.ask('call:answer', { callId: call?.callId ?? '' })
    expect(await calls(supervisor)).toEqual([])
  })

  it('[RE10] a supervisor who looks into one place after another is stopped too, and cannot answer for themselves', async () => {
    const rooms = []
    for (const name of ['つきの間', 'かぜの間', 'もりの間']) {
      const roomId = await evening.room(name)
      await evening.openRoom(name)
      rooms.push(roomId)
    }
    const all = [...evening.rooms.values()]
    const looks = []
    for (const placeId of all) looks.push((await supervisor.tryAsk('place:look', { placeId, reason: '見守りのため' })).ok)
    expect(looks).toEqual([true, true, true, false])
    const [call] = (await coordinator.ask('desk:state')).calls
    expect(call).toMatchObject({ kind: 'reading', from: { name: 'みなと' } })
    expect(await supervisor.tryAsk('call:answer', { callId: call?.callId ?? '' })).toMatchObject({ ok: false, code: 'not_found' })
    expect(await supervisor.tryAsk('place:look', { placeId: all[0] ?? '', reason: '見守りのため' })).toMatchObject({ ok: true })
  })
})
