// The judge finds every way in which a line can come wrong, and nothing where all is well.
import { describe, expect, it } from 'vitest'
import { addTally, emptyTally, holds, judge, type Reader, type Seen, type SentLine } from './history.ts'

const sent = (seq: number | null, text = `ことば${seq}`, more: Partial<SentLine> = {}): SentLine => ({
  clientId: `c${seq}`, name: 'あおい', text, sentAt: 100, seq, isHeld: false, refusedBy: seq === null ? 'empty' : null, ...more,
})
const seen = (seq: number, text = `ことば${seq}`, more: Partial<Seen> = {}): Seen => ({ seq, kind: 'message', name: 'あおい', text, at: 110, ...more })
const blank = (seq: number): Seen => ({ seq, kind: 'blank', name: null, text: null, at: 110 })
const notice = (seq: number): Seen => ({ ...blank(seq), kind: 'notice' })
const visitor = (...all: Seen[]): Reader => ({ right: 'visitor', name: 'こいし', seen: all })
const writer = (...all: Seen[]): Reader => ({ right: 'visitor', name: 'あおい', seen: all })
const staff = (...all: Seen[]): Reader => ({ right: 'staff', name: null, seen: all })

const three = [sent(4), sent(5), sent(7)]
const good = [notice(3), seen(4), seen(5), notice(6), seen(7), notice(8)]
const faults = (lines: SentLine[], ...readers: Reader[]) => {
  const { altered, missing, duplicated, outOfOrder, leaked } = judge(lines, readers)
  return { altered, missing, duplicated, outOfOrder, leaked }
}
const none = { altered: 0, missing: 0, duplicated: 0, outOfOrder: 0, leaked: 0 }

describe('the judge', () => {
  it('[RP4] counts deliveries and finds no fault where everyone saw every line once, unaltered, in order', () => {
    const tally = judge(three, [visitor(...good), staff(...good)])
    expect(tally).toMatchObject({ messages: 3, deliveries: 6, held: 0, refused: 0, ...none, latencies: new Array(6).fill(10) })
    expect(holds(tally)).toBe(true)
  })

  it('[RP4] finds a line that did not come, a blank in its place, and a number nobody told', () => {
    expect(faults(three, visitor(...good.filter(({ seq }) => seq !== 5)))).toEqual({ ...none, missing: 1 })
    expect(faults(three, visitor(...good.map((each) => (each.seq === 5 ? blank(5) : each))))).toEqual({ ...none, missing: 1 })
    expect(faults(three, visitor(...good.filter(({ seq }) => seq !== 6)))).toEqual({ ...none, missing: 1 })
    expect(faults(three, visitor())).toEqual({ ...none, missing: 4 })
  })

  it('[RP4] finds a line told twice, and a line written twice under two numbers', () => {
    expect(faults(three, visitor(...good, seen(5)))).toEqual({ ...none, duplicated: 1 })
    expect(faults(three, visitor(...good, seen(9, 'ことば7')))).toEqual({ ...none, duplicated: 1 })
    expect(faults([sent(4), sent(4)], visitor(seen(4)))).toMatchObject({ duplicated: 1, outOfOrder: 1 })
  })

  it('[RP4] finds lines that changed places, at one reader or for all', () => {
    expect(faults(three, visitor(notice(3), seen(5), seen(4), notice(6), seen(7)))).toEqual({ ...none, outOfOrder: 1 })
    expect(faults([sent(5), sent(4)], visitor(seen(4), seen(5)))).toEqual({ ...none, outOfOrder: 1 })
  })

  it('[RP4] finds another text and another name; marks that the rule takes out are no change', () => {
    expect(faults([sent(4, 'あ')], visitor(seen(4, 'あ。')))).toEqual({ ...none, altered: 1 })
    expect(faults([sent(4, 'あ')], visitor(seen(4, 'あ', { name: 'こいし' })))).toEqual({ ...none, altered: 1 })
    expect(faults([sent(4, 'あ\u202eい ')], visitor(seen(4, 'あい')))).toEqual(none)
    expect(faults([sent(4, 'あ\u202eい')], visitor(seen(4, 'あ\u202eい')))).toEqual({ ...none, altered: 1 })
  })

  it('[RP4] a held line must reach staff and its writer, and nobody else', () => {
    const held = [sent(4), sent(5, 'でんわ', { isHeld: true })]
    const tally = judge(held, [staff(seen(4), seen(5, 'でんわ')), visitor(seen(4), blank(5)), writer(seen(4), blank(5), seen(5, 'でんわ'))])
    expect(tally).toMatchObject({ messages: 2, held: 1, deliveries: 5, ...none })
    const busy = [...held, sent(6)]
    expect(faults(busy, writer(seen(4), blank(5), seen(6), seen(5, 'でんわ')))).toEqual(none)
    expect(faults(busy, writer(seen(4), seen(6), seen(5, 'でんわ')))).toEqual({ ...none, outOfOrder: 1 })
    expect(faults(held, staff(seen(4), blank(5)))).toEqual({ ...none, missing: 1 })
    expect(faults(held, visitor(seen(4)))).toEqual({ ...none, missing: 1 })
    expect(faults(held, visitor(seen(4), seen(5, 'でんわ')))).toEqual({ ...none, leaked: 1 })
    expect(faults(held, visitor(seen(4), blank(5), seen(5, 'でんわ')))).toEqual({ ...none, leaked: 1 })
  })

  it('[RP4] a notice for one person comes to that person after the blank, once; a line never does', () => {
    expect(faults(three, visitor(notice(3), seen(4), seen(5), blank(6), notice(6), seen(7)))).toEqual(none)
    expect(faults(three, visitor(notice(3), seen(4), seen(5), blank(6), seen(7), notice(6)))).toEqual(none)
    expect(faults(three, visitor(notice(3), seen(4), seen(5), blank(6), notice(6), notice(6), seen(7)))).toEqual({ ...none, duplicated: 1 })
    expect(faults(three, visitor(notice(3), seen(4), seen(5), blank(6), seen(6), seen(7)))).toEqual({ ...none, duplicated: 1 })
    expect(faults(three, staff(notice(3), seen(4), seen(5), blank(6), notice(6), seen(7)))).toEqual({ ...none, duplicated: 1 })
    expect(faults(three, visitor(seen(4), blank(5), notice(5), notice(6), seen(7)))).toEqual({ ...none, missing: 1, duplicated: 1 })
  })

  it('[RP5] a refused line is counted, and is a fault unless the rule refuses it', () => {
    const expected = judge([sent(null, '   '), sent(null, 'あ'.repeat(2_001))], [])
    expect(expected).toMatchObject({ messages: 2, refused: 2, wronglyRefused: 0 })
    expect(holds(expected)).toBe(true)
    const wrong = judge([sent(null, 'こんばんは')], [])
    expect(wrong).toMatchObject({ refused: 1, wronglyRefused: 1 })
    expect(holds(wrong)).toBe(false)
    expect(faults([sent(4, '   ')], visitor())).toMatchObject({ altered: 1 })
  })

  it('[RP4] sums dialogues, and any single fault fails the whole', () => {
    const sum = emptyTally()
    addTally(sum, judge(three, [visitor(...good)]))
    addTally(sum, judge(three, [visitor(...good.slice(1))]))
    expect(sum).toMatchObject({ messages: 6, deliveries: 6 })
    expect(holds(sum)).toBe(true)
    addTally(sum, judge(three, [visitor()]))
    expect(holds(sum)).toBe(false)
  })
})
