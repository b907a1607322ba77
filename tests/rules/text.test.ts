// Texts: kept as typed but for control and bidi marks, within a stated length; whatever is sent gets an answer.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphemes, readText, textMaxBytes, textMaxGraphemes, withoutControls } from '#shared/text-rule'

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 200 }),
  fc.string({ unit: fc.constantFrom('\r', '\n', '\u202e', '\u200b', '\ud83d', '\ude00', 'あ', ' ', '\u0301', '\u{e0041}', '\ufeff', '\u0000'), maxLength: 60 }),
)
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]|\p{Cs}/u

describe('a text', () => {
  it('[ME7] of any characters at all is read or refused, never a crash; what is kept holds no control or bidi mark and is well-formed', () => {
    fc.assert(fc.property(anything, (raw) => {
      const read = readText(raw)
      if ('refused' in read) return ['empty', 'too_long'].includes(read.refused)
      return !unwanted.test(read.text) && read.text.length > 0 && Buffer.from(read.text).toString() === read.text
    }), { numRuns: 3_000 })
  })

  it('[ME6] has as many graphemes as the segmenter finds, also where they are counted the short way', () => {
    const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })
    const nearly = fc.string({ unit: fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0x2014, max: 0x2026 }), fc.integer({ min: 0x3000, max: 0x30ff }), fc.integer({ min: 0xff00, max: 0xffa0 }), fc.constantFrom(0x0a, 0x4e00, 0x9fff, 0x0301, 0x200d, 0xfe0f)).map((code) => String.fromCharCode(code)), maxLength: 12 })
    fc.assert(fc.property(fc.oneof(anything, nearly), (raw) => {
      expect(graphemes(raw)).toBe([...segmenter.segment(raw)].length)
    }), { numRuns: 3_000 })
    for (let code = 0; code < 0x10000; code += 1) {
      const char = String.fromCharCode(code)
      if (graphemes(char + char) !== [...segmenter.segment(char + char)].length || graphemes(`あ${char}`) !== [...segmenter.segment(`あ${char}`)].length) expect.unreachable(code.toString(16))
    }
  })

  it('[ME7] that was kept is kept unchanged when it is read again', () => {
    fc.assert(fc.property(anything, (raw) => {
      const once = readText(raw)
      if ('text' in once) expect(readText(once.text)).toEqual(once)
    }), { numRuns: 3_000 })
  })

  it('[ME7] without such marks stays as typed, but for empty lines before it and blanks after it', () => {
    const plain = fc.array(fc.constantFrom('あ', '死', 'Z', '1', '。', '「', '\n', ' ', '　', '\t', '👨‍👩‍👧', 'が', 'か\u3099', 'ｶﾞ', '①'), { minLength: 1, maxLength: 40 }).map((parts) => `a${parts.join('')}b`)
    fc.assert(fc.property(plain, (raw) => { expect(readText(raw)).toEqual({ text: raw }) }))
    expect(readText('\n\n  ひとつ \n\n')).toEqual({ text: '  ひとつ' })
    expect(readText('一\r\n二\r三')).toEqual({ text: '一\n二\n三' })
  })

  it.each([['', 'empty'], ['   ', 'empty'], ['\u3000\n\t', 'empty'], ['\u200b\u200d', 'empty'], ['\u202e\u2066', 'empty'], ['\u{e0041}', 'empty']])('[ME6] %j is refused as %s', (raw, refused) => {
    expect(readText(raw)).toEqual({ refused })
  })

  it('[ME6] may have 2,000 graphemes and 8,000 bytes, and not one more', () => {
    expect(readText('あ'.repeat(textMaxGraphemes))).toMatchObject({ text: expect.any(String) })
    expect(readText('あ'.repeat(textMaxGraphemes + 1))).toEqual({ refused: 'too_long' })
    expect(readText('a'.repeat(textMaxGraphemes + 1))).toEqual({ refused: 'too_long' })
    expect(readText('👪'.repeat(textMaxBytes / 4))).toMatchObject({ text: expect.any(String) })
    expect(readText(`${'👪'.repeat(textMaxBytes / 4 - 1)}あああ`)).toEqual({ refused: 'too_long' })
    expect(readText('x'.repeat(1_000_000))).toEqual({ refused: 'too_long' })
  })

  it('[ME6] piled up from combining marks or joiners is refused, and quickly', () => {
    expect(readText(`か${'\u0301'.repeat(500)}`)).toEqual({ refused: 'too_long' })
    expect(readText(`あ${'\u0488'.repeat(2_000)}`)).toEqual({ refused: 'too_long' })
    expect(readText(Array.from({ length: 40 }, () => '👩').join('\u200d'))).toEqual({ refused: 'too_long' })
    expect(readText('👩🏽‍❤️‍💋‍👩🏽 が')).toMatchObject({ text: expect.any(String) })
  })

  it('[ME6] is counted in what a person sees as one letter', () => {
    expect(graphemes('👨‍👩‍👧‍👦がか\u3099é')).toBe(4)
  })

  it('[ME7] a log line or a screen is never turned round: no order mark survives', () => {
    expect(withoutControls('よい\u202eないよ\u2069\u0007\u001b[31m')).toBe('よいないよ[31m')
  })
})
