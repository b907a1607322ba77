// Notes left alone: a closed night, a person who reads, an answer, a promise that was not kept, and how it is all forgotten.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eraseDue } from '#server/records/erase-due'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

const hour = 60 * 60_000
let evening: Evening
let visitor: Person
let host: Person
let supervisor: Person
let professional: Person
beforeAll(async () => {
  // A visit that lasts, so that an answer of the next day still finds it.
  evening = await Evening.begin({ settings: { visitMs: 40 * 24 * hour, passMs: 40 * 24 * hour } })
  host = await onShift('すみれ', 'host')
  supervisor = await onShift('みなと', 'supervisor')
  professional = await onShift('佐伯', 'professional')
})
beforeEach(async () => { visitor = await evening.visitor('こいし') })
afterAll(() => evening.end())

const leave = (text: string, clientId = randomUUID()) => visitor.ask('solo-note:write', { clientId, text })
async function onShift(name: string, ...roles: Parameters<Evening['staff']>[1][]): Promise<Person> {
  const person = await evening.staff(name, ...roles)
  await person.ask('shift:start')
  return person
}
const porch = async () => (await (await fetch(`${evening.url}/api/public`)).json()) as { noteReadBy: number | null; kept: { noteDays: number } }
const isToday = Date.UTC(2026, 10, 25, 11, 0)

describe('leaving a note', () => {
  it('[SN1] at the door it is said by when a note is read; the note has that moment, and a retry is the same note', async () => {
    expect((await porch()).noteReadBy).toBe(isToday)
    const clientId = randomUUID()
    const first = await leave('今日は、窓をあけられました。', clientId)
    expect(first).toMatchObject({ isCry: false, note: { readBy: isToday, state: 'kept', answer: null, text: '今日は、窓をあけられました。' } })
    expect((await leave('今日は、窓をあけられました。', clientId)).note.noteId).toBe(first.note.noteId)
    expect((await visitor.ask('visit:state')).soloNotes.map(({ noteId }) => noteId)).toEqual([first.note.noteId])
  })

  it('[SN1] where nobody reads none is taken, on days the house is closed the time is later, and a cry is taken all the same', async () => {
    await evening.context.store.openings.keepDay(evening.areaId, { day: '2026-11-25', effect: 'closed', name: '臨時' })
    expect((await porch()).noteReadBy).toBe(isToday + 24 * hour)
    await evening.context.store.openings.dropDay(evening.areaId, '2026-11-25')
    const { soloNote } = evening.context.settings
    evening.context.settings.soloNote = { ...soloNote, isOffered: false }
    expect((await porch()).noteReadBy).toBeNull()
    await expect(leave('ひとこと')).rejects.toMatchObject({ code: 'nobody_reads' })
    expect(await leave('もう死にたい')).toMatchObject({ isCry: true })
    evening.context.settings.soloNote = soloNote
  })

  it('[SN2] its words stand nowhere in the clear, and no other visit sees it', async () => {
    const { note } = await leave('りんどうの花のことを書きました')
    const other = await evening.visitor('あまおと')
    expect((await other.ask('visit:state')).soloNotes).toEqual([])
    await expect(other.ask('place:read', { placeId: note.noteId, afterSeq: 0 })).rejects.toMatchObject({ code: 'not_found' })
    const { rows } = await evening.context.pool.query('select t::text as row from entries t union all select t::text from solo_notes t')
    expect(rows.some(({ row }) => String(row).includes('りんどう') || String(row).includes(Buffer.from('りんどう').toString('hex')))).toBe(false)
  })

  it('[SN3] a cry in it calls a person in the same transaction, with its words for the owner', async () => {
    const { note } = await leave('もう死にたい。薬もためてある。')
    const raised = (await professional.ask('board:state')).open.find(({ placeId }) => placeId === note.noteId)
    expect(raised).toMatchObject({ causes: ['screening'], state: 'raised' })
    const escalationId = raised?.escalationId ?? ''
    await professional.ask('escalation:acknowledge', { escalationId })
    const file = await professional.ask('escalation:read', { escalationId, reason: '担当' })
    expect(file.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))).toEqual(['もう死にたい。薬もためてある。'])
  })
})

