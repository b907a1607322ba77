// Which patterns can lie across the border between one line and the next, told from what stands at their ends: a pattern is read in
// order, and unless it may go on later in the message all of it stands in one sentence, so that only the last sentence of the earlier
// lines and the first of the newest count. Without this two ordinary lines seem able to make a pattern together nearly always, and all
// of them are read again.
import { sentenceOf, type Reading } from '../reading/reading.ts'
import { Board } from './board.ts'
import type { Hits } from './hits.ts'
import type { BuiltPattern } from './match.ts'
import { chanceOfAny, listed } from './wanted.ts'

export type Crossing = {
  /** by class: patterns of which one part, the rarest, must stand on either side of a border they lie across */
  starts: Int32Array
  patterns: Int32Array
  /** by pattern: where the items of its first chain begin; of each how many classes (below zero: the clause's end may stand for it), then those */
  itemsFrom: Int32Array
  items: Int32Array
  /** by pattern: it may go on later in the message, in another sentence */
  isLater: Uint8Array
  /** a class that is put together from several chains is not told from ends: then nothing is left out */
  isUnknown: boolean
  /** so many of the patterns, the first, put classes together; the others are rules */
  classes: number
}

/**
 * The classes found in a line, a letter for each, and whether they stand in its first and in its last sentence. Words and not lists of
 * numbers: they are kept for twenty lines of everybody, and to the memory a text is one thing that leads nowhere.
 */
export type Heard = { keys: string; sides: string; isOneSentence: boolean }
export const mostClasses = 0xffff
export const side = { first: 1, last: 2 } as const

type Patterned = { pattern: BuiltPattern }

export function crossingOf({ compounds, rules }: { compounds: readonly Patterned[]; rules: readonly Patterned[] }, chances: Float64Array): Crossing {
  const byClass: number[][] = []
  const all = [...compounds, ...rules]
  if (chances.length > mostClasses) throw new Error(`more than ${mostClasses} classes of words`)
  const itemsFrom = new Int32Array(all.length + 1)
  const isLater = new Uint8Array(all.length)
  const items: number[] = []
  all.forEach(({ pattern: { all: [chain] } }, pattern) => {
    // A pattern of one item lies across no border; a word that does is looked for by itself.
    if (chain && chain.items.length > 1) {
      if (chain.joins.some(({ scope }) => scope === 'message')) isLater[pattern] = 1
      for (const { classes, mayEnd } of chain.items) items.push(mayEnd ? -classes.length : classes.length, ...classes)
      const needed = chain.items.filter(({ mayEnd }) => !mayEnd).map(({ classes }) => classes).sort((a, b) => chanceOfAny(a, chances) - chanceOfAny(b, chances))
      for (const each of new Set(needed[0] ?? chain.items.flatMap(({ classes }) => classes))) (byClass[each] ??= []).push(pattern)
    }
    itemsFrom[pattern + 1] = items.length
  })
  return { ...listed(byClass, chances.length), itemsFrom, items: Int32Array.from(items), isLater, isUnknown: compounds.some(({ pattern: { all: chains } }) => chains.length > 1), classes: compounds.length }
}

let room = Buffer.alloc(2 * 256)
let keysRoom = new Uint16Array(room.buffer, room.byteOffset, 256)
let sidesRoom = Buffer.alloc(256)

export function heardIn(reading: Reading, hits: Hits): Heard {
  const { sentences } = reading
  const { count } = hits
  if (count > keysRoom.length) {
    room = Buffer.alloc(4 * count)
    keysRoom = new Uint16Array(room.buffer, room.byteOffset, 2 * count)
    sidesRoom = Buffer.alloc(2 * count)
  }
  const both = side.first | side.last
  const final = sentences - 1
  let spans = sentences === 1
  for (let rank = 0; rank < count; rank += 1) {
    const key = hits.classes[rank] ?? 0
    keysRoom[rank] = key
    let sides = 0
    for (let place = spans ? -1 : hits.lastOf(key); place >= 0; place = hits.before[place] ?? -1) {
      const begins = sentenceOf(reading, hits.from[place] ?? 0)
      const ends = sentenceOf(reading, (hits.to[place] ?? 1) - 1)
      if (begins === 0) sides |= side.first
      if (ends === final) sides |= side.last
      if (begins !== ends) spans = true
    }
    sidesRoom[rank] = sides
  }
  // In one sentence all stand at both ends. A word that lies across a full stop joins the sentences beside it.
  if (spans) sidesRoom.fill(both, 0, count)
  return { keys: room.toString('utf16le', 0, 2 * count), sides: sidesRoom.toString('latin1', 0, count), isOneSentence: spans }
}

/** Could a rule, or a class put together from others, begin in these lines, oldest first, and end in the newest? */
export type Across = 'nothing' | 'rule' | 'class'

const board = new Board()
const before = 1
const after = 2
const beforeLater = 4
const afterLater = 8

export function acrossLines(crossing: Crossing, earlier: readonly Heard[], newest: Heard): Across {
  if (crossing.isUnknown) return 'class'
  const { starts, patterns, classes } = crossing
  board.begin(starts.length)
  board.mark(newest, side.first, after, afterLater)
  // Lines are joined without a full stop: a line of one sentence lets the one before it reach through.
  let first = earlier.length - 1
  while (first > 0 && earlier[first]?.isOneSentence === true) first -= 1
  earlier.forEach((heard, at) => {
    board.mark(heard, side.last, at >= first ? before : 0, beforeLater)
  })
  let found: Across = 'nothing'
  for (let i = 0; i < board.count; i += 1) {
    const key = board.classes[i] ?? 0
    const end = starts[key + 1] ?? 0
    for (let at = starts[key] ?? 0; at < end; at += 1) {
      const pattern = patterns[at] ?? 0
      if ((found === 'rule' && pattern >= classes) || !liesAcross(crossing, pattern)) continue
      if (pattern < classes) return 'class'
      found = 'rule'
    }
  }
  return found
}

function liesAcross({ itemsFrom, items, isLater }: Crossing, pattern: number): boolean {
  const onThis = isLater[pattern] === 1 ? beforeLater : before
  const onThat = isLater[pattern] === 1 ? afterLater : after
  let all = 0
  let mayEnd = 0
  let had = 0
  let found = 0
  const end = itemsFrom[pattern + 1] ?? 0
  let bit = 1
  for (let at = itemsFrom[pattern] ?? 0; at < end; bit <<= 1) {
    const count = items[at] ?? 0
    const next = at + 1 + Math.abs(count)
    let sides = 0
    for (at += 1; at < next; at += 1) sides |= board.of(items[at] ?? 0)
    all |= bit
    if (count < 0) mayEnd |= bit
    else if ((sides & (onThis | onThat)) === 0) return false
    // What comes last never stands before the border alone, what comes first never after it.
    if ((sides & onThis) !== 0 && at < end) had |= bit
    if ((sides & onThat) !== 0 && bit > 1) found |= bit
  }
  return had !== 0 && found !== 0 && canBeParted(all, mayEnd, had, found)
}

/** Is there a place where the chain can be parted, all before it had and all after it found? */
function canBeParted(items: number, mayEnd: number, had: number, found: number): boolean {
  for (let head = 1; head < items; head = head * 2 + 1) {
    const tail = items & ~head
    if ((head & ~(had | mayEnd)) === 0 && (tail & ~(found | mayEnd)) === 0 && (had & head) !== 0 && (found & tail) !== 0) return true
  }
  return false
}
