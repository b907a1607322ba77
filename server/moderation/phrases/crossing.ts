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
  /** by class: on which side of a border it may be a part of a pattern that lies across it (`role`) */
  roles: Uint8Array
  /** a class that is put together from several chains is not told from ends: then nothing is left out */
  isUnknown: boolean
  /** so many of the patterns, the first, put classes together; the others are rules */
  classes: number
}

/** What begins a chain stands before the border, what ends it after; `Later`: the sentence does not matter. */
const role = { before: 1, after: 2, beforeLater: 4, afterLater: 8 } as const

/**
 * The classes found in a line, a letter for each: first those by which a pattern may go on from its last sentence, up to `toEnd`, after
 * them, up to `toLater`, others by which one may go on in any sentence, then all that only the line itself asks for. Words and not
 * lists of numbers: they are kept for the last lines of everybody, and to the memory a text is one thing that leads nowhere.
 */
export type Heard = { keys: string; toEnd: number; toLater: number; isOneSentence: boolean }
export const mostClasses = 0xffff

type Patterned = { pattern: BuiltPattern }

export function crossingOf({ compounds, rules }: { compounds: readonly Patterned[]; rules: readonly Patterned[] }, chances: Float64Array): Crossing {
  const byClass: number[][] = []
  const all = [...compounds, ...rules]
  if (chances.length > mostClasses) throw new Error(`more than ${mostClasses} classes of words`)
  const itemsFrom = new Int32Array(all.length + 1)
  const isLater = new Uint8Array(all.length)
  const roles = new Uint8Array(chances.length)
  const items: number[] = []
  all.forEach(({ pattern: { all: [chain] } }, pattern) => {
    // A pattern of one item lies across no border; a word that does is looked for by itself.
    if (chain && chain.items.length > 1) {
      const mayBeLater = chain.joins.some(({ scope }) => scope === 'message')
      if (mayBeLater) isLater[pattern] = 1
      const [before, after] = mayBeLater ? [role.beforeLater, role.afterLater] : [role.before, role.after]
      chain.items.forEach(({ classes, mayEnd }, item) => {
        items.push(mayEnd ? -classes.length : classes.length, ...classes)
        // What comes last never stands before the border alone, what comes first never after it.
        const own = (item < chain.items.length - 1 ? before : 0) | (item > 0 ? after : 0)
        for (const each of classes) roles[each] = (roles[each] ?? 0) | own
      })
      const needed = chain.items.filter(({ mayEnd }) => !mayEnd).map(({ classes }) => classes).sort((a, b) => chanceOfAny(a, chances) - chanceOfAny(b, chances))
      for (const each of new Set(needed[0] ?? chain.items.flatMap(({ classes }) => classes))) (byClass[each] ??= []).push(pattern)
    }
    itemsFrom[pattern + 1] = items.length
  })
  return { ...listed(byClass, chances.length), itemsFrom, items: Int32Array.from(items), isLater, roles, isUnknown: compounds.some(({ pattern: { all: chains } }) => chains.length > 1), classes: compounds.length }
}

const firstRoom = 256
let room = Buffer.alloc(2 * firstRoom)
let keys = new Uint16Array(room.buffer, room.byteOffset, firstRoom)
/** by rank of a class: whether it stands in the line's first and in its last sentence */
let sides = new Uint8Array(firstRoom)
const side = { first: 1, last: 2 } as const

/** Of the newest line's classes and of those before it, by `role`. */
const board = new Board()

/** What of a line is kept. By which classes a pattern may end in it that began in an earlier line stands on the board until the next is heard. */
export function heardIn({ roles }: Crossing, reading: Reading, hits: Hits): Heard {
  const { count, classes } = hits
  if (count > sides.length) {
    room = Buffer.alloc(4 * count)
    keys = new Uint16Array(room.buffer, room.byteOffset, 2 * count)
    sides = new Uint8Array(2 * count)
  }
  const isOneSentence = findSides(reading, hits)
  board.begin(roles.length)
  let toEnd = 0
  for (let rank = 0; rank < count; rank += 1) {
    const key = classes[rank] ?? 0
    const own = roles[key] ?? 0
    const stands = sides[rank] ?? 0
    const ends = own & ((stands & side.first) !== 0 ? role.after | role.afterLater : role.afterLater)
    if (ends !== 0) board.mark(key, ends)
    const begins = own & ((stands & side.last) !== 0 ? role.before | role.beforeLater : role.beforeLater)
    if ((begins & role.before) !== 0) keys[toEnd++] = key
    sides[rank] = begins
  }
  let toLater = toEnd
  for (let rank = 0; rank < count; rank += 1) if (sides[rank] === role.beforeLater) keys[toLater++] = classes[rank] ?? 0
  let to = toLater
  for (let rank = 0; rank < count; rank += 1) if (sides[rank] === 0) keys[to++] = classes[rank] ?? 0
  return { keys: room.toString('utf16le', 0, 2 * to), toEnd, toLater, isOneSentence }
}

/** @returns whether all is one sentence: then all stands at both ends. A word that lies across a full stop joins the sentences beside it. */
function findSides(reading: Reading, { count, places, from, to, rankOfPlace }: Hits): boolean {
  const final = reading.sentences - 1
  let isOne = final === 0
  if (!isOne) sides.fill(0, 0, count)
  for (let place = 0; place < places && !isOne; place += 1) {
    const begins = sentenceOf(reading, from[place] ?? 0)
    const ends = sentenceOf(reading, (to[place] ?? 1) - 1)
    const rank = rankOfPlace[place] ?? 0
    sides[rank] = (sides[rank] ?? 0) | (begins === 0 ? side.first : 0) | (ends === final ? side.last : 0)
    isOne = begins !== ends
  }
  if (isOne) sides.fill(side.first | side.last, 0, count)
  return isOne
}

/** Could a rule, or a class put together from others, begin in these lines, oldest first, and end in the one that was heard last? */
export type Across = 'nothing' | 'rule' | 'class'

export function acrossLines(crossing: Crossing, earlier: readonly Heard[]): Across {
  if (crossing.isUnknown) return 'class'
  const { starts, patterns, classes } = crossing
  // Lines are joined without a full stop: a line of one sentence lets the one before it reach through.
  let isReaching = true
  for (let at = earlier.length - 1; at >= 0; at -= 1) {
    const { keys, toEnd, toLater, isOneSentence } = earlier[at] as Heard
    board.markAll(keys, 0, toEnd, isReaching ? role.before | role.beforeLater : role.beforeLater)
    board.markAll(keys, toEnd, toLater, role.beforeLater)
    isReaching &&= isOneSentence
  }
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
  const onThis = isLater[pattern] === 1 ? role.beforeLater : role.before
  const onThat = isLater[pattern] === 1 ? role.afterLater : role.after
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
