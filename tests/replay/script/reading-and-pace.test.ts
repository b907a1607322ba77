// Reading a file of dialogues, the moments of its lines, and what a text is expected to be.
import { describe, expect, it } from 'vitest'
import { readText } from '#shared/text-rule'
import { asKept, mustBeRefused } from './as-kept.ts'
import { formOf, readDialogues } from './dialogue.ts'
import { longestGapMs, medianGapMs, momentsOf } from './pace.ts'

const line = (more: object = {}) => JSON.stringify({ id: 'd', source: 'own', speakers: ['あ', 'い'], turns: [{ speaker: 'あ', text: 'ひみつ' }], ...more })
const turns = (...at: (string | undefined)[]) => at.map((each, n) => ({ speaker: n % 2 ? 'い' : 'あ', text: `${n}`, ...(each === undefined ? {} : { at: each }) }))

describe('a file of dialogues', () => {
  it('[RP1] is read line by line; empty lines count as nothing', () => {
    expect(readDialogues(`${line()}\n\n${line({ id: 'e', speakers: ['あ', 'い', 'う'] })}\n`).map((each) => [each.id, formOf(each)])).toEqual([['d', 'session'], ['e', 'room']])
  })

  it('[RP1] a wrong line is named by its number, and nothing of its text is told', () => {
    const wrong = ['{"id":', line({ turns: [] }), line({ speakers: ['あ'] }), line({ speakers: ['あ', 'あ'] }), line({ turns: [{ speaker: 'う', text: 'ひみつ' }] }), line({ turns: [{ speaker: 'あ' }] })]
    for (const bad of wrong) {
      const read = () => readDialogues(`${line()}\n${bad}`)
      expect(read, bad).toThrow(/^line 2 of the file/)
      expect(read, bad).not.toThrow(/ひみつ/)
    }
  })
})

describe('the pace', () => {
  it('[RP2] keeps the dialogue’s own times and cuts a gap at 80 s', () => {
    const at = ['2026-10-06T21:00:00.500000', '2026-10-06T21:00:10.500000', '2026-10-06T21:05:00', '2026-10-06T21:05:00']
    expect(momentsOf({ id: 'd', turns: turns(...at) }, 1)).toEqual([0, 10_000, 10_000 + longestGapMs, 10_000 + longestGapMs])
  })

  it('[RP2] a missing, unreadable or backward time becomes a gap by chance; the same seed gives the same moments', () => {
    const dialogue = { id: 'd', turns: turns('2026-10-06T21:00:00', 'NaT', '2026-10-06T21:00:20', '2026-10-06T21:00:19', undefined, '2026-10-06T21:01:00') }
    const moments = momentsOf(dialogue, 1)
    for (const [n, moment] of moments.entries()) if (n > 0) expect(moment - (moments[n - 1] ?? 0)).toBeGreaterThan(0)
    expect(momentsOf(dialogue, 1)).toEqual(moments)
    expect(momentsOf(dialogue, 2)).not.toEqual(moments)
    expect(momentsOf({ ...dialogue, id: 'e' }, 1)).not.toEqual(moments)
  })

  it('[RP2] gaps by chance have the measured median and never exceed 80 s', () => {
    const moments = momentsOf({ id: 'd', turns: turns(...new Array<undefined>(4_001).fill(undefined)) }, 3)
    const gaps = moments.slice(1).map((moment, n) => moment - (moments[n] ?? 0)).sort((a, b) => a - b)
    expect(gaps[2_000]).toBeGreaterThan(medianGapMs * 0.93)
    expect(gaps[2_000]).toBeLessThan(medianGapMs * 1.07)
    expect(gaps.at(-1)).toBe(longestGapMs)
    expect(gaps[0]).toBeGreaterThan(0)
  })
})

describe('what a text becomes', () => {
  const samples = [
    'ただのことば', ' はじめの空白', 'おわりの空白 　\n', '\n\nはじめの改行', 'なか\r\nの\r改行\tとタブ', 'む\u202eき\u2066と\u0007音', '\ufeff札', '家族👨‍👩‍👧とｶﾞﾗｽ', '半分\ud83d', 'あ\u200bい',
    '', ' \n ', '\u200b\u200d', 'あ'.repeat(2_000), 'あ'.repeat(2_001), 'あ'.repeat(9_000), '札\u{e0041}',
  ]

  it('[RP4] is stated apart from the house’s own code and agrees with it', () => {
    for (const text of samples) {
      const read = readText(text)
      expect('refused' in read, JSON.stringify(text)).toBe(mustBeRefused(text))
      if ('text' in read) expect(asKept(text)).toBe(read.text)
    }
  })
})
