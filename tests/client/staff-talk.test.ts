// Staff in a place: the flow, what is on its way, canned lines, notes that cannot go astray, and the second of pressing.
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '#shared/message'
import { flowLines, isVeiled } from '../../client/staff/place/flow-lines.ts'
import { hasGap, openPlace, stepPlace, toReadAgain } from '../../client/staff/place/place-state.ts'
import { dropUnsent, keepUnsent, unsentOf } from '../../client/staff/place/unsent.ts'
import { makeNoteId } from '../../client/staff/notes/note-id.ts'
import { cannedFor } from '../../client/staff/session/writing/canned-search.ts'
import { holdMs, makePress } from '../../client/staff/raise/hold.ts'
import { aPlace, blank, evening, id, said } from './a-place.ts'

const kaede = { kind: 'staff', part: 'listener', name: 'かえで' } as const
const mine = (seq: number, text: string): Entry => ({ kind: 'message', seq, at: evening, author: kaede, text })
const shown = (...entries: Entry[]) => flowLines(openPlace(aPlace(entries)).entries).filter((line) => line.kind === 'message')

describe('a place as staff follow it', () => {
  it('[LK13] in whatever order news come, each line stands once and a hole is known until it is filled', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([2, 3, 4, 5, 6], { minLength: 5 }), (order) => {
        let state = openPlace(aPlace([said(1)]))
        for (const seq of order) state = stepPlace(state, { kind: 'news', entries: [said(seq)] })
        expect(state.lastSeq).toBe(6)
        expect(hasGap(state)).toBe(false)
        expect(flowLines(state.entries).filter((line) => line.kind === 'message')).toHaveLength(6)
      }),
    )
    expect(hasGap(stepPlace(openPlace(aPlace([said(1)])), { kind: 'news', entries: [said(3)] }))).toBe(true)
  })

  it('[ME9] a line taken back before my eyes is read once more, and stands with its words when something keeps them', () => {
    const open = openPlace(aPlace([said(1), said(2)]))
    const gone: Entry = { kind: 'withdrawn', seq: 3, at: evening, target: 2 }
    expect(toReadAgain(open, [gone])).toEqual([2])
    expect(toReadAgain(open, [{ ...gone, target: 9 }, said(3)])).toEqual([])
    const live = stepPlace(open, { kind: 'news', entries: [gone] })
    const wordsOf = (state: typeof live) => flowLines(state.entries).flatMap((line) => (line.kind === 'message' && line.isWithdrawn ? [line.text] : []))
    expect(wordsOf(live)).toEqual([''])
    expect(wordsOf(stepPlace(live, { kind: 'news', entries: [{ ...said(2), isWithdrawn: true } as Entry] }))).toEqual([(said(2) as { text: string }).text])
    expect(wordsOf(stepPlace(live, { kind: 'news', entries: [{ ...said(2), text: '', isWithdrawn: true } as Entry] }))).toEqual([''])
  })

  it('[HA14] what is hard to read is covered until it is asked for; a line that is held also where talk is read open', () => {
    const held = { ...said(1), held: { category: 'harassment', spans: [], isShownToWriter: false, isGraphic: true } } as Entry
    const lines = shown(held, { ...said(2), isGraphic: true } as Entry, said(3))
    expect(lines.map((line) => [isVeiled(line, true), isVeiled(line, false), isVeiled(line, undefined)])).toEqual([[true, true, true], [false, true, true], [false, false, false]])
    // What is read aloud asks the same as what is shown.
    for (const file of ['Announcer', 'MessageLine']) expect(readFileSync(`client/staff/place/${file}.tsx`, 'utf8')).toMatch(/isVeiled\(line, (?:props\.)?isOpen\)/)
  })

  it('[LK13] more missed than one page holds: the place begins afresh where the page begins, and what lies before can be read back', () => {
    const page = (from: number, n: number) => Array.from({ length: n }, (_, i) => said(from + i))
    const before = stepPlace(openPlace(aPlace([said(1), said(2)])), { kind: 'sending', clientId: id(70), text: 'ここにいます。' })
    const after = stepPlace(before, { kind: 'opened', place: aPlace(page(401, 300), { hasEarlier: true }) })
    expect([...after.entries.keys()].sort((a, b) => a - b)).toEqual(page(401, 300).map(({ seq }) => seq))
    expect(after).toMatchObject({ lastSeq: 700, hasEarlier: true, sending: [{ clientId: id(70) }] })
    expect(hasGap(after)).toBe(false)
    const little = stepPlace(before, { kind: 'opened', place: aPlace(page(3, 4), { hasEarlier: true }) })
    expect([[...little.entries.keys()], little.lastSeq, little.hasEarlier]).toEqual([[1, 2, 3, 4, 5, 6], 6, false])
    expect(stepPlace(little, { kind: 'opened', place: aPlace([], { lastSeq: 6 }) }).entries).toEqual(little.entries)
  })

  it('[LK10] my own line that comes as news before its answer stands once', () => {
    let state = stepPlace(openPlace(aPlace([])), { kind: 'sending', clientId: id(70), text: 'ここにいます。\n' })
    state = stepPlace(state, { kind: 'news', entries: [mine(1, 'ここにいます。')] })
    expect(state.sending).toEqual([])
    expect(stepPlace(state, { kind: 'sent', clientId: id(70) }).sending).toEqual([])
  })

  it('[LK10] a line that did not arrive keeps its text and may be sent again under the same id', () => {
    let state = stepPlace(openPlace(aPlace([])), { kind: 'sending', clientId: id(70), text: 'ここにいます。' })
    state = stepPlace(state, { kind: 'failed', clientId: id(70) })
    expect(state.sending).toEqual([{ clientId: id(70), text: 'ここにいます。', hasFailed: true }])
    state = stepPlace(state, { kind: 'sending', clientId: id(70), text: 'ここにいます。' })
    expect(state.sending).toEqual([{ clientId: id(70), text: 'ここにいます。', hasFailed: false }])
  })

  it('[MO5] a hidden line stays readable to staff, with its reason; a blank never replaces words', () => {
    expect(shown(said(1), { kind: 'hidden', seq: 2, at: evening, target: 1, reason: 'hurtful' })).toMatchObject([{ text: '発言1', hiddenFor: 'hurtful' }])
    expect(stepPlace(openPlace(aPlace([said(1)])), { kind: 'news', entries: [blank(1)] }).entries.get(1)?.kind).toBe('message')
  })

  it('[MO6] a released line stands where it came out, marked as late, and is held no more', () => {
    const held = said(1, undefined, { held: { category: 'pii_phone', spans: [[0, 2]], isShownToWriter: true } })
    const author = (held as Extract<Entry, { kind: 'message' }>).author
    expect(flowLines(openPlace(aPlace([held])).entries).filter((line) => line.kind === 'message')).toMatchObject([{ held: { category: 'pii_phone' } }])
    const after = openPlace(aPlace([held, { kind: 'released', seq: 2, at: evening, target: 1, author, text: '発言1' }]))
    expect(flowLines(after.entries).filter((line) => line.kind === 'message')).toMatchObject([{ held: null, isDelayed: true }])
  })
})

