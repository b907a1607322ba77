// Puts the tree of words together: first as it grows, word by word, then as one table of numbers in which the ways onward of all places
// are fitted into each other (a double array), the widest first, so that hardly a cell stays empty.
import { countShift, placeBits, placeMask, trait, type Trie } from './word-trie.ts'

export type Word = {
  classes: number[]
  /** katakana as listed, when the script matters */
  exact: string | null
  isAtStart: boolean
  isAtEnd: boolean
  isAsked: boolean
  notBefore: string
  isLatin: boolean
  isKatakana: boolean
  hasKanji: boolean
}
/** Most places go on in one way only: that one needs no map. */
export type Bud = { code: number; bud: Bud | null; next: Map<number, Bud> | null; words: Word[] | null }

export const emptyBud = (): Bud => ({ code: -1, bud: null, next: null, words: null })

export function addWord(root: Bud, letters: string, word: Word): void {
  let bud = root
  for (let at = 0; at < letters.length; at += 1) bud = onwardOf(bud, letters.charCodeAt(at))
  const twin = bud.words?.find((each) => each.exact === word.exact && each.isAtStart === word.isAtStart && each.isAtEnd === word.isAtEnd && each.isAsked === word.isAsked && each.notBefore === word.notBefore)
  if (twin) twin.classes.push(...word.classes.filter((each) => !twin.classes.includes(each)))
  else bud.words = [...(bud.words ?? []), word]
}

function onwardOf(bud: Bud, code: number): Bud {
  const known = bud.code === code ? bud.bud : bud.next?.get(code)
  if (known) return known
  const fresh = emptyBud()
  if (bud.bud === null) {
    bud.code = code
    bud.bud = fresh
  } else {
    bud.next ??= new Map()
    bud.next.set(code, fresh)
  }
  return fresh
}

const waysOf = ({ code, bud, next }: Bud): [code: number, bud: Bud][] => [...(bud ? [[code, bud] as [number, Bud]] : []), ...(next ?? [])]

/** `ways`: by the numbers of their letters; `words`: where those that end here stand, -1 for none. */
type Branch = { ways: [number: number, at: number][]; base: number; words: number }
type Last = { word: Word; isLast: boolean }

/** @param numbered the numbers classes go by in the table */
export function tableOf(root: Bud, classCount: number, numbered: (key: number) => number = (key) => key): Trie {
  const letters = numberLetters(root)
  const branches: Branch[] = []
  const words: Last[] = []
  let length = 0
  spread(root)
  fit(branches)
  return { letters, cells: cellsOf(branches, letters), ...writeWords(words, length, numbered), classCount }

  function spread(bud: Bud): number {
    const branch: Branch = { ways: [], base: 0, words: bud.words ? length : -1 }
    const at = branches.push(branch) - 1
    bud.words?.forEach((word, i, all) => {
      words.push({ word, isLast: i === all.length - 1 })
      length += 1 + word.classes.length
    })
    for (const [code, each] of waysOf(bud)) branch.ways.push([letters[code] ?? 0, spread(each)])
    branch.ways.sort(([a], [b]) => a - b)
    return at
  }
}

/** The letters that stand in most words have the smallest numbers: what goes on in many ways then takes little room. */
function numberLetters(root: Bud): Uint16Array {
  const counts = new Map<number, number>()
  const count = (bud: Bud): void => {
    for (const [code, each] of waysOf(bud)) {
      counts.set(code, (counts.get(code) ?? 0) + 1)
      count(each)
    }
  }
  count(root)
  const letters = new Uint16Array(0x10000)
  ;[...counts].sort(([a, most], [b, least]) => least - most || a - b).forEach(([code], at) => void (letters[code] = at + 1))
  return letters
}

/** A gap is looked for in so many places; what goes on in as many ways afterwards is looked for from there. */
const mostTries = 16

/** Cells that are free, each looked for from one on: over long stretches that are taken one step leads. */
class FreeCells {
  #next = Int32Array.from({ length: 1 << 12 }, (_, cell) => cell)

  from(cell: number): number {
    while (cell >= this.#next.length) this.#grow()
    let at = cell
    while (this.#next[at] !== at) {
      const beyond = this.#next[at] ?? at
      this.#next[at] = this.#next[beyond] ?? beyond
      at = this.#next[at] ?? at
    }
    return at
  }

  isFree(cell: number): boolean {
    while (cell >= this.#next.length) this.#grow()
    return this.#next[cell] === cell
  }

  take(cell: number): void {
    while (cell + 1 >= this.#next.length) this.#grow()
    this.#next[cell] = cell + 1
  }

  #grow(): void {
    const wider = Int32Array.from({ length: this.#next.length * 2 }, (_, cell) => cell)
    wider.set(this.#next)
    this.#next = wider
  }
}

function fit(branches: readonly Branch[]): void {
  const free = new FreeCells()
  free.take(0)
  let width = -1
  let lowest = 1
  for (const branch of branches.filter(({ ways }) => ways.length > 0).sort((a, b) => b.ways.length - a.ways.length)) {
    const { ways } = branch
    if (ways.length !== width) {
      width = ways.length
      lowest = 1
    }
    const first = ways[0]?.[0] ?? 0
    let tries = 0
    for (let cell = free.from(Math.max(lowest, first + 1)); ; cell = free.from(cell + 1)) {
      tries += 1
      if (tries === mostTries) lowest = cell
      const base = cell - first
      if (!ways.every(([number]) => free.isFree(base + number))) continue
      branch.base = base
      for (const [number] of ways) free.take(base + number)
      break
    }
  }
}

function cellsOf(branches: readonly Branch[], letters: Uint16Array): Int32Array {
  const furthest = branches.reduce((so, { base }) => Math.max(so, base), 0) + letters.reduce((so, each) => Math.max(so, each), 0)
  if (furthest >= placeMask) throw new Error('too many forms: all words together')
  const cells = new Int32Array((furthest + 1) * 2).fill(-1)
  write(0, 0, placeMask)
  return cells

  function write(at: number, cell: number, from: number): void {
    const { ways, base, words } = branches[at] as Branch
    cells[cell * 2] = from | ((words + 1) << placeBits)
    cells[cell * 2 + 1] = base | (((words + 1) >>> (32 - placeBits)) << placeBits)
    for (const [number, onward] of ways) write(onward, base + number, cell)
  }
}

function writeWords(all: readonly Last[], length: number, numbered: (key: number) => number): Pick<Trie, 'words' | 'exact' | 'notBefore'> {
  if (length >= 1 << (2 * (32 - placeBits))) throw new Error('too many forms: all words together')
  const words = new Int32Array(length)
  const exact = new Map<number, string>()
  const notBefore = new Map<number, string>()
  let at = 0
  for (const { word, isLast } of all) {
    if (word.exact !== null) exact.set(at, word.exact)
    if (word.notBefore !== '') notBefore.set(at, word.notBefore)
    words[at] = traitsOf(word) | (isLast ? 0 : trait.more) | (word.classes.length << countShift)
    for (const each of word.classes) words[(at += 1)] = numbered(each)
    at += 1
  }
  return { words, exact, notBefore }
}

const traitsOf = (word: Word): number =>
  (word.isAtStart ? trait.atStart : 0) | (word.isAtEnd ? trait.atEnd : 0) | (word.isAsked ? trait.asked : 0) | (word.isLatin ? trait.latin : 0) | (word.isKatakana ? trait.katakana : 0) |
  (word.hasKanji ? trait.kanji : 0) | (word.exact === null ? 0 : trait.exact) | (word.notBefore === '' ? 0 : trait.notBefore)
