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

  it('[RO5] lines of one author within three minutes are joined; nobody else comes between', () => {
    const lines = linesOf(roomFrom(aPlace([at(said(1, other), 0), at(said(2, other), minute), at(said(3, me), minute), at(said(4, other), 2 * minute), at(said(5, other), 6 * minute)])))
    expect(lines.flatMap((line) => (line.kind === 'said' ? [line.isContinued] : []))).toEqual([false, true, false, false, false])
  })

  it('[ME8] a nod to a line stands under it and is not a line of its own', () => {
    const nod = (seq: number): Entry => ({ kind: 'stamp', seq, at: evening, author: other, stamp: 'nod', onSeq: 1 })
    const lines = linesOf(roomFrom(aPlace([said(1), nod(2), nod(3), nod(4)])))
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatchObject({ touches: [{ stamp: 'nod', count: 3 }] })
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
