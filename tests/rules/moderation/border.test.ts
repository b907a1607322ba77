// What stands at the border of two lines is told from what was typed wherever letters stand for themselves. That must be what reading
// both sides together tells.
import { describe, expect, it } from 'vitest'
import { borderOf, letterOf, readBorder } from '#server/moderation/checks/border'
import { read } from '#server/moderation/reading/reading'
import { ruleBook } from '#server/moderation/rule-book'
import { makeChance } from '#tests/measure/random'
import { linesOf } from './labelled.ts'

const { trie } = ruleBook()
const chance = makeChance(20_261_128)
const pick = <T>(all: readonly T[]): T => all[chance.whole(all.length)] as T
const told = ['built-with.tsv', 'hand-a.tsv'].flatMap(linesOf).flatMap(({ text }) => text.split('␤'))
const odd = ['', '', '', '。', '、', '？', '!', '…', '\n', ' ', 'ー', 'ァ', 'ぃ', '゛', '○', '「', '」', '卍', 'ぢ', 'ヰ', 's', '4', '死', 'し', 'シ', 'に', '自', 'サ', 'タ', 'ヒ', '\u200b', '\ud83d']
const piece = (text: string): string => text.slice(chance.whole(text.length), 1 + chance.whole(text.length + 20))
const line = (): string => (pick(odd) + (chance.whole(3) === 0 ? piece(pick(told)) : pick(told)) + pick(odd)) || 'あ'

describe('the border of two lines', () => {
  it('[MO2] a letter that stands for itself is read so wherever it stands', () => {
    const wrong: string[] = []
    let count = 0
    for (let code = 1; code < 0x10000; code += 1) {
      const letter = letterOf(code)
      if (letter === 0) continue
      count += 1
      const typed = String.fromCharCode(code)
      const readings = [`ほ${typed}ほ`, `ホ${typed}`, `、${typed}`, `${typed}、`].map((each) => read(each))
      const expected = [`ほ${String.fromCharCode(letter)}ほ`, `ほ${String.fromCharCode(letter)}`, String.fromCharCode(letter), String.fromCharCode(letter)]
      if (readings.some(({ letters, plain }, at) => letters !== expected[at] || !plain.includes(typed))) wrong.push(typed)
    }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(20_000)
  })

  it('[MO2] is told as reading it tells, for whatever lines', () => {
    const seen = { word: 0, otherwise: 0, neither: 0 }
    for (let i = 0; i < 20_000; i += 1) {
      const before = Array.from({ length: 1 + chance.whole(3) }, () => ({ text: line(), atMs: 0 }))
      const text = line()
      const border = borderOf(trie, before, text)
      expect(border, JSON.stringify([before, text])).toEqual(readBorder(trie, before, text))
      seen[border.isWordAcross ? 'word' : border.isReadOtherwise ? 'otherwise' : 'neither'] += 1
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(500)
  })
})
