// What must stand in the records: every raise, and what was taken down stays down (rules RE2, RE3, MO4–MO8, RE6).
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Evening } from '#tests/support/evening'
import type { Person } from '#tests/support/person'

let evening: Evening
let roomId: string
let host: Person
beforeEach(async () => {
  evening = await Evening.begin()
  ;({ roomId, host } = await evening.openRoom())
})
afterEach(() => evening.end())

const audited = async (action: string) => (await evening.context.pool.query('select staff_id, object_kind, object_id, reason_code from audit where action = $1 order by id', [action])).rows
const held = 'よかったら 090-0123-4567 に'
const hide = (seq: number, reason: 'contact' | 'hurtful' = 'contact') => host.ask('message:hide', { placeId: roomId, clientId: randomUUID(), seq, reason })
const release = (seq: number) => host.tryAsk('message:release', { placeId: roomId, clientId: randomUUID(), seq, reason: 'fine' })

describe('every raise', () => {
  it('[RE3] by the person or by the screening leaves an audit row that names nobody, and a retry none', async () => {
    const visitor = await evening.seated('こいし', roomId)
    const raiseId = randomUUID()
    for (let i = 0; i < 2; i++) await visitor.ask('help:ask', { raiseId, placeId: roomId })
    await visitor.say(roomId, 'もう死にたい')
    const [{ id }] = (await evening.context.pool.query('select id from escalations')).rows as [{ id: string }]
    expect(await audited('escalation.raise')).toEqual([{ staff_id: null, object_kind: 'escalation', object_id: id, reason_code: 'imminent' }])
    expect(await audited('escalation.raise_again')).toEqual([{ staff_id: null, object_kind: 'escalation', object_id: id, reason_code: 'urgent' }])
  })

  it('[RE3] by staff is one row, however often the same raise is sent', async () => {
    const visitor = await evening.seated('こいし', roomId)
    const { seat } = await visitor.ask('room:enter', { roomId, nickname: 'こいし', mark: 'leaf', isWatching: false })
    const raise = { raiseId: randomUUID(), placeId: roomId, seatId: seat?.seatId, severity: 'watch' as const }
    for (let i = 0; i < 3; i++) await host.ask('escalation:raise', raise)
    expect([...(await audited('escalation.raise')), ...(await audited('escalation.raise_again'))]).toEqual([expect.objectContaining({ staff_id: evening.staffIds.get('すみれ') })])
  })

  it('[MO4] a cry for help that a resting or paused room cannot take calls a person all the same, once', async () => {
    const visitor = await evening.seated('こいし', roomId)
    await host.ask('room:pause', { roomId, reason: 'breath' })
    const clientId = randomUUID()
    for (let i = 0; i < 2; i++) expect(await visitor.tryAsk('message:send', { placeId: roomId, clientId, text: '死にたい' })).toMatchObject({ code: 'person_told' })
    expect((await evening.context.pool.query('select severity from escalations')).rows).toEqual([{ severity: 'urgent' }])
    expect((await evening.context.pool.query('select count(*)::int as n from raises')).rows).toEqual([{ n: 1 }])
  })
})

describe('a line taken down', () => {
  it('[MO5] after it was released leaves visitors’ screens wherever it stands, its writer’s too', async () => {
    const [writer, other] = [await evening.seated('こいし', roomId), await evening.seated('あまおと', roomId)]
    const { seq } = await writer.say(roomId, held)
    await release(seq)
    await hide(seq)
    for (const person of [writer, other]) {
      const { entries } = await person.ask('place:read', { placeId: roomId, afterSeq: 0 })
      expect(JSON.stringify(entries)).not.toContain('090-0123-4567')
    }
    await evening.settle()
    const down = other.lines(roomId).flatMap((entry) => (entry.kind === 'hidden' ? [entry.target] : []))
    expect(down).toContain(other.lines(roomId).find(({ kind }) => kind === 'released')?.seq)
  })

  it('[MO5] as the copy that was released takes the held one with it', async () => {
    const writer = await evening.seated('こいし', roomId)
    const { seq } = await writer.say(roomId, held)
    await release(seq)
    await hide(seq + 1)
    const { entries } = await writer.ask('place:read', { placeId: roomId, afterSeq: 0 })
    expect(JSON.stringify(entries)).not.toContain('090-0123-4567')
  })

  it('[MO5] while it was held cannot be released any more, and is held no longer', async () => {
    const [writer, other] = [await evening.seated('こいし', roomId), await evening.seated('あまおと', roomId)]
    const { seq } = await writer.say(roomId, held)
    await hide(seq)
    await release(seq)
    await evening.settle()
    expect(other.texts(roomId)).toEqual([])
    expect((await host.ask('desk:state')).rooms.find((room) => room.roomId === roomId)).toMatchObject({ heldCount: 0 })
  })
})

describe('a report', () => {
  it('[MO8] of the same line by the same person counts once, whatever its id', async () => {
    const [writer, other] = [await evening.seated('こいし', roomId), await evening.seated('あまおと', roomId)]
    const { seq } = await writer.say(roomId, 'こんばんは')
    for (let i = 0; i < 3; i++) await other.ask('report:send', { placeId: roomId, clientId: randomUUID(), seq, reason: 'worried' })
    expect((await host.ask('desk:state')).reports).toHaveLength(1)
  })
})

describe('what is append-only', () => {
  it('[RE3] the moves of an escalation can be neither changed nor taken away, singly or all at once', async () => {
    const visitor = await evening.seated('こいし', roomId)
    await visitor.ask('help:ask', { raiseId: randomUUID() })
    await evening.context.pool.query('delete from notices')
    for (const sql of ["update escalation_moves set move = 'close'", 'delete from escalation_moves', 'truncate escalation_moves cascade']) {
      await expect(evening.context.pool.query(sql), sql).rejects.toThrow()
    }
  })
})
