// The reducer of a live place: whatever order news come in, the page shows every line once and in order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptEntries, missingAfter, roomFrom, roomReducer, type RoomState } from '../../client/room/room-state.ts'
import { aPlace, blank, id, me, other, said } from './a-place.ts'

const seqs = (state: RoomState) => state.entries.map((e) => e.seq)
const hear = (state: RoomState, ...entries: Parameters<typeof said>[0][]) => roomReducer(state, { type: 'heard', entries: entries.map((seq) => said(seq)) })
const write = (state: RoomState, clientId: string, text: string) => roomReducer(state, { type: 'written', pending: { clientId, what: { kind: 'message', text }, at: 0, state: 'sending' } })

describe('lines of a place', () => {
  it('[LK13] a seq already seen is dropped', () => {
    const state = hear(roomFrom(aPlace([said(1), said(2)])), 2, 3, 3, 1)
    expect(seqs(state)).toEqual([1, 2, 3])
  })

  it('[LK13] what comes after a hole waits, and the hole is noticed', () => {
    const holed = hear(roomFrom(aPlace([said(1)])), 3, 4)
    expect(seqs(holed)).toEqual([1])
    expect(missingAfter(holed)).toBe(1)
    const filled = hear(holed, 2)
    expect(seqs(filled)).toEqual([1, 2, 3, 4])
    expect(missingAfter(filled)).toBeNull()
  })

  it('[WI8] a beat with a higher seq shows a silent loss', () => {
    const state = roomReducer(roomFrom(aPlace([said(1)])), { type: 'beat', lastSeq: 5 })
    expect(missingAfter(state)).toBe(1)
    expect(missingAfter(hear(state, 2, 3, 4, 5))).toBeNull()
  })

  it('[ME4] a blank takes its seq and stands nowhere as a hole', () => {
    const state = roomReducer(roomFrom(aPlace([said(1)])), { type: 'heard', entries: [blank(2), said(3)] })
    expect(seqs(state)).toEqual([1, 2, 3])
    expect(missingAfter(state)).toBeNull()
  })

  it("[LK13] the writer's own held words take the place of the blank everyone got, and a blank never covers words", () => {
    const own = said(2, me, { clientId: id(50), held: { category: 'pii_phone', spans: [[0, 2]], isShownToWriter: true } })
    const after = roomReducer(roomReducer(roomFrom(aPlace([said(1)])), { type: 'heard', entries: [blank(2)] }), { type: 'heard', entries: [own] })
    expect(after.entries[1]).toBe(own)
    expect(roomReducer(after, { type: 'heard', entries: [blank(2)] }).entries[1]).toBe(own)
  })

  it('[LK13] in whatever order and however often news come, every line stands once and in order', () => {
    const scattered = fc.integer({ min: 1, max: 40 }).chain((length) =>
      fc.array(fc.array(fc.integer({ min: 1, max: length }), { maxLength: 6 }), { maxLength: 30 }).map((batches) => ({ length, batches })),
    )
    fc.assert(
      fc.property(scattered, ({ length, batches }) => {
        let state = roomFrom(aPlace([said(1)]))
        for (const batch of batches) state = hear(state, ...batch)
        expect(seqs(state)).toEqual(Array.from({ length: state.lastSeq }, (_, i) => i + 1))
        const missing = missingAfter(state)
        if (missing !== null) state = hear(state, ...Array.from({ length: length - missing }, (_, i) => missing + 1 + i))
        expect(seqs(state)).toEqual(Array.from({ length: state.lastSeq }, (_, i) => i + 1))
        expect(missingAfter(state)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('[AC6] coming back adds what was missed and keeps what was read', () => {
    const before = hear(roomFrom(aPlace([said(1)])), 2)
    const after = roomReducer(before, { type: 'placed', place: aPlace([said(3), said(4)], { lastSeq: 4 }) })
    expect(seqs(after)).toEqual([1, 2, 3, 4])
  })

  it('[AC6] coming back after too much was missed begins afresh and says that there is more', () => {
    const after = roomReducer(roomFrom(aPlace([said(1)])), { type: 'placed', place: aPlace([said(400), said(401)], { lastSeq: 401, hasEarlier: true }) })
    expect(seqs(after)).toEqual([400, 401])
    expect(after.hasEarlier).toBe(true)
  })

  it('[RO2] [LK5] another opening of the room shows nothing of the last one but what one has written and nobody has taken yet', () => {
    const before = write(roomFrom(aPlace([said(1)])), id(60), 'まえの開催に書いた')
    const after = roomReducer(before, { type: 'placed', place: aPlace([said(5)], { conversationId: id(77) }) })
    expect(seqs(after)).toEqual([5])
    expect(after.pending.map(({ clientId }) => clientId)).toEqual([id(60)])
    const taken = roomReducer(roomReducer(before, { type: 'pended', clientId: id(60), state: 'sent', seq: 9 }), { type: 'placed', place: aPlace([said(5)], { conversationId: id(77) }) })
    expect(taken.pending).toEqual([])
  })

  it('[LK13] earlier lines are put above, and no more lines are kept than a page bears while following', () => {
    const state = roomReducer(roomFrom(aPlace([said(10), said(11)], { hasEarlier: true })), { type: 'earlier', entries: [said(8), said(9), said(10)], hasEarlier: true })
    expect(seqs(state)).toEqual([8, 9, 10, 11])
    const many = hear(state, ...Array.from({ length: keptEntries + 20 }, (_, i) => 12 + i))
    expect(many.entries).toHaveLength(keptEntries)
    expect(many.hasEarlier).toBe(true)
  })
})

describe("one's own lines on their way", () => {
  it('[LK10] the answer brings the seq, the log takes the line', () => {
    let state = write(roomFrom(aPlace([said(1)])), id(70), 'こんばんは')
    state = roomReducer(state, { type: 'pended', clientId: id(70), state: 'sent', seq: 2 })
    expect(state.pending.map((p) => p.state)).toEqual(['sent'])
    state = roomReducer(state, { type: 'heard', entries: [said(2, me, { text: 'こんばんは' })] })
    expect(state.pending).toEqual([])
  })

  it('[LK13] the log may show it before the answer: it never stands there twice', () => {
    let state = write(roomFrom(aPlace([said(1)])), id(70), 'こんばんは ')
    state = roomReducer(state, { type: 'heard', entries: [said(2, me, { text: 'こんばんは' })] })
    expect(state.pending).toEqual([])
    expect(roomReducer(state, { type: 'pended', clientId: id(70), state: 'sent', seq: 2 }).pending).toEqual([])
  })

  it("[LK13] the same words from someone else do not take one's own line", () => {
    let state = write(roomFrom(aPlace([said(1)])), id(70), 'はい')
    state = roomReducer(state, { type: 'heard', entries: [said(2, other, { text: 'はい' })] })
    expect(state.pending).toHaveLength(1)
  })

  it('[ME3] two equal lines of one person are two lines', () => {
    let state = write(write(roomFrom(aPlace([said(1)])), id(70), 'はい'), id(71), 'はい')
    state = roomReducer(state, { type: 'heard', entries: [said(2, me, { text: 'はい' })] })
    expect(state.pending.map((p) => p.clientId)).toEqual([id(71)])
  })

  it('[LK5] what waits outlives a lost line', () => {
    const state = write(roomFrom(aPlace([said(1)])), id(70), 'まだ送っていない')
    const back = roomReducer(state, { type: 'placed', place: aPlace([said(2)], { lastSeq: 2 }) })
    expect(back.pending.map((p) => p.what)).toEqual([{ kind: 'message', text: 'まだ送っていない' }])
  })

  it('[LK10] a withdrawn line is gone, a failed one keeps its text', () => {
    const state = write(roomFrom(aPlace([said(1)])), id(70), 'もうひとこと')
    expect(roomReducer(state, { type: 'withdrawn', clientId: id(70) }).pending).toEqual([])
    const failed = roomReducer(state, { type: 'pended', clientId: id(70), state: 'failed', code: 'too_long' })
    expect(failed.pending[0]).toMatchObject({ state: 'failed', code: 'too_long', what: { text: 'もうひとこと' } })
  })
})

describe('looking away', () => {
  it('[LK9] the divider stands before what came while the reader was away, until they write', () => {
    let state = roomReducer(roomFrom(aPlace([said(1)])), { type: 'looked', isFollowing: false })
    state = hear(state, 2)
    expect(state.dividerAfter).toBe(1)
    state = roomReducer(state, { type: 'looked', isFollowing: true })
    expect(state.dividerAfter).toBe(1)
    expect(write(state, id(70), 'はい').dividerAfter).toBeNull()
  })
})
