// Lines their writers take back: gone for everyone, and from the database, unless somebody's safety hangs on them.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takenBackSweep } from '#server/messages/forget-taken-back'
import { openBody } from '#server/messages/entry-body'
import type { EntryRow } from '#server/storage/ports'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'
import { inTalk, usualCast } from './listening-cast.ts'

let evening: Evening
let roomId: string
let host: Person
let supervisor: Person
let writer: Person
let reader: Person
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host, supervisor } = await evening.openRoom())
  writer = await evening.seated('こいし', roomId)
  reader = await evening.seated('あまおと', roomId)
})
afterEach(() => evening.end())

const takeBack = (seq: number, person = writer, placeId = roomId) => person.ask('message:withdraw', { placeId, seq })
const standsAt = async (person: Person, seq: number, placeId = roomId) => (await person.ask('place:read', { placeId, afterSeq: seq - 1 })).entries[0]
const audited = async () => (await evening.context.pool.query("select staff_id, object_id, reason_code from audit where action = 'message.withdraw' order by id")).rows
/** Every word that still stands in the database for a line, wherever it stands, opened with its conversation's key. */
async function keptWords(seq: number, placeId = roomId): Promise<string[]> {
  const { rooms } = evening.context.store
  const conversation = await rooms.openConversation(placeId)
  if (!conversation?.sealedKey) return []
  const { rows } = await evening.context.pool.query<EntryRow>("select id, kind, sealed from entries where place_id = $1 and (seq = $2 or (target_seq = $2 and kind in ('released', 'restored')))", [placeId, seq])
  const key = evening.context.keys.open(conversation.id, conversation.sealedKey)
  return rows.flatMap((row) => openBody(key, row)?.text ?? [])
}

describe('taken back', () => {
  it('[ME9] everyone hears that it is gone, also after a reload; its words are in no answer and no more in the database', async () => {
    const { seq } = await writer.say(roomId, '三日ぶりに窓をあけました。')
    await reader.ask('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp: 'nod', onSeq: seq })
    expect(await keptWords(seq)).toEqual(['三日ぶりに窓をあけました。'])
    for (const _ of [1, 2]) await takeBack(seq)
    await evening.settle()
    for (const person of [writer, reader, host]) {
      expect(person.lines(roomId).filter((entry) => entry.kind === 'withdrawn'), person.name).toEqual([expect.objectContaining({ target: seq })])
      expect(await standsAt(person, seq), person.name).toMatchObject({ kind: 'message', text: '', isWithdrawn: true, author: { name: 'こいし' } })
    }
    expect(await keptWords(seq)).toEqual([])
    expect(await audited()).toEqual([{ staff_id: null, object_id: expect.any(String), reason_code: 'forgotten' }])
  })

  it('[ME9] another’s line, one that staff took down, and the line of another room stay as they are', async () => {
    const { seq } = await writer.say(roomId, '三日ぶりに窓をあけました。')
    await takeBack(seq, reader)
    expect(await standsAt(host, seq)).not.toHaveProperty('isWithdrawn')
    const other = await evening.room('しずかな間')
    await host.ask('room:open', { roomId: other, minutes: 60 })
    await writer.ask('room:enter', { roomId: other, nickname: 'こいし', mark: 'leaf', isWatching: false })
    await takeBack(seq, writer, other)
    await host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason: 'hurtful' })
    await takeBack(seq)
    await evening.settle()
    expect(await standsAt(host, seq)).toMatchObject({ text: '三日ぶりに窓をあけました。', hidden: 'hurtful' })
    expect(reader.lines(roomId).filter((entry) => entry.kind === 'withdrawn')).toEqual([])
  })

  it('[ME9] sent again with the same id it is the same line, and nobody lets it stand again', async () => {
    const clientId = randomUUID()
    const { seq } = await writer.say(roomId, '三日ぶりに窓をあけました。', clientId)
    await takeBack(seq)
    expect((await writer.say(roomId, '三日ぶりに窓をあけました。', clientId)).seq).toBe(seq)
    await host.ask('message:unhide', { placeId: roomId, seq, reason: 'other' })
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq, reason: 'fine' })
    await evening.settle()
    expect(reader.texts(roomId)).toEqual(['三日ぶりに窓をあけました。'])
    expect(await standsAt(reader, seq)).toMatchObject({ text: '', isWithdrawn: true })
    await reader.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq, reason: 'hurtful' })
    expect((await host.ask('desk:state')).reports).toEqual([expect.objectContaining({ seq, aboutSeatId: expect.any(String) })])
  })

  it('[ME9] a stamp goes too; while the room rests one can still take back, once it has closed not', async () => {
    const stamp = await writer.ask('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp: 'tea' })
    const { seq } = await writer.say(roomId, '三日ぶりに窓をあけました。')
    const later = await writer.say(roomId, 'それだけです')
    await host.ask('room:pause', { roomId, reason: 'breath' })
    await takeBack(stamp.seq)
    await takeBack(seq)
    expect(await standsAt(reader, stamp.seq)).toEqual({ kind: 'blank', seq: stamp.seq })
    expect(await keptWords(seq)).toEqual([])
    await host.ask('room:close', { roomId, reason: 'ended' })
    await expect(takeBack(later.seq)).rejects.toMatchObject({ code: expect.stringMatching(/room_closed|not_found/) })
  })

  it('[ME9] a reader on another node hears it, and reads it back as gone', async () => {
    const { seq } = await writer.say(roomId, '三日ぶりに窓をあけました。')
    await evening.cut(reader)
    await takeBack(seq)
    const other = await evening.otherNode()
    const conversation = await other.store.rooms.openConversation(roomId)
    const rows = await other.store.entries.after(roomId, conversation?.id ?? '', seq - 1, 10)
    expect(rows.map(({ kind, hiddenReason }) => [kind, hiddenReason])).toEqual([['message', 'forgotten'], ['withdrawn', null]])
    await other.store.close()
  })

  it('[ME9] in one-to-one what one wrote can be taken back while the talk lives', async () => {
    await writer.ask('room:leave', { roomId })
    await host.ask('room:close', { roomId, reason: 'ended' })
    const { visitor, supporter, listeningId } = await inTalk(evening, await usualCast(evening), 'あさひ')
    const { seq } = await visitor.say(listeningId, '夜になると、あしたがこわくて。')
    await takeBack(seq, visitor, listeningId)
    await evening.settle()
    expect(supporter.lines(listeningId).at(-1)).toMatchObject({ kind: 'withdrawn', target: seq })
    expect(await standsAt(supporter, seq, listeningId)).toMatchObject({ text: '', isWithdrawn: true })
    expect(await keptWords(seq, listeningId)).toEqual([])
  })
})