describe('writing', () => {
  it('[LK14] canned lines are found by 「；」, by words or by reading, in either kana; other drafts open nothing', () => {
    expect(cannedFor('ひとり')).toBeNull()
    expect(cannedFor('')).toBeNull()
    expect(cannedFor('；')?.length).toBeGreaterThan(5)
    expect(cannedFor(';ヒトリ')?.map(({ id: name }) => name)).toContain('alone')
    expect(cannedFor('；ないことば')).toEqual([])
  })

  it('[LK14] nothing in the notes knows how to send to the visitor, and the composer knows no note', () => {
    const sources = (folder: string) => readdirSync(`client/staff/${folder}`).map((file) => readFileSync(`client/staff/${folder}/${file}`, 'utf8')).join('\n')
    const notes = sources('notes')
    expect(notes).toContain("'note:write'")
    expect(notes).not.toMatch(/message:send|place\.send|Composer.tsx'.*place/)
    expect(readFileSync('client/staff/place/Composer.tsx', 'utf8') + readFileSync('client/staff/session/writing/SessionComposer.tsx', 'utf8')).not.toContain('note:write')
  })
})

describe('上げる', () => {
  function press() {
    const log: string[] = []
    let due: { act: () => void; ms: number } | null = null
    const timer = { start: (act: () => void, ms: number) => (due = { act, ms }), stop: () => (due = null) }
    const made = makePress(timer, () => log.push('raised'), () => log.push('explained'), () => {})
    const pass = (ms: number) => {
      if (due && ms >= due.ms) due.act()
    }
    return { ...made, pass, log }
  }

  it('[LK17] one second of pressing raises once; letting go earlier explains and raises nothing', () => {
    const held = press()
    held.begin()
    held.begin()
    held.pass(holdMs)
    held.letGo()
    held.click()
    expect(held.log).toEqual(['raised'])
    const short = press()
    short.begin()
    short.pass(holdMs - 1)
    short.letGo()
    expect(short.log).toEqual(['explained'])
  })

  it('[LK17] sliding away does nothing; a click without a press, as assistive technology makes it, is shown the other way', () => {
    const slid = press()
    slid.begin()
    slid.callOff()
    slid.pass(holdMs)
    expect(slid.log).toEqual([])
    const clicked = press()
    clicked.click()
    expect(clicked.log).toEqual(['explained'])
  })
})

describe('what did not arrive', () => {
  it('[LK10] is kept by place when another pane is looked at, until it is sent or dropped', () => {
    keepUnsent(id(9), id(70), 'ここにいます。')
    keepUnsent(id(9), id(71), 'ゆっくりで。')
    keepUnsent(id(9), id(70), 'ここにいます。')
    const back = openPlace(aPlace([said(1)]), unsentOf(id(9)))
    expect(back.sending).toEqual([{ clientId: id(71), text: 'ゆっくりで。', hasFailed: true }, { clientId: id(70), text: 'ここにいます。', hasFailed: true }])
    expect(unsentOf(id(10))).toEqual([])
    dropUnsent(id(9), id(70))
    dropUnsent(id(9), id(71))
    expect(unsentOf(id(9))).toEqual([])
  })

  it('[ME3] a note keeps its id while its words stay, and edited after a lost answer it is another note', () => {
    const note = makeNoteId()
    const first = note.of('眠れていない。')
    expect(note.of('眠れていない。')).toBe(first)
    const edited = note.of('眠れていない。次は月曜。')
    expect(edited).not.toBe(first)
    note.kept()
    expect(note.of('眠れていない。次は月曜。')).not.toBe(edited)
  })
})
