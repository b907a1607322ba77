// Lists are built before they are believed (rule WL2): every mistake with its place and reason; bounded in size; and no line,
// however it is made, may keep the finished book busy for long.
import { createHash } from 'node:crypto'
import { listNames, mostRowLetters, type ListFault, type ListName, type ListProblem, type ListTexts } from '#shared/word-lists'
import { readRows } from '../phrases/book.ts'
import { categoryKinds } from '../categories.ts'
import { buildRuleBook, ListProblems, ruleBook, type Book } from '../rule-book.ts'
import { screen } from '../screen.ts'
import { nobodyBefore } from '../subject.ts'

/** The longest of today, the rules, has 170,000. */
export const mostListLetters = 300_000
const mostRows = 5_000
const longestLine = 2_000
const patienceMs = 50
const timesSlower = 3

export type Checked = { book: Book; problems: [] } | { book: null; problems: ListProblem[] }

/** A draft is tried, tried again with another line, saved and taken into use: built once. */
const known = new Map<string, Checked>()
const mostKnown = 3

export function checkLists(texts: ListTexts): Checked {
  const key = createHash('sha256').update(JSON.stringify([texts.words, texts.rules, texts.lowering])).digest('base64')
  const checked = known.get(key) ?? check(texts)
  known.delete(key)
  known.set(key, checked)
  if (known.size > mostKnown) known.delete(known.keys().next().value ?? '')
  return checked
}

function check(texts: ListTexts): Checked {
  const tooLarge = listNames.flatMap((list) => sizesOf(list, texts[list]))
  if (tooLarge.length > 0) return { book: null, problems: tooLarge }
  const problems = strangeCategories(texts.rules)
  let book: Book
  try {
    book = buildRuleBook(texts)
  } catch (error) {
    if (!(error instanceof ListProblems)) throw error
    return { book: null, problems: [...error.problems.map(problemOf), ...problems] }
  }
  if (problems.length === 0) problems.push(...slowRules(book, texts))
  return problems.length > 0 ? { book: null, problems } : { book, problems: [] }
}

function sizesOf(list: ListName, text: string): ListProblem[] {
  if (text.length > mostListLetters) return [{ list, line: null, fault: 'too_large', what: '' }]
  const rows = text.split('\n')
  if (rows.length > mostRows) return [{ list, line: null, fault: 'too_large', what: '' }]
  return rows.flatMap((row, at) => (row.length > mostRowLetters ? [{ list, line: at + 1, fault: 'too_large' as const, what: '' }] : []))
}

/** What is done about a finding hangs on its category: one nobody knows would be found and then left lying. */
function strangeCategories(rules: string): ListProblem[] {
  return readRows(rules).flatMap(({ line, cells: [, category = ''] }) => (category in categoryKinds ? [] : [{ list: 'rules' as const, line, fault: 'category' as const, what: category }]))
}

/** A book that is slow on lines made of its own words is refused: every message of the house would wait for it. */
function slowRules(book: Book, { words }: ListTexts): ListProblem[] {
  const forms = readRows(words).flatMap(({ cells: [, kind, all = ''] }) => (kind === 'p' ? [] : all.split(' ').slice(0, 2))).map((form) => form.replace(/[()|^$？]|\/.*/g, ''))
  const often = [...forms].sort((a, b) => a.length - b.length).filter((form) => form !== '').slice(0, 6)
  const lines = [forms.join('').slice(0, longestLine), ...often.map((form) => form.repeat(Math.ceil(longestLine / form.length)).slice(0, longestLine))]
  for (const line of lines) {
    // Beside the lists the house came with, and twice: the first run pays for what is not warm.
    const isSlow = (): boolean => workMs(line, book) > Math.max(patienceMs, timesSlower * workMs(line, ruleBook()))
    if (isSlow() && isSlow()) return [{ list: 'rules', line: null, fault: 'too_slow', what: line.slice(0, 12) }]
  }
  return []
}

/** Time this process really worked: a machine that is busy with other things is no fault of a rule. */
function workMs(line: string, book: Book): number {
  const since = process.cpuUsage()
  screen(line, { ...nobodyBefore, book })
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1_000
}

const faults: readonly [start: string, fault: ListFault][] = [
  ['a class is named', 'class_name'], ['no such kind', 'word_kind'], ['no forms', 'no_forms'], ['an id must stand once', 'id_twice'], ['no such severity', 'severity'],
  ['no such place or severity', 'place_or_severity'], ['no such class', 'no_such_class'], ['nothing to find in', 'nothing_to_find'], ['a bracket is open', 'bracket_open'],
  ['a bracket too many', 'bracket_too_many'], ['too many forms', 'too_many_forms'], ['no such join', 'join'], ['a word is missing', 'word_missing'], ['an empty alternative', 'alternative_empty'],
]

/** The builder says it as "rules 12: no such class: foo"; here it becomes a place and a reason. */
function problemOf(said: string): ListProblem {
  const [, list = 'rules', line = '', reason = said] = /^(words|rules|lowering) (\d+): (.*)$/s.exec(said) ?? []
  const [start, fault] = faults.find(([each]) => reason.startsWith(each)) ?? ['', 'other' as const]
  return { list: list as ListName, line: line === '' ? null : Number(line), fault, what: pieceOf(reason.slice(start.length), fault).slice(0, 120) }
}

/** Of ": foo in bar ~ baz" what is wrong with it: foo; of " in bar ~ baz" the whole. */
function pieceOf(rest: string, fault: ListFault): string {
  const said = rest.replace(/^(?:.*?: | in )/s, '')
  return fault === 'join' ? (said.split(' in ')[0] ?? '') : said
}
