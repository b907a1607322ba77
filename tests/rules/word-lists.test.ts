// The word lists as data: drafts, what is refused in them and why, and how a change is weighed on the labelled lines.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf } from '#server/moderation/categories'
import { changeRows } from '#server/moderation/word-lists/change-rows'
import { checkLists, mostListLetters } from '#server/moderation/word-lists/check-lists'
import { compareBooks, judgeWhole, readLabelled } from '#server/moderation/word-lists/judge-lines'
import { shippedLists } from '#server/moderation/word-lists/seed'
import { readRows } from '#server/moderation/phrases/book'
import type { ListChange, ListName, ListProblem } from '#shared/word-lists'

const put = (list: ListName, line: number, row: string): ListChange => ({ list, line, do: 'put', row })
const add = (list: ListName, line: number, row: string): ListChange => ({ list, line, do: 'add', row })
const drop = (list: ListName, line: number): ListChange => ({ list, line, do: 'drop', row: '' })
const lastLine = (list: ListName) => shippedLists[list].trimEnd().split('\n').length
const draft = (...changes: ListChange[]) => changeRows(shippedLists, changes).texts
const small = { words: 'mask\tw\tあ\nself\tw\t私\n', rules: 'A-1\tharassment\twatch\thold\tinsult\tself\n', lowering: 'L-1\tnone\tover\tinsult\tself\n' }
/** Of small lists with one row more, at their end. */
const problemsOf = (list: ListName, row: string): ListProblem[] => checkLists(changeRows(small, [add(list, small[list].trimEnd().split('\n').length, row)]).texts).problems
const built = (() => {
  const { book } = checkLists(shippedLists)
  if (!book) throw new Error('the lists of the house do not hold')
  return book
})()

describe('a draft', () => {
  const base = { words: 'あ\nい\nう\n', rules: 'か\n', lowering: '' }

  it('[WL1] is a version with rows put, added and dropped; what was not touched stays as it was', () => {
    const { texts, problems } = changeRows(base, [put('words', 2, 'い！'), add('words', 0, '頭'), add('words', 3, '尾'), drop('words', 1), put('rules', 1, 'き')])
    expect(texts).toEqual({ words: '頭\nい！\nう\n尾\n', rules: 'き\n', lowering: '' })
    expect(problems).toEqual([])
  })

  it('[WL1] a row is one line, whatever was pasted, and a line that is not there is named', () => {
    expect(changeRows(base, [put('words', 1, 'a\nb\r\nc')]).texts.words).toBe('a b c\nい\nう\n')
    expect(changeRows(base, [put('words', 9, 'x'), put('rules', 0, 'x')]).problems).toEqual([
      { list: 'words', line: 9, fault: 'no_such_line', what: '' }, { list: 'rules', line: 0, fault: 'no_such_line', what: '' },
    ])
  })
})

