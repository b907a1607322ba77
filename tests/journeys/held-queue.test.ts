// The queue of held lines, and what becomes of one: let out, kept back, put differently with its writer, taken back.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HideReason } from '#shared/message'
import type { HeldView } from '#shared/views'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

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

const number = 'よかったら 090-0123-4567 に'
const queue = async (): Promise<HeldView[]> => (await host.ask('held:list', { placeId: roomId })).held
const heldLine = async (text = number) => (await writer.say(roomId, text)).seq
const decided = { hide: (seq: number, reason: HideReason = 'contact') => host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason }) }
const textsOf = (entries: HeldView['before']) => entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))

/** Written a few at a time: all at once they would wait for the place longer than a line waits. */
async function manyHeld(most: number): Promise<{ seq: number }[]> {
  const said: { seq: number }[] = []
  while (said.length < most) said.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => writer.say(roomId, `${said.length + i}人目は 090-0123-${4000 + said.length + i} です`)))))
  return said
}

describe('the queue', () => {
  it('[HA1] shows each held line with five messages before and after it, oldest first, whatever stands between', async () => {
    for (let i = 1; i <= 7; i++) {
      await reader.say(roomId, `前の${i}`)
      await reader.ask('stamp:send', { placeId: roomId, clientId: randomUUID(), stamp: 'tea' })
    }
    const seq = await heldLine()
    for (let i = 1; i <= 7; i++) await reader.say(roomId, `後の${i}`)
    const later = await heldLine('連絡は 090-0123-4568 で')
    const held = await queue()
    expect(held.map((one) => one.seq)).toEqual([seq, later])
    expect(textsOf(held[0]?.before ?? [])).toEqual(['前の3', '前の4', '前の5', '前の6', '前の7'])
    expect(textsOf(held[0]?.after ?? [])).toEqual(['後の1', '後の2', '後の3', '後の4', '後の5'])
    expect(textsOf(held[1]?.before ?? [])).toEqual(['後の3', '後の4', '後の5', '後の6', '後の7'])
    expect(held[0]).toMatchObject({ text: number, held: { category: 'pii_phone', spans: [[6, 19]] }, isAsked: false, author: { name: 'こいし' } })
  })

  it('[HA1] of 130 held lines the oldest stand first, the number is the true one, and each is reached', async () => {
    const said = await manyHeld(130)
    const all = said.map(({ seq }) => seq).sort((a, b) => a - b)
    const inParts = async () => {
      const seqs: number[] = []
      for (let more = true; more; ) {
        const part = await host.ask('held:list', { placeId: roomId, ...(seqs.length === 0 ? {} : { afterSeq: seqs.at(-1) }) })
        expect([part.total, part.held.length <= 50]).toEqual([all.length, true])
        seqs.push(...part.held.map(({ seq }) => seq))
        more = part.hasMore
      }
      return seqs
    }
    expect(await inParts()).toEqual(all)
    expect((await host.ask('desk:state')).rooms[0]?.heldCount).toBe(130)
    const decided = all.shift() ?? 0
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq: decided, reason: 'fine' })
    expect(await inParts()).toEqual(all)
  })

  it('[HA1] opens to the room’s hosts and to a supervisor who looks in, to nobody else', async () => {
    await heldLine()
    await expect(supervisor.ask('held:list', { placeId: roomId })).rejects.toMatchObject({ code: 'not_found' })
    await supervisor.ask('place:look', { placeId: roomId, reason: '見守りのため' })
    expect((await supervisor.ask('held:list', { placeId: roomId })).held).toHaveLength(1)
    const other = await evening.staff('つばめ', 'host')
    await other.ask('shift:start')
    await expect(other.ask('held:list', { placeId: roomId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await writer.raw('held:list', { placeId: roomId })).toMatchObject({ ok: false, code: 'unknown_event' })
  })

  it('[MO6] a line let out ten minutes later names its place, keeps every seq, and has left the queue', async () => {
    const seq = await heldLine()
    await reader.say(roomId, 'そのあいだに')
    evening.clock.move(10 * 60_000)
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq, reason: 'fine' })
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq, reason: 'fine' })
    await evening.settle()
    expect(reader.lines(roomId).filter((entry) => entry.kind === 'released')).toEqual([expect.objectContaining({ target: seq, text: number })])
    const { entries } = await reader.ask('place:read', { placeId: roomId, afterSeq: 0 })
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => (entries[0]?.seq ?? 0) + i))
    expect(await queue()).toEqual([])
    // Late as it is, it can be reported, and the report is about who wrote it.
    const late = reader.lines(roomId).find((entry) => entry.kind === 'released')
    await reader.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq: late?.seq ?? 0, reason: 'contact' })
    const author = late?.kind === 'released' && late.author.kind === 'visitor' ? late.author.seatId : ''
    expect((await host.ask('desk:state')).reports).toEqual([expect.objectContaining({ seq: late?.seq, aboutSeatId: author })])
  })

  it('[HA3] kept back with a reason its writer is told it, and undone it waits in the queue again, for writer and staff only', async () => {
    const seq = await heldLine()
    await decided.hide(seq)
    await evening.settle()
    expect(await queue()).toEqual([])
    expect(writer.lines(roomId).find((entry) => entry.kind === 'hidden')).toMatchObject({ target: seq, reason: 'contact' })
    await host.ask('message:unhide', { placeId: roomId, seq, reason: 'other' })
    await evening.settle()
    expect((await queue()).map((one) => one.seq)).toEqual([seq])
    expect(writer.lines(roomId).at(-1)).toMatchObject({ kind: 'held_again', target: seq })
    expect(host.lines(roomId).at(-1)).toMatchObject({ kind: 'held_again' })
    expect(reader.lines(roomId).at(-1)).toMatchObject({ kind: 'blank' })
  })
})

