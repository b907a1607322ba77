// The lists, read and built into what the checks use. A list with a mistake is refused as a whole, with every mistake named.
import { slotOfClass } from '../likeness/slots.ts'
import { readWord, type Reading } from '../reading/reading.ts'
import { isKatakana, isLatin } from '../reading/letters.ts'
import type { VerdictSeverity } from '#shared/moderation'
import { conjugate, endings, verbKinds, type Ending } from './conjugate.ts'
import { crossingOf, type Crossing } from './crossing.ts'
import { expandForm, type Form } from './forms.ts'
import { addWord, emptyBud, tableOf } from './grow-trie.ts'
import { Hits } from './hits.ts'
import { matchPattern, type BuiltChain, type BuiltPattern } from './match.ts'
import { numbersIn } from './numbers.ts'
import { parsePattern, type Chain } from './pattern.ts'
import { chanceOf, unknownChance } from './rarity.ts'
import { Asked, chanceOfAny, isThere, wantedBy, type Wanted } from './wanted.ts'
import { findWords, type Trie } from './word-trie.ts'

export type Rule = { id: string; category: string; severity: VerdictSeverity; isHolding: boolean; profile: string; pattern: BuiltPattern }
/** `where` a lowering must stand: over what it lowers, before it in its sentence, in its sentence, anywhere in the message; or it lowers what is quoted. */
export const lowerings = ['over', 'before', 'sentence', 'message', 'quoted'] as const
export type Lowering = { id: string; to: VerdictSeverity; isReleasing: boolean; where: (typeof lowerings)[number]; profiles: ReadonlySet<string>; pattern: BuiltPattern }
/** A class put together from others by a pattern. */
type Compound = { pattern: BuiltPattern; key: number }
export type Book = {
  trie: Trie
  maskClass: number
  compounds: Compound[]
  numbers: { any: number; many: number }
  rules: Rule[]
  /** what compounds, after them rules, and lowerings at last ask for */
  wanted: Wanted
  /** the same patterns, as far as they can lie across the border of two lines */
  crossing: Crossing
  lowerings: Lowering[]
  /** by class: where it stands in the table of weights, -1 for what is none */
  classSlots: Int32Array
  ruleCount: number
  wordCount: number
}
/** Tab-separated, a row a line; what each column means is said at the head of the files. */
export type Lists = { words: string; rules: string; lowering: string }

export class ListProblems extends Error {
  override readonly name = 'ListProblems'
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
  }
}

/** A tree of more words than this would fill the memory of every node. */
const mostWords = 250_000
const severities: readonly string[] = ['none', 'watch', 'urgent', 'imminent']

export function readRows(text: string): { line: number; cells: string[] }[] {
  return text.split('\n').map((row, at) => ({ line: at + 1, cells: row.replace(/\r$/, '').split('\t') })).filter(({ cells }) => cells[0] !== undefined && cells[0] !== '' && !cells[0].startsWith('#'))
}

const hits = new Hits()
const asked = new Asked()

/** Where every class was found in a reading, those put together from others included, and for which rules a look is worth while. Until the next one is read. */
export const all = { hits, asked }

export function findAll(book: Book, reading: Reading): typeof all {
  const { wanted, compounds, numbers } = book
  hits.begin(book.trie.classCount)
  findWords(book.trie, reading, hits)
  hits.unmask(book.maskClass)
  for (const [from, to, isMany] of numbersIn(reading)) {
    hits.add(numbers.any, from, to)
    if (isMany) hits.add(numbers.many, from, to)
  }
  asked.begin(compounds.length)
  asked.addFrom(0, wanted, hits)
  // Hardly any is asked for in an ordinary line. One that is found may be what a later one asks for.
  for (let i = 0; i < compounds.length; i += 1) {
    if (!asked.hasCompound(i) || !isThere(wanted, i, hits, true)) continue
    const { pattern, key } = compounds[i] as Compound
    const { count } = hits
    for (const { from, to } of matchPattern(pattern, reading, hits)) hits.add(key, from, to)
    asked.addFrom(count, wanted, hits)
  }
  return all
}

