// What stands on the page, made from entries.
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../client/room/lines.ts'
import { roomFrom, roomReducer } from '../../client/room/room-state.ts'
import { gather, sayingsAfter } from '../../client/talk/sayings.ts'
import { ja } from '#shared/texts/index'
import type { Entry } from '#shared/message'
import { aPlace, blank, evening, me, other, said } from './a-place.ts'

const minute = 60_000
const at = (entry: Entry, ms: number): Entry => ({ ...entry, at: evening + ms }) as Entry
const kinds = (entries: Entry[]) => linesOf(roomFrom(aPlace(entries))).map((line) => line.kind)

describe('lines on the page', () => {
  it('[LK7] a mark of the time stands before the first line and about every ten minutes', () => {
    expect(kinds([at(said(1), 0), at(said(2), 2 * minute), at(said(3), 11 * minute)])).toEqual(['when', 'said', 'said', 'when', 'said'])
  })

  it('[ME4] blanks stand nowhere', () => {
    expect(kinds([said(1), blank(2), said(3)])).toEqual(['when', 'said', 'said'])
  })

  it('[MO5] a line that was taken down leaves its trace where it stood', () => {
    const lines = linesOf(roomFrom(aPlace([said(1), said(2), { kind: 'hidden', seq: 3, at: evening, target: 1, reason: 'contact' }])))
    expect(lines.map((line) => line.kind)).toEqual(['when', 'said', 'said'])
    expect(lines[1]).toMatchObject({ kind: 'said', hidden: 'contact' })
  })

  it('[MO6] a held line of mine goes when its released one comes', () => {
    const held = said(1, me, { held: { category: 'pii_phone', spans: [], isShownToWriter: true } })
    expect(kinds([held])).toEqual(['when', 'held'])
    expect(kinds([held, { kind: 'released', seq: 2, at: evening, target: 1, author: me, text: '発言1' }])).toEqual(['when', 'released'])
  })

  it('[MO6] a late line stands in its place; where it arrived a few words lead up to it, unless nothing stands between', () => {
    const late: Entry = { kind: 'released', seq: 4, at: evening, target: 2, author: other, text: 'おくれて' }
    const lines = linesOf(roomFrom(aPlace([said(1), blank(2), said(3), late, said(5)])))
    expect(lines.map((line) => line.kind)).toEqual(['when', 'said', 'released', 'said', 'late', 'said'])
    expect(lines[2]).toMatchObject({ key: 'e2', entry: { text: 'おくれて' } })
    expect(lines[4]).toMatchObject({ toKey: 'e2' })
    expect(kinds([said(1), blank(2), { ...late, seq: 3 }, said(4)])).toEqual(['when', 'said', 'released', 'said'])
    // Its place is not on the page any more: it stands where it came.
    expect(kinds([said(3), late, said(5)])).toEqual(['when', 'said', 'released', 'said'])
  })

  it('[MO5] taken down where it stood late, its words are gone; put back, the newest words stand once, in its place', () => {
    const taken: Entry[] = [said(1), said(2), { kind: 'hidden', seq: 3, at: evening, target: 1, reason: 'hurtful' }]
    const back: Entry = { kind: 'restored', seq: 4, at: evening, target: 1, author: other, text: '発言1' }
    const lines = linesOf(roomFrom(aPlace([...taken, back])))
    expect(lines.map((line) => line.kind)).toEqual(['when', 'released', 'said', 'late'])
    expect(lines[1]).toMatchObject({ entry: { text: '発言1' }, hidden: null })
    const again = linesOf(roomFrom(aPlace([...taken, back, { kind: 'hidden', seq: 5, at: evening, target: 4, reason: 'hurtful' }])))
    expect(again[1]).toMatchObject({ kind: 'released', hidden: 'hurtful' })
  })

  it('[ME9] a line taken back leaves a quiet trace where it stood; of others’ words none stays on the page, one’s own can be written again', () => {
    const gone = (seq: number, target: number): Entry => ({ kind: 'withdrawn', seq, at: evening, target })
    const nod: Entry = { kind: 'stamp', seq: 3, at: evening, author: other, stamp: 'nod', onSeq: 1 }
    const tea: Entry = { kind: 'stamp', seq: 4, at: evening, author: other, stamp: 'tea' }
    const state = [gone(5, 2), gone(6, 1), gone(7, 4)].reduce((now, entry) => roomReducer(now, { type: 'heard', entries: [entry] }), roomFrom(aPlace([said(1, me), said(2), nod, tea])))
    const lines = linesOf(state)
    expect(lines.map((line) => line.kind)).toEqual(['when', 'said', 'said'])
    expect(lines[1]).toMatchObject({ gone: 'gone', entry: { text: '発言1' } })
    expect(lines[2]).toMatchObject({ gone: 'gone', entry: { text: '' } })
    expect(sayingsAfter(state, 0, ja)).toEqual([])
    const back = linesOf(roomFrom(aPlace([said(1, other, { text: '', isWithdrawn: true }), said(2)])))
    expect(back[1]).toMatchObject({ gone: 'gone' })
  })

  it('[ME9] taken back where it stood late, it is gone in its place', () => {
    const late: Entry = { kind: 'released', seq: 2, at: evening, target: 1, author: other, text: 'おくれて' }
    const state = roomReducer(roomFrom(aPlace([blank(1), late, said(3)])), { type: 'heard', entries: [{ kind: 'withdrawn', seq: 4, at: evening, target: 1 }] })
    expect(linesOf(state).find((line) => line.kind === 'released')).toMatchObject({ kind: 'released', gone: 'gone', entry: { text: '' } })
  })

  it('[ME9] one’s latest line can be taken back beside it; on its way it is said to be going, and stands again when that fails', () => {
    const state = roomFrom(aPlace([said(1, me), said(2, me), said(3)]))
    const own = (now: typeof state) => linesOf(now).flatMap((line) => (line.kind === 'said' && line.isMine ? [[line.isLatest, line.gone]] : []))
    expect(own(state)).toEqual([[false, null], [true, null]])
    const going = roomReducer(state, { type: 'dropped', seq: 2 })
    expect(own(going)).toEqual([[false, null], [true, 'going']])
    expect(own(roomReducer(going, { type: 'kept', seq: 2 }))).toEqual([[false, null], [true, null]])
  })

  it('[ME10] what its writer has folded is not read aloud', () => {
    const state = roomFrom(aPlace([said(1, other, { isCovered: true }), said(2)]))
    expect(sayingsAfter(state, 0, ja)).toEqual(['小石: つらい話をふくみます。', '小石: 発言2'])
  })

  it('[HA2] what staff ask about a held line stands where it came, and goes with the line', () => {
    const held = said(1, me, { held: { category: 'pii_phone', spans: [], isShownToWriter: true } })
    const asked: Entry = { kind: 'asked', seq: 3, at: evening, target: 1, reason: 'contact', author: { kind: 'staff', part: 'host', name: 'すみれ' }, proposal: 'またここで' }
    const lines = linesOf(roomFrom(aPlace([held, said(2), asked])))
    expect(lines.map((line) => line.kind)).toEqual(['when', 'said', 'held'])
    expect(lines[2]).toMatchObject({ asked: { proposal: 'またここで' }, entry: { seq: 1 } })
    expect(sayingsAfter(roomFrom(aPlace([held, said(2), asked])), 2, ja)).toEqual(['すみれさん（スタッフ）から、書きかたの相談です。気になったのは「連絡先」です。'])
    expect(kinds([held, said(2), asked, { kind: 'withdrawn', seq: 4, at: evening, target: 1 }])).toEqual(['when', 'said'])
    expect(kinds([held, { kind: 'hidden', seq: 2, at: evening, target: 1, reason: 'contact' }])).toEqual(['when', 'said'])
    expect(kinds([held, { kind: 'hidden', seq: 2, at: evening, target: 1, reason: 'contact' }, { kind: 'held_again', seq: 3, at: evening, target: 1 }])).toEqual(['when', 'held'])
  })

  it('[RO5] lines of one author within three minutes are joined; nobody else comes between', () => {
    const lines = linesOf(roomFrom(aPlace([at(said(1, other), 0), at(said(2, other), minute), at(said(3, me), minute), at(said(4, other), 2 * minute), at(said(5, other), 6 * minute)])))
    expect(lines.flatMap((line) => (line.kind === 'said' ? [line.isContinued] : []))).toEqual([false, true, false, false, false])
  })

  it('[ME8] a nod to a line stands under it and is not a line of its own', () => {
    const nod = (seq: number): Entry => ({ kind: 'stamp', seq, at: evening, author: other, stamp: 'nod', onSeq: 1 })
    const lines = linesOf(roomFrom(aPlace([said(1), nod(2), nod(3), nod(4)])))
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatchObject({ touches: [{ stamp: 'nod', count: 3 }], ownNod: null })
  })

  it("[ME9] one's own nod is known, so that it can be taken back, and is gone from under the line as soon as it is asked for", () => {
    const state = roomFrom(aPlace([said(1), { kind: 'stamp', seq: 2, at: evening, author: other, stamp: 'nod', onSeq: 1 }, { kind: 'stamp', seq: 3, at: evening, author: me, stamp: 'nod', onSeq: 1 }]))
    expect(linesOf(state)[1]).toMatchObject({ ownNod: 3, touches: [{ stamp: 'nod', count: 2 }] })
    expect(linesOf(roomReducer(state, { type: 'dropped', seq: 3 }))[1]).toMatchObject({ ownNod: null, touches: [{ stamp: 'nod', count: 1 }] })
    expect(linesOf(roomReducer(state, { type: 'heard', entries: [{ kind: 'withdrawn', seq: 4, at: evening, target: 3 }] }))[1]).toMatchObject({ ownNod: null, touches: [{ stamp: 'nod', count: 1 }] })
  })

  it('[LK9] a person folded away is folded for this reader only, and is not read out', () => {
    const state = roomReducer(roomFrom(aPlace([said(1), said(2)])), { type: 'folded', seatId: other.seatId, isFolded: true })
    expect(linesOf(state).filter((line) => line.kind === 'said' && line.isFolded)).toHaveLength(2)
    expect(sayingsAfter(state, 0, ja)).toEqual([])
  })
})

describe('what is read out', () => {
  const state = roomFrom(aPlace([said(1), said(2), said(3, me), { kind: 'notice', seq: 4, at: evening, notice: 'paused' }]))

  it("[LK9] others by name and text, one's own as sent, notices as they are", () => {
    expect(sayingsAfter(state, 1, ja)).toEqual(['小石: 発言2', '送りました', 'ひとやすみにしました'])
  })

  it('[LK9] three or more become one sentence with a number', () => {
    expect(gather(['あ', 'い'], ja)).toBe('あ い')
    expect(gather(['あ', 'い', 'う'], ja)).toBe('新しい発言 3件')
  })
})