describe('worked out with its writer', () => {
  it('[HA2] staff ask with words that could be used; only the writer hears it, also after a lost line; their new line stands for the held one', async () => {
    const pass = await evening.pass()
    const sleeper = await evening.visitor('ねむり', pass)
    const entered = await sleeper.ask('room:enter', { roomId, nickname: 'ねむり', mark: 'snow', isWatching: false })
    const { seq } = await sleeper.say(roomId, number)
    await evening.cut(sleeper)
    const clientId = randomUUID()
    for (const _ of [1, 2]) await host.ask('message:ask-rewrite', { placeId: roomId, clientId, seq, reason: 'contact', proposal: 'よかったら、またここで' })
    await evening.settle()
    expect((await queue())[0]).toMatchObject({ seq, isAsked: true })
    expect(JSON.stringify(reader.heard('place:news'))).not.toContain('またここで')
    const awake = await evening.visitor('ねむり', pass)
    const back = await awake.ask('room:enter', { roomId, nickname: 'ねむり', mark: 'snow', isWatching: false, afterSeq: entered.lastSeq })
    expect(back.entries.filter((entry) => entry.kind === 'asked')).toEqual([expect.objectContaining({ target: seq, reason: 'contact', proposal: 'よかったら、またここで', author: { kind: 'staff', part: 'host', name: 'すみれ' } })])
    const sent = await awake.ask('message:send', { placeId: roomId, clientId: randomUUID(), text: 'よかったら、またここで', rewrites: seq })
    await evening.settle()
    expect(sent.entry).not.toHaveProperty('held')
    expect(reader.texts(roomId)).toEqual(['よかったら、またここで'])
    expect(await queue()).toEqual([])
    expect((await evening.context.pool.query("select reason_code from audit where action = 'message.ask_rewrite'")).rows).toContainEqual({ reason_code: 'contact' })
  })

  it('[HA2] put differently and still with a number, the new line is held in place of the old', async () => {
    const seq = await heldLine()
    const next = await writer.ask('message:send', { placeId: roomId, clientId: randomUUID(), text: '電話は ０９０ー０１２３ー４５６７ です', rewrites: seq })
    expect((await queue()).map((one) => one.seq)).toEqual([next.seq])
  })

  it('[HA2] taken back it leaves the queue, nobody may let it out, and staff still read that it was there', async () => {
    const seq = await heldLine()
    await expect(reader.ask('message:withdraw', { placeId: roomId, seq })).resolves.toEqual({})
    expect(await queue()).toHaveLength(1)
    await writer.ask('message:withdraw', { placeId: roomId, seq })
    await writer.ask('message:withdraw', { placeId: roomId, seq })
    expect(await queue()).toEqual([])
    await host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq, reason: 'fine' })
    await host.ask('message:unhide', { placeId: roomId, seq, reason: 'other' })
    await evening.settle()
    expect(reader.texts(roomId)).toEqual([])
    const find = async (person: Person) => (await person.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries[0]
    expect(await find(host)).toMatchObject({ text: number, isWithdrawn: true })
    expect(await find(writer)).toEqual({ kind: 'blank', seq })
    expect(writer.lines(roomId).filter((entry) => entry.kind === 'withdrawn')).toHaveLength(1)
    await expect(host.ask('message:ask-rewrite', { placeId: roomId, clientId: randomUUID(), seq, reason: 'contact' })).rejects.toMatchObject({ code: 'moved_on' })
  })

  it('[HA2] let out and taken back at the same moment: it is taken back, let out before that or not at all, and nothing of it stands, 20 times', async () => {
    for (let round = 0; round < 20; round++) {
      const seq = await heldLine(`よかったら 090-0123-4${100 + round} に`)
      await Promise.all([host.ask('message:release', { placeId: roomId, clientId: randomUUID(), seq, reason: 'fine' }), writer.ask('message:withdraw', { placeId: roomId, seq })])
      await evening.settle()
      const fates = host.lines(roomId).filter((entry) => (entry.kind === 'released' || entry.kind === 'withdrawn') && entry.target === seq)
      expect([['withdrawn'], ['released', 'withdrawn']]).toContainEqual(fates.map(({ kind }) => kind))
      const standing = (await reader.ask('place:read', { placeId: roomId, afterSeq: seq - 1 })).entries
      expect(JSON.stringify(standing)).not.toContain('090-0123-4')
    }
  })

  it('[MO4] a cry for help in the new words is written and calls a person like any other', async () => {
    const seq = await heldLine()
    await writer.ask('message:send', { placeId: roomId, clientId: randomUUID(), text: 'もう死にたいです', rewrites: seq })
    expect((await evening.context.pool.query("select severity from escalations where state = 'raised'")).rows).toEqual([{ severity: 'urgent' }])
    expect(await queue()).toEqual([])
  })
})