export function buildBook(lists: Lists): Book {
  const problems: string[] = []
  const attempt = (where: string, work: () => void): void => {
    try {
      work()
    } catch (error) {
      problems.push(`${where}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const listed = new Map<string, { kind: string; forms: string[] }[]>()
  const compounds: Compound[] = []
  const root = emptyBud()
  /** by class: how often it stands in talk, roughly */
  const chances: number[] = [unknownChance, unknownChance]
  const keys = new Map<string, number>([['num', 0], ['many', 1]])
  const entered = new Map<string, number>([['num', 0], ['many', 1]])
  let wordCount = 0

  const rows = readRows(lists.words)
  for (const { line, cells: [name = '', kind = '', forms = ''] } of rows) {
    attempt(`words ${line}`, () => {
      if (!/^[a-z][a-z0-9_.]*$/.test(name)) throw new Error(`a class is named in small letters: ${name}`)
      if (!['w', 'x', 'p', ...verbKinds].includes(kind)) throw new Error(`no such kind: ${kind}`)
      const all = forms.split(' ').filter((each) => each !== '')
      if (all.length === 0) throw new Error('no forms')
      if (kind !== 'p') listed.set(name, [...(listed.get(name) ?? []), { kind, forms: all }])
    })
  }
  for (const { line, cells: [name = '', kind = '', forms = ''] } of rows) {
    if (kind === 'p') {
      attempt(`words ${line}`, () => {
        const key = numberOf(name)
        entered.set(name, key)
        compounds.push({ pattern: build(forms), key })
      })
    }
  }

  const maskClass = classOf('mask')
  const rules: Rule[] = []
  const lowering: Lowering[] = []
  const ids = new Set<string>()
  const once = (id: string): void => {
    if (id === '' || ids.has(id)) throw new Error(`an id must stand once: ${id}`)
    ids.add(id)
  }
  for (const { line, cells: [id = '', category = '', severity = '', hold = '', profile = '', pattern = ''] } of readRows(lists.rules)) {
    attempt(`rules ${line}`, () => {
      once(id)
      if (!severities.includes(severity)) throw new Error(`no such severity: ${severity}`)
      rules.push({ id, category, severity: severity as VerdictSeverity, isHolding: hold === 'hold', profile, pattern: build(pattern) })
    })
  }
  for (const { line, cells: [id = '', to = '', where = '', profiles = '', pattern = ''] } of readRows(lists.lowering)) {
    attempt(`lowering ${line}`, () => {
      once(id)
      const [severity = '', release] = to.split('+')
      if (!severities.includes(severity) || !(lowerings as readonly string[]).includes(where)) throw new Error(`no such place or severity: ${to} ${where}`)
      lowering.push({ id, to: severity as VerdictSeverity, isReleasing: release !== 'held', where: where as Lowering['where'], profiles: new Set(profiles.split(' ')), pattern: build(pattern) })
    })
  }
  if (problems.length > 0) throw new ListProblems(problems)
  const guessed = Float64Array.from({ length: keys.size }, (_, key) => chances[key] ?? 0)
  for (const { key, pattern: { all } } of compounds) guessed[key] = (guessed[key] ?? 0) + Math.min(...all.flatMap(({ items }) => items.map(({ classes }) => chanceOfAny(classes, guessed))))
  // Classes that stand in talk most often get the smallest numbers: what is kept by class is then asked for in few places of memory.
  const order = [...guessed.keys()].sort((a, b) => (guessed[b] ?? 0) - (guessed[a] ?? 0) || a - b)
  const ranks = new Int32Array(order.length)
  order.forEach((key, rank) => void (ranks[key] = rank))
  const rankOf = (key: number): number => ranks[key] ?? 0
  const often = Float64Array.from(order, (key) => guessed[key] ?? 0)
  for (const each of compounds) each.key = rankOf(each.key)
  const patterns = [...compounds, ...rules, ...lowering].map(({ pattern }) => pattern)
  for (const { all, notInSentence, notInMessage } of patterns) for (const { items } of [...all, ...notInSentence, ...notInMessage]) for (const item of items) item.classes = item.classes.map(rankOf)
  return {
    trie: tableOf(root, keys.size, rankOf), maskClass: rankOf(maskClass), compounds, numbers: { any: rankOf(0), many: rankOf(1) }, rules, wanted: wantedBy(patterns, compounds.length + rules.length, often),
    crossing: crossingOf({ compounds, rules }, often), lowerings: lowering, classSlots: slotsOfClasses(), ruleCount: rules.length, wordCount,
  }

  function slotsOfClasses(): Int32Array {
    const slots = new Int32Array(keys.size).fill(-1)
    for (const [name, key] of entered) slots[rankOf(key)] = slotOfClass(name)
    return slots
  }

  function build(written: string): BuiltPattern {
    const { all, notInSentence, notInMessage } = parsePattern(written)
    return { all: all.map(buildChain), notInSentence: notInSentence.map(buildChain), notInMessage: notInMessage.map(buildChain) }
  }

  function buildChain({ items, joins }: Chain): BuiltChain {
    return { joins, items: items.map(({ alternatives, ...where }) => ({ classes: alternatives.map(classOf), ...where })) }
  }

  function numberOf(name: string): number {
    const key = keys.get(name) ?? keys.size
    keys.set(name, key)
    return key
  }

  /** A class has one number; its words enter the tree when it is first asked for. */
  function classOf(name: string): number {
    const known = entered.get(name)
    if (known !== undefined) return known
    const key = numberOf(name)
    entered.set(name, key)
    for (const { kind, form } of wordsOf(name)) enter(form, kind === 'x', key)
    return key
  }

  /** Short katakana words are listed as they are written: ゴミ is not すごみ. */
  function enter(form: Form, isExact: boolean, key: number): void {
    const { letters, plain } = readWord(form.text)
    const isScriptKept = isExact || /^(?:[ァ-ヴー]{1,3}|[ァ-ヴー]{1,2}[^ァ-ヴー]*)$/.test(plain) && /[ァ-ヴ]/.test(plain)
    if (letters === '') throw new Error(`nothing to find in: ${form.text}`)
    wordCount += 1
    if (wordCount > mostWords) throw new Error('too many forms: all words together')
    chances[key] = (chances[key] ?? 0) + chanceOf(letters)
    addWord(root, letters, {
      classes: [key], exact: isScriptKept ? plain : null, isAtStart: form.isAtStart, isAtEnd: form.isAtEnd, isAsked: form.isAsked, notBefore: readWord(form.notBefore).letters,
      isLatin: [...letters].every((each) => isLatin(each.charCodeAt(0))), isKatakana: [...plain].every((each) => isKatakana(each.charCodeAt(0))), hasKanji: /\p{Script=Han}/u.test(letters),
    })
  }

  function wordsOf(name: string): { kind: string; form: Form }[] {
    if (/^[a-z]/.test(name)) {
      const direct = listed.get(name)
      if (direct?.every(({ kind }) => !verbKinds.includes(kind))) return direct.flatMap(({ kind, forms }) => forms.flatMap(expandForm).map((form) => ({ kind, form })))
      const dot = name.lastIndexOf('.')
      const ending = name.slice(dot + 1) as Ending
      const verbs = listed.get(name.slice(0, dot))
      if (!verbs || !endings.includes(ending)) throw new Error(`no such class: ${name}`)
      return verbs.flatMap(({ kind, forms }) => (verbKinds.includes(kind) ? forms.flatMap(expandForm).flatMap((form) => conjugate(kind, form.text)[ending].map((text) => ({ kind, form: { ...form, text } }))) : []))
    }
    const isExact = name.startsWith("'")
    return expandForm(isExact ? name.slice(1) : name).map((form) => ({ kind: isExact ? 'x' : 'w', form }))
  }
}
