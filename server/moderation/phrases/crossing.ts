// Which patterns can lie across the border between one line and the next, told from what stands at their ends: a pattern is read in
// order, and unless it may go on later in the message all of it stands in one sentence, so that only the last sentence of the earlier
// lines and the first of the newest count. Without this two ordinary lines seem able to make a pattern together nearly always, and all
// of them are read again.
import type { Reading } from '../reading/reading.ts'
import type { BuiltPattern } from './match.ts'
import type { Hits } from './word-trie.ts'

/** by class: pattern, bits of its first chain, pattern, bits, … */
type Asks = (Int32Array | undefined)[]
/** What may stand before the border, what after it: an item that comes first never stands after it alone, one that comes last never before. */
type Sides = { before: Asks; after: Asks }

export type Crossing = {
  /** patterns that stand in one sentence; patterns that go on later in the message */
  inSentence: Sides
  later: Sides
  /** by pattern: a bit for each item of the first chain, and those that the clause's end may stand for */
  items: Int32Array
  mayEnd: Int32Array
  /** a class that is put together from several chains is not told from ends: then nothing is left out */
  isUnknown: boolean
  /** so many of the patterns, the first, put classes together; the others are rules */
  classes: number
  /** bits gathered for the lines at hand; always left empty */
  gathered: Int32Array
}

/** pattern, bits, pattern, bits, …: small and short-lived, so a plain array */
type Pairs = readonly number[]
/** What of a line may begin a pattern that goes on in the next one, and what may end one that began before. */
export type Ends = { begins: Pairs; ends: Pairs; beginsLater: Pairs; endsLater: Pairs; isOneSentence: boolean }

type Patterned = { pattern: BuiltPattern }

export function crossingOf({ compounds, rules }: { compounds: readonly Patterned[]; rules: readonly Patterned[] }): Crossing {
  const sides = () => ({ before: [] as number[][], after: [] as number[][] })
  const inSentence = sides()
  const later = sides()
  const count = compounds.length + rules.length
  const items = new Int32Array(count)
  const mayEnd = new Int32Array(count)
  ;[...compounds, ...rules].forEach(({ pattern: { all: [chain] } }, pattern) => {
    // A pattern of one item lies across no border; a word that does is looked for by itself.
    if (!chain || chain.items.length < 2) return
    const into = chain.joins.some(({ scope }) => scope === 'message') ? later : inSentence
    const bits = new Map<number, number>()
    chain.items.forEach((item, at) => {
      items[pattern] = (items[pattern] ?? 0) | (1 << at)
      if (item.mayEnd) mayEnd[pattern] = (mayEnd[pattern] ?? 0) | (1 << at)
      for (const each of item.classes) bits.set(each, (bits.get(each) ?? 0) | (1 << at))
    })
    const final = 1 << (chain.items.length - 1)
    for (const [key, own] of bits) {
      if ((own & ~final) !== 0) (into.before[key] ??= []).push(pattern, own & ~final)
      if ((own & ~1) !== 0) (into.after[key] ??= []).push(pattern, own & ~1)
    }
  })
  const packed = (asks: number[][]): Asks => Array.from(asks, (pairs) => pairs && Int32Array.from(pairs))
  const packedSides = ({ before, after }: { before: number[][]; after: number[][] }): Sides => ({ before: packed(before), after: packed(after) })
  return {
    inSentence: packedSides(inSentence), later: packedSides(later), items, mayEnd, gathered: new Int32Array(count),
    isUnknown: compounds.some(({ pattern: { all } }) => all.length > 1), classes: compounds.length,
  }
}

const nothing: Pairs = []
const touched: number[] = []
const inFirst: number[] = []
const inLast: number[] = []
const all: number[] = []

