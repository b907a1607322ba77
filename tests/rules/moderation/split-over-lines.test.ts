// Whether lines are read together is told from what stands at their ends. That must find what the dearer way finds, whatever is sent
// in whatever pieces.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toldFromWords } from '#server/moderation/checks/just-before'
import { said, saidWith } from '#server/moderation/checks/said'
import { readRows } from '#server/moderation/phrases/book'
import { seededLists } from '#server/moderation/rule-book'
import { recentOf, withRemembered } from '#server/moderation/recent-lines'
import { judgeLine, type Check } from '#server/moderation/screen'
import type { EarlierLine } from '#server/moderation/subject'
import { linesOf } from './labelled.ts'

const quick: [string, Check][] = [['said', said]]
const thorough: [string, Check][] = [['said', saidWith(toldFromWords)]]

/** Words as the rules list them; a class's name stands for nothing. */
const listed = [...seededLists.words, '\n', ...seededLists.rules].join('')
const words = [...new Set(readRows(listed).flatMap(({ cells }) => (cells.at(-1) ?? '').split(/[\s|()<>'+~]+/)))].filter((word) => /^[^\x00-\x7f]{1,8}$/.test(word))
const told = linesOf('built-with.tsv').map(({ text }) => text)
const odd = ['\u200b', '\u3099', 'ー', '「', '」', '。', '、', '？', '…', '\n', '○', '0', '９', '一', '百', '錠', '死', 'し', 'に', 'たい', 'タヒ', '自', '殺', 'ぬ', '氏', 'ね', 's', 'hi', 'nitai', 'もう', 'て', 'さん']

const word = fc.constantFrom(...words)
const made = fc.array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: fc.constantFrom(...odd) }), { minLength: 1, maxLength: 7 }).map((parts) => parts.join(''))
const inPieces = fc.tuple(fc.constantFrom(...told), fc.array(fc.nat(60), { maxLength: 4 })).map(([text, cuts]) => {
  const at = [0, ...cuts.map((cut) => cut % Math.max(1, text.length)).toSorted((a, b) => a - b), text.length]
  return at.slice(1).map((to, i) => text.slice(at[i], to)).filter((piece) => piece !== '')
})
const history = fc.tuple(fc.array(fc.oneof(made.map((text) => [text]), inPieces), { minLength: 1, maxLength: 3 }), fc.constantFrom(500, 9_000, 29_000))

function findingsOf(lines: readonly string[], everyMs: number, checks: [string, Check][]): string[] {
  const earlier: EarlierLine[] = []
  return lines.map((text, at) => {
    const { verdict, line } = judgeLine(text, { atMs: at * everyMs, earlier: [...earlier], isStaff: false }, checks)
    earlier.push(line)
    return JSON.stringify(verdict)
  })
}

describe('what is sent in pieces', () => {
  it('[MO2] is found from the ends of the lines as it is by reading all of them together', () => {
    let crossing = 0
    fc.assert(fc.property(history, ([parts, everyMs]) => {
      const lines = parts.flat()
      const found = findingsOf(lines, everyMs, quick)
      expect(found).toEqual(findingsOf(lines, everyMs, thorough))
      if (found.some((verdict, at) => at > 0 && verdict.includes('"rule"') && verdict !== findingsOf([lines[at] ?? ''], everyMs, quick)[0])) crossing += 1
    }), { numRuns: 400 })
    // Not for want of something to find.
    expect(crossing).toBeGreaterThan(20)
  })

  it('[MO2] is found also where some of it was said by another node, and neither knew what the other had before it', () => {
    const alone = (text: string, atMs: number): EarlierLine => ({ ...judgeLine(text, { atMs, earlier: [], isStaff: false }, quick).line, clientId: `at ${atMs}` })
    const newest = (text: string, earlier: readonly EarlierLine[]): string => JSON.stringify(judgeLine(text, { atMs: 9_000, earlier, isStaff: false }, quick).verdict)
    const inThree = fc.tuple(fc.constantFrom(...told), fc.nat(60), fc.nat(60)).map(([text, ...cuts]) => {
      const [to = 0, from = 0] = cuts.map((cut) => cut % text.length).toSorted((a, b) => a - b)
      return [text.slice(0, to), text.slice(to, from), text.slice(from)] as const
    }).filter((pieces) => pieces.every((piece) => piece !== ''))
    let inMemory = 0
    const holds = (pieces: readonly [string, string, string], isFirstRemembered: boolean): void => {
      const [first, second] = [alone(pieces[0], 0), alone(pieces[1], 5_000)]
      const { lines } = isFirstRemembered ? withRemembered(recentOf([second]), recentOf([first])) : withRemembered(recentOf([first]), recentOf([second]))
      const found = newest(pieces[2], lines)
      expect(found).toBe(newest(pieces[2], lines.map(({ text, atMs, found }) => ({ text, atMs, found }))))
      if (found !== newest(pieces[2], [second])) inMemory += 1
    }
    for (const isFirstRemembered of [true, false]) holds(['親が寝', 'たら', '首をつります'], isFirstRemembered)
    fc.assert(fc.property(inThree, fc.boolean(), holds), { numRuns: 600 })
    expect(inMemory).toBeGreaterThanOrEqual(2)
  })
})
