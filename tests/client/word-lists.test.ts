// The page of the word lists: rows to look through, and what changed between two versions.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLists } from '#client/staff/lists/diff-lists.ts'
import { columnsOf, matching, rowsOf } from '#client/staff/lists/list-rows.ts'

const texts = (rules: string) => ({ words: 'self\tw\tわたし\n', rules, lowering: '' })

describe('the page of the word lists', () => {
  it('[WL1] shows what changed between two versions: rows gone and rows new, in their order, and nothing else', () => {
    const rows = diffLists(texts('い\nろ\nは\nに\n'), texts('い\nは\nほ\nに\nへ\n'))
    expect(rows.map(({ list, sign, row }) => `${list}${sign}${row}`)).toEqual(['rules-ろ', 'rules+ほ', 'rules+へ'])
    expect(diffLists(texts('い\n'), texts('い\n'))).toEqual([])
  })

  it('[WL1] the rows that stayed and the rows that came make the new version, whatever was changed', () => {
    const rows = fc.array(fc.constantFrom('い', 'ろ', 'は', 'に', 'ほ'), { maxLength: 12 })
    fc.assert(fc.property(rows, rows, (before, after) => {
      const changes = diffLists(texts(before.join('\n')), texts(after.join('\n')))
      const count = (all: readonly string[], row: string) => all.filter((each) => each === row).length
      for (const row of ['い', 'ろ', 'は', 'に', 'ほ']) {
        const came = changes.filter((each) => each.sign === '+' && each.row === row).length
        const went = changes.filter((each) => each.sign === '-' && each.row === row).length
        expect(count(before, row) + came - went).toBe(count(after, row))
      }
    }))
  })

  it('[WL1] rows are found by their words, their number or the plain words of their category; comments are headings or nothing', () => {
    const rows = rowsOf('# Rules. Columns: id\n# --- the wish to die ---\nSI-1\tsuicide_ideation\turgent\t-\twish\t死ぬ + 気\n\nHA-1\tharassment\twatch\thold\tinsult\tばか\n')
    expect(rows.map(({ line, kind, text }) => [line, kind, text.slice(0, 4)])).toEqual([[2, 'heading', 'the '], [3, 'row', 'SI-1'], [5, 'row', 'HA-1']])
    expect(matching(rows, '死にたい気持ち').map(({ line }) => line)).toEqual([3])
    expect(matching(rows, 'ha-1 ばか').map(({ line }) => line)).toEqual([5])
    expect(matching(rows, 'どこにもない')).toEqual([])
    expect(rows.filter(({ kind }) => kind === 'row').every(({ cells }) => cells.length === columnsOf.rules.length)).toBe(true)
  })
})
