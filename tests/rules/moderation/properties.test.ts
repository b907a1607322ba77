// What holds for every text: it is read without a fault, spans lie in it, and time grows with its length only.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeLine, screen } from '#server/moderation/screen'
import type { EarlierLine } from '#server/moderation/subject'
import { linesOf } from './labelled.ts'

const odd = fc.constantFrom('\u200b', '\u200d', '\ufe0f', '\u3099', 'ﾞ', '\ud83d', '\u001e', '\u0000', '👨‍👩‍👧', '𝗌', 'ー', '〜', '「', '」', '。', '\n', '○', '＠', '.', '0', '９', '一', '死', 'し', 'に', 'たい', 'タヒ', '自', 'line', 'ライン', '090', '薬', '飲んだ', '殺', '住所', 'さん')
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 120 }), fc.string({ unit: 'grapheme', maxLength: 120 }), fc.array(odd, { maxLength: 60 }).map((parts) => parts.join('')))

describe('any text', () => {
  it('[MO2] is read without a fault, and every span lies in it as typed', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 4 }), (lines) => {
      const earlier: EarlierLine[] = []
      lines.forEach((each, at) => {
        const { verdict, line } = judgeLine(each, { atMs: at * 3_000, earlier: [...earlier], isStaff: false })
        earlier.push(line)
        for (const { span: [from, to] } of verdict.findings) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThanOrEqual(from)
          expect(to).toBeLessThanOrEqual(each.length)
        }
        // A fault within a check would hold the line without a finding.
        expect(verdict.isHeld && verdict.findings.every(({ isHolding }) => !isHolding)).toBe(false)
      })
    }), { numRuns: 500 })
  })

  it('[MO2] gives the same verdict each time', () => {
    for (const { text: each } of linesOf('built-with.tsv').slice(0, 200)) expect(screen(each)).toEqual(screen(each))
  })

  it('[MO13] of 10 KB is judged in a few milliseconds, however it is made, and twice the length takes about twice the time', () => {
    const seeds = ['もう死にたい', '首', '090', 'あ', 'たすけて', 'a', '0-', '「', '自○', 'し', 'line id ', '東京都', 'さん', '@', 'x.', '今駅に', '１２３', 'ぜろ', '薬を飲んだ、', '〒', '(at)', 'お前の住所を晒す。', '一緒に死のう ', '\u200b', '😀', '\u3099', 'タヒ ', 'ロープをかけた。']
    // Processor time, which a busy machine does not stretch; the least of several, since cleaning up falls where it falls.
    const timed = (each: string): number => Math.min(...Array.from({ length: 5 }, () => {
      const began = process.cpuUsage()
      screen(each)
      const { user, system } = process.cpuUsage(began)
      return (user + system) / 1_000
    }))
    const kilobytes = (seed: string, size: number): string => {
      let made = ''
      while (Buffer.byteLength(made) < size) made += seed
      return made
    }
    for (let round = 0; round < 3; round += 1) for (const seed of seeds) screen(kilobytes(seed, 2_000))
    // The goal is 5 ms; a machine that does other things at the same time is given room.
    for (const seed of seeds) {
      const half = timed(kilobytes(seed, 5_000))
      const whole = timed(kilobytes(seed, 10_000))
      expect([seed, whole < 80]).toEqual([seed, true])
      expect([seed, whole < 4 * half + 15]).toEqual([seed, true])
    }
  })
})