describe('before it is saved', () => {
  it('[WL2] the lists of the house hold, every category has its kind, and each rule’s words are found', () => {
    expect(checkLists(shippedLists).problems).toEqual([])
    for (const { cells: [, category = ''] } of readRows(shippedLists.rules)) expect(kindOf(category)).toBeTypeOf('string')
    expect(judgeWhole('もう死にたいです', built).severity).toBe('urgent')
  })

  it('[WL2] every kind of mistake is refused with its place and its piece', () => {
    const faultOf = (list: ListName, row: string) => problemsOf(list, row).map(({ line, fault, what }) => [line, fault, what])
    const rule = (pattern: string, severity = 'urgent', category = 'harassment', id = 'ZZ-1') => faultOf('rules', [id, category, severity, 'hold', 'insult', pattern].join('\t'))
    expect(rule('(あほ')).toEqual([[2, 'bracket_open', '(あほ']])
    expect(rule('あほ)')).toEqual([[2, 'bracket_too_many', 'あほ)']])
    expect(rule('no.such.class')).toEqual([[2, 'no_such_class', 'no.such.class']])
    expect(rule('あほ ? ばか')).toEqual([[2, 'join', '?']])
    expect(rule('あほ ~')).toEqual([[2, 'word_missing', 'あほ ~']])
    expect(rule('あほ||ばか')).toEqual([[2, 'alternative_empty', 'あほ||ばか']])
    expect(rule('あほ', 'soon')).toEqual([[2, 'severity', 'soon']])
    expect(rule('あほ', 'urgent', 'harassment', 'A-1')).toEqual([[2, 'id_twice', 'A-1']])
    expect(rule('あほ', 'urgent', 'mood_of_the_day')).toEqual([[2, 'category', 'mood_of_the_day']])
    expect(rule('あほ')).toEqual([])
    expect(faultOf('words', 'Class\tw\tあ')).toEqual([[3, 'class_name', 'Class']])
    expect(faultOf('words', 'zz\tv9\tあ')).toEqual([[3, 'word_kind', 'v9']])
    expect(faultOf('words', 'zz\tw\t')).toEqual([[3, 'no_forms', '']])
    expect(faultOf('lowering', 'LZ-1\tnone\tnowhere\twish\tあほ')).toEqual([[2, 'place_or_severity', 'none nowhere']])
  })

  it('[WL2] ABU-04: what would match everything, or blow up, is refused and nothing hangs', () => {
    const rule = (pattern: string) => problemsOf('rules', `ZZ-1\tharassment\turgent\thold\tinsult\t${pattern}`)
    expect(rule('.*')).toMatchObject([{ line: 2, fault: 'nothing_to_find', what: '.*' }])
    expect(rule('(a|b|c)'.repeat(12))).toMatchObject([{ fault: 'too_many_forms' }])
    expect(rule(`${'('.repeat(200)}a|b${')'.repeat(200)}${'(a|b)'.repeat(60)}`)).toMatchObject([{ fault: 'too_many_forms' }])
    const tenMegabytes = { ...small, words: 'x\tw\t死\n'.repeat(1_500_000) }
    expect(checkLists(tenMegabytes).problems).toEqual([{ list: 'words', line: null, fault: 'too_large', what: '' }])
    expect(checkLists({ ...small, rules: `# ${'あ'.repeat(mostListLetters)}` }).problems).toMatchObject([{ fault: 'too_large' }])
  })

  it('[WL2] no pattern runs away: the time for a line of 2,000 letters grows with its length, also for patterns made to be slow', () => {
    const slow = ['あ ... あ ... あ ... あ ... あ', 'あ ; あ ; あ ; あ', 'あ|い|う .. あ|い|う .. あ|い|う', 'あ & あ & あ ! ん !! を']
    const { book } = checkLists(changeRows(small, slow.map((pattern, at) => add('rules', 1, `ZZ-${at}\tharassment\twatch\thold\tinsult\t${pattern}`))).texts)
    if (!book) throw new Error('the patterns are allowed')
    // The best of several: what the process does besides, garbage and compiling, is no time of the line.
    const cpuMs = (length: number) => Math.min(...Array.from({ length: 6 }, () => {
      const since = process.cpuUsage()
      judgeWhole('あ'.repeat(length), book)
      const { user, system } = process.cpuUsage(since)
      return (user + system) / 1_000
    }))
    expect(cpuMs(2_000) / Math.max(cpuMs(250), 0.2)).toBeLessThan(8 * 4)
  })

  it('[WL2] any rows at all are answered with a book or with problems, never with an error', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'死あア漢a(|)<>+~.&!;^$？/\t \'"*'), maxLength: 40 })
    const head = fc.constantFrom('ZZ-1\tharassment\turgent\thold\tinsult\t', 'zz\tw\t', 'LZ-1\tnone\tover\twish\t', '')
    fc.assert(
      fc.property(fc.constantFrom<ListName>('words', 'rules', 'lowering'), head, signs, (list, start, row) => {
        const { book, problems } = checkLists(changeRows(small, [add(list, 1, start + row)]).texts)
        expect(book === null).toBe(problems.length > 0)
        if (book) judgeWhole(row, book)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what a change would do', () => {
  it('[WL4] shows the labelled lines it newly raises, the worst first, and those it no longer finds', () => {
    const rules = readRows(shippedLists.rules)
    // What is asked for in so many ways is found by likeness still, but no longer held.
    const methods = rules.filter(({ cells }) => cells[1] === 'suicide_method_seek')
    const tooBroad = checkLists(draft(add('rules', lastLine('rules'), 'ZZ-1\tsuicide_ideation\turgent\t-\tfirm\tです|ます'))).book
    const tooNarrow = checkLists(draft(...methods.map(({ line }) => drop('rules', line)))).book
    if (!tooBroad || !tooNarrow) throw new Error('both hold')
    const broad = compareBooks(built, tooBroad)
    expect(broad.lines).toBe(readLabelled().length)
    expect(broad.lowered).toEqual([])
    expect(broad.right[1]).toBeLessThan(broad.right[0])
    expect(broad.raised[0]).toMatchObject({ label: 'none', isWorse: true, before: { severity: 'none' }, after: { severity: 'urgent', rules: expect.arrayContaining(['ZZ-1']) as unknown } })
    const narrow = compareBooks(built, tooNarrow)
    expect(narrow.raised).toEqual([])
    expect(narrow.lowered.length).toBeGreaterThan(0)
    expect(narrow.lowered.every(({ before }) => before.rules.some((rule) => methods.some(({ cells }) => cells[0] === rule)))).toBe(true)
    expect(compareBooks(built, built)).toMatchObject({ raised: [], lowered: [] })
  }, 30_000)

  it('[WL4] parts of a labelled line are judged as messages that follow each other', () => {
    expect(judgeWhole('も␤う␤死␤に␤た␤い', built).severity).toBe('urgent')
  })
})