describe('reading a note', () => {
  it('[SN4] the desk lists facts; opening is audited and tells the writer nothing; "read" is a person’s word', async () => {
    const { note } = await leave('きょうのこと')
    expect((await host.ask('desk:state')).soloNotes.filter(({ noteId }) => noteId === note.noteId)).toMatchObject([{ noteId: note.noteId, isOverdue: false, readAt: null, canBeAnswered: true }])
    expect(await host.ask('solo-note:open', { noteId: note.noteId })).toMatchObject({ text: 'きょうのこと', answer: null })
    await evening.settle()
    expect(visitor.heard('solo-note:news')).toEqual([])
    await host.ask('solo-note:read', { noteId: note.noteId })
    await host.ask('solo-note:read', { noteId: note.noteId })
    await evening.settle()
    expect(visitor.heard('solo-note:news').map(({ state }) => state)).toEqual(['read'])
    const { rows } = await evening.context.pool.query("select a.action from audit a join solo_notes n on n.conversation_id = a.object_id where n.id = $1 order by a.id", [note.noteId])
    expect(rows.map(({ action }) => action as string)).toEqual(['solo_note.open', 'solo_note.read'])
  })

  it('[SN4] off shift, or from elsewhere, nobody opens one', async () => {
    const { note } = await leave('きょうのこと')
    const offShift = await evening.staff('いぶき', 'host')
    await expect(offShift.ask('solo-note:open', { noteId: note.noteId })).rejects.toMatchObject({ code: 'not_found' })
    const manager = await onShift('林', 'manager')
    await expect(manager.ask('solo-note:open', { noteId: note.noteId })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('[SN5] one answer reaches the writer; one with contact data is refused; of two who answer one does', async () => {
    const { note: { noteId } } = await leave('返事がほしいです')
    await expect(host.ask('solo-note:answer', { noteId, text: '090-1234-5678 に電話してね' })).rejects.toMatchObject({ code: 'holds_contact' })
    const acks = await Promise.all([host.tryAsk('solo-note:answer', { noteId, text: '読みました。また来てください。' }), supervisor.tryAsk('solo-note:answer', { noteId, text: '読みました。また来てください。' })])
    expect(acks.map((ack) => (ack.ok ? 'ok' : ack.code)).sort()).toEqual(['already_taken', 'ok'])
    await evening.settle()
    expect(visitor.lastHeard('solo-note:news')).toMatchObject({ state: 'answered', answer: { text: '読みました。また来てください。' } })
    expect((await visitor.ask('visit:state')).soloNotes[0]?.answer?.text).toBe('読みました。また来てください。')
  })

  it('[SN6] unread at its time it is raised once to those on call; read in time it is not', async () => {
    evening.context.settings.soloNote = { ...evening.context.settings.soloNote, leadMinutes: 0, readByMinute: 22 * 60 }
    for (const { noteId, readAt } of (await host.ask('desk:state')).soloNotes) if (readAt === null) await host.ask('solo-note:read', { noteId })
    const known = (await professional.ask('board:state')).open.length
    const { note } = await leave('ひとつめ')
    const reader = await evening.visitor('あまおと')
    const inTime = await reader.ask('solo-note:write', { clientId: randomUUID(), text: 'ふたつめ' })
    await professional.ask('solo-note:read', { noteId: inTime.note.noteId })
    await evening.later(2 * hour - 1_000)
    expect((await professional.ask('board:state')).open).toHaveLength(known)
    await evening.later(20_000)
    await evening.later(20_000)
    const { open } = await professional.ask('board:state')
    expect(open).toHaveLength(known + 1)
    const raised = open.find(({ placeId }) => placeId === note.noteId)
    expect(raised).toMatchObject({ severity: 'watch', causes: ['unread_note'] })
    expect((await evening.context.pool.query("select count(*)::int as n from escalation_moves where escalation_id = $1 and move like 'raise%'", [raised?.escalationId])).rows).toEqual([{ n: 1 }])
  })
})

describe('forgetting a note', () => {
  it('[SN2] after its clock its words, its answer and its writer are gone, and not before', async () => {
    const { note: { noteId } } = await leave('わすれてください')
    await host.ask('solo-note:answer', { noteId, text: 'はい、わかりました。' })
    evening.clock.move((await porch()).kept.noteDays * 24 * hour - 1_000)
    await eraseDue(evening.context)
    const kept = async () => (await evening.context.pool.query('select n.sealed_answer is not null as answer, n.visit_id is not null as visit, c.sealed_key is not null as key from solo_notes n join conversations c on c.id = n.conversation_id where n.id = $1', [noteId])).rows
    expect(await kept()).toEqual([{ answer: true, visit: true, key: true }])
    evening.clock.move(2_000)
    await eraseDue(evening.context)
    expect(await kept()).toEqual([{ answer: false, visit: false, key: false }])
  })
})
