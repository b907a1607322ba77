// A visitor has all they wrote in this visit erased.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '#tests/support/person'
import type { Evening } from '#tests/support/evening'
import { askFor, beginEvening, inTalk, onShift, usualCast, writeNote } from './listening-cast.ts'

let evening: Evening
let roomId: string
let host: Person
let reader: Person
beforeEach(async () => {
  evening = await beginEvening()
  ;({ roomId, host } = await evening.openRoom())
  reader = await evening.seated('あまおと', roomId)
})
afterEach(() => evening.end())

const rows = async (sql: string, ...values: unknown[]) => (await evening.context.pool.query(sql, values)).rows as Record<string, unknown>[]
const visitOf = async (placeId: string, seq: number) => (await rows('select author_key as id from entries where place_id = $1 and seq = $2', placeId, seq))[0]?.id as string
/** What could still be opened of all a visit wrote, anywhere: lines, nicknames, notes, talks with a key. */
async function left(visitId: string): Promise<string[]> {
  const found = await rows(
    `select 'line' as what from entries e join conversations c on c.id = e.conversation_id where e.author_key = $1 and e.sealed is not null and c.sealed_key is not null
     union all select 'name' from seats s join conversations c on c.id = s.conversation_id where s.visit_id = $1 and s.sealed_name is not null and c.sealed_key is not null
     union all select 'key' from conversations c where c.sealed_key is not null and (c.place_id in (select id from listenings where visit_id = $1) or c.id in (select conversation_id from solo_notes where visit_id = $1))`, visitId)
  return found.map(({ what }) => what as string)
}
const audited = () => rows("select staff_id, object_kind, reason_code, sealed_reason from audit where action = 'visit.erase'")

describe('erasing a visit', () => {
  it('[RE9] takes lines, whisper, stamp, nickname, note and a talk that is over: gone for everyone and from the database at once, with an audit row without a word (PRI-22)', async () => {
    const { visitor, supporter, listeningId } = await inTalk(evening, await usualCast(evening), 'こいし')
    await visitor.say(listeningId, '夜になると、あしたがこわくて。')
    await supporter.say(listeningId, '話してくれて、ありがとうございます。')
    await supporter.ask('listening:end', { listeningId })
    await writeNote(supporter, listeningId)
    await visitor.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    const { seq } = await visitor.say(roomId, '三日ぶりに窓をあけました。')
    await visitor.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: '使い方を教えてください' })
    await visitor.ask('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp: 'tea' })
    await visitor.ask('solo-note:write', { clientId: randomUUID(), text: 'また来てもいいですか。' })
    const visitId = await visitOf(roomId, seq)
    expect((await left(visitId)).length).toBeGreaterThan(6)

    expect(await visitor.ask('visit:erase')).toEqual({ kept: 0 })
    expect(await left(visitId)).toEqual([])
    await evening.settle()
    const { entries } = await reader.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })
    expect(entries.map(({ kind }) => kind)).toEqual(['blank', 'blank', 'blank', 'withdrawn', 'blank', 'withdrawn'])
    expect(reader.lines(roomId).filter((entry) => entry.kind === 'withdrawn' && entry.target === seq)).toHaveLength(1)
    await expect(visitor.say(roomId, 'まだいます')).rejects.toMatchObject({ code: 'not_found' })
    expect(await audited()).toEqual([{ staff_id: null, object_kind: 'visit', reason_code: 'forgotten', sealed_reason: null }])
    await visitor.ask('visit:erase')
    expect(reader.texts(roomId)).toEqual(['三日ぶりに窓をあけました。'])
  })

  it('[RE9] ends a talk that goes on and shreds it; the listener hears only that it ended', async () => {
    const { visitor, supporter, listeningId } = await inTalk(evening, await usualCast(evening), 'こいし')
    const { seq } = await visitor.say(listeningId, '夜になると、あしたがこわくて。')
    const visitId = await visitOf(listeningId, seq)
    expect(await visitor.ask('visit:erase')).toEqual({ kept: 0 })
    expect(await left(visitId)).toEqual([])
    expect(await rows('select end_reason from listenings')).toEqual([{ end_reason: 'stopped_by_visitor' }])
    await expect(supporter.ask('place:read', { placeId: listeningId, afterSeq: 0 })).rejects.toMatchObject({ code: expect.any(String) })
  })

  it('[RE9] [RE8] a cry for help stays with staff, its case goes on, and the person is told that something is kept', async () => {
    const visitor = await evening.seated('こいし', roomId)
    const plain = await visitor.say(roomId, '三日ぶりに窓をあけました。')
    const cry = await visitor.say(roomId, 'もう死にたいです')
    expect((await visitor.ask('visit:erase')).kept).toBeGreaterThan(0)
    const seen = async (person: Person, seq: number) => (await person.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries[0]
    expect(await seen(host, cry.seq)).toMatchObject({ text: 'もう死にたいです', isWithdrawn: true })
    expect(await seen(reader, cry.seq)).toMatchObject({ text: '', isWithdrawn: true })
    // While the case is open nothing of its writer's goes: people may be acting upon it.
    expect(await seen(host, plain.seq)).toMatchObject({ text: '三日ぶりに窓をあけました。' })
    expect(await rows('select state from escalations')).toEqual([{ state: 'raised' }])
    expect(await audited()).toEqual([expect.objectContaining({ reason_code: 'kept' })])
  })

  it('[RE9] [RE8] what an open case kept, whispers too, goes with its words and its writer’s name when the case is closed', async () => {
    const professional = await onShift(evening, 'とおる', 'professional')
    const visitor = await evening.seated('こいし', roomId)
    const { seq } = await visitor.ask('whisper:send', { placeId: roomId, clientId: randomUUID(), text: '少し心配です' })
    await visitor.say(roomId, '三日ぶりに窓をあけました。')
    const visitId = await visitOf(roomId, seq)
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    await visitor.ask('visit:erase')
    expect(await left(visitId)).toEqual(['line', 'line'])
    const escalationId = (await professional.ask('board:state')).open[0]?.escalationId ?? ''
    await professional.ask('escalation:acknowledge', { escalationId })
    await professional.ask('escalation:close', { escalationId, outcome: 'calmed' })
    await evening.later(60_000)
    expect(await rows("select kind, hidden_reason from entries where author_key = $1 and kind in ('message', 'whisper') order by seq", visitId)).toEqual([{ kind: 'whisper', hidden_reason: 'forgotten' }, { kind: 'message', hidden_reason: 'forgotten' }])
    expect(await left(visitId)).toEqual([])
  })

  it('[RE9] who only waited leaves the line; a rest that staff asked for stays', async () => {
    await onShift(evening, 'つばめ', 'supervisor')
    const visitor = await evening.seated('こいし', roomId)
    await askFor(visitor, { fromPlaceId: roomId })
    expect(await visitor.ask('visit:erase')).toEqual({ kept: 0 })
    expect(await rows('select state, end_reason from listenings')).toEqual([{ state: 'ended', end_reason: 'left_waiting' }])
    const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    await host.ask('person:rest', { placeId: roomId, seatId: seat?.seatId ?? '', reason: 'hurtful', minutes: 60 })
    await visitor.ask('visit:erase')
    await expect(visitor.ask('room:enter', { roomId, nickname: 'ゆき', mark: 'snow', isWatching: false })).rejects.toMatchObject({ code: 'asked_to_rest' })
  })
})