export function endsOf({ inSentence, later, gathered }: Crossing, { sentence, sentences }: Reading, hits: Hits): Ends {
  const final = sentences - 1
  let spans = false
  inFirst.length = 0
  inLast.length = 0
  all.length = 0
  for (const [key, places] of hits) {
    let isFirst = false
    let isLast = false
    for (let at = 0; at < places.length; at += 2) {
      const begins = sentence[places[at] ?? 0] ?? 0
      const ends = sentence[(places[at + 1] ?? 1) - 1] ?? 0
      if (begins === 0) isFirst = true
      if (ends === final) isLast = true
      if (begins !== ends) spans = true
    }
    all.push(key)
    if (isFirst) inFirst.push(key)
    if (isLast) inLast.push(key)
  }
  // A word that lies across a full stop joins the sentences beside it.
  return {
    begins: gather(inSentence.before, spans ? all : inLast, gathered), ends: gather(inSentence.after, spans ? all : inFirst, gathered),
    beginsLater: gather(later.before, all, gathered), endsLater: gather(later.after, all, gathered), isOneSentence: spans || sentences === 1,
  }
}

function gather(asks: Asks, keys: readonly number[], gathered: Int32Array): Pairs {
  touched.length = 0
  for (let k = 0; k < keys.length; k += 1) {
    const pairs = asks[keys[k] ?? 0]
    if (pairs !== undefined) add(pairs, gathered)
  }
  if (touched.length === 0) return nothing
  const pairs: number[] = []
  for (let i = 0; i < touched.length; i += 1) {
    const pattern = touched[i] ?? 0
    pairs.push(pattern, gathered[pattern] ?? 0)
    gathered[pattern] = 0
  }
  return pairs
}

function add(pairs: Pairs | Int32Array, gathered: Int32Array): void {
  for (let i = 0; i < pairs.length; i += 2) {
    const pattern = pairs[i] ?? 0
    if (gathered[pattern] === 0) touched.push(pattern)
    gathered[pattern] = (gathered[pattern] ?? 0) | (pairs[i + 1] ?? 0)
  }
}

/** Could a rule, or a class put together from others, begin in these lines, oldest first, and end in the newest? */
export type Across = 'nothing' | 'rule' | 'class'

export function acrossLines(crossing: Crossing, earlier: readonly Ends[], newest: Ends): Across {
  if (crossing.isUnknown) return 'class'
  // Lines are joined without a full stop: a line of one sentence lets the one before it reach through.
  let first = earlier.length - 1
  while (first > 0 && earlier[first]?.isOneSentence === true) first -= 1
  const inSentence = goingOn(crossing, earlier.slice(first).map(({ begins }) => begins), newest.ends)
  if (inSentence === 'class' || newest.endsLater.length === 0) return inSentence
  const later = goingOn(crossing, earlier.map(({ beginsLater }) => beginsLater), newest.endsLater)
  return later === 'nothing' ? inSentence : later
}

function goingOn({ items, mayEnd, gathered, classes }: Crossing, before: readonly Pairs[], after: Pairs): Across {
  if (after.length === 0) return 'nothing'
  touched.length = 0
  for (const pairs of before) add(pairs, gathered)
  let found: Across = 'nothing'
  for (let i = 0; i < after.length && found !== 'class'; i += 2) {
    const pattern = after[i] ?? 0
    const had = gathered[pattern] ?? 0
    if (had === 0 || (found === 'rule' && pattern >= classes)) continue
    if (canBeParted(items[pattern] ?? 0, mayEnd[pattern] ?? 0, had, after[i + 1] ?? 0)) found = pattern < classes ? 'class' : 'rule'
  }
  for (const pattern of touched) gathered[pattern] = 0
  return found
}

/** Is there a place where the chain can be parted, all before it had and all after it found? */
function canBeParted(items: number, mayEnd: number, had: number, found: number): boolean {
  for (let head = 1; head < items; head = head * 2 + 1) {
    const tail = items & ~head
    if ((head & ~(had | mayEnd)) === 0 && (tail & ~(found | mayEnd)) === 0 && (had & head) !== 0 && (found & tail) !== 0) return true
  }
  return false
}