describe('what staff may have to act upon', () => {
  const cry = 'もう死にたいです'

  it('[RE8] a cry for help taken back is gone for others; the call stands, staff read it, and the audit says that it was kept', async () => {
    const { seq } = await writer.say(roomId, cry)
    await takeBack(seq)
    await evening.settle()
    expect(await standsAt(reader, seq)).toMatchObject({ text: '', isWithdrawn: true })
    expect(await standsAt(writer, seq)).toMatchObject({ text: '', isWithdrawn: true })
    expect(await standsAt(host, seq)).toMatchObject({ text: cry, isWithdrawn: true })
    expect((await evening.context.pool.query("select severity, state from escalations")).rows).toEqual([{ severity: 'urgent', state: 'raised' }])
    const finding = (await supervisor.ask('desk:state')).findings[0]
    expect(await supervisor.ask('finding:read', { findingId: finding?.findingId ?? '' })).toMatchObject({ text: cry })
    expect(await audited()).toEqual([expect.objectContaining({ reason_code: 'kept' })])
    await takenBackSweep.run(evening.context)
    expect(await keptWords(seq)).toEqual([cry])
  })

  it('[RE8] a reported line, and one that was held at first, keep their words for staff; where it stood again they go', async () => {
    const { seq } = await writer.say(roomId, '三日ぶりに窓をあけました。')
    await reader.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq, reason: 'worried' })
    await takeBack(seq)
    expect(await standsAt(host, seq)).toMatchObject({ text: '三日ぶりに窓をあけました。' })
    const number = 'よかったら 090-0123-4567 に'
    const held = await writer.say(roomId, number)
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq: held.seq, reason: 'fine' })
    expect(await keptWords(held.seq)).toEqual([number, number])
    await evening.settle()
    const again = reader.lines(roomId).find((entry) => entry.kind === 'released')?.seq ?? 0
    await takeBack(again)
    expect(await keptWords(held.seq)).toEqual([number])
    expect(await standsAt(reader, again)).toMatchObject({ kind: 'released', text: '' })
    expect(await standsAt(host, held.seq)).toMatchObject({ text: number, isWithdrawn: true })
  })

  it('[RE8] while a case of its writer is open the words stay; when it has closed they go by themselves', async () => {
    const { seq } = await writer.say(roomId, '三日ぶりに窓をあけました。')
    await writer.ask('help:ask', { raiseId: randomUUID() })
    await takeBack(seq)
    expect(await keptWords(seq)).toEqual(['三日ぶりに窓をあけました。'])
    const escalationId = (await supervisor.ask('board:state')).open[0]?.escalationId ?? ''
    await supervisor.ask('escalation:acknowledge', { escalationId })
    await takenBackSweep.run(evening.context)
    expect(await keptWords(seq)).toEqual(['三日ぶりに窓をあけました。'])
    await supervisor.ask('escalation:close', { escalationId, outcome: 'calmed' })
    await takenBackSweep.run(evening.context)
    expect(await keptWords(seq)).toEqual([])
  })
})
