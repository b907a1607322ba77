// All listed words in one tree: a text is walked once, whatever the number of words. Time grows with the text's length only.
import { isHiragana, isKatakana, isLatin } from '../reading/units.ts'
import { isAsked, mayLieAcross, type Reading } from '../reading/reading.ts'

export type Word = {
  classes: number[]
  length: number
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

/** Most places in the tree go on in one way only: that one needs no map. */
export type Node = { code: number; node: Node | null; next: Map<number, Node> | null; words: Word[] | null }
/** Where words begin is looked up by the letter itself; `deepest` is the longest word's length. */
export type Trie = { starts: (Node | undefined)[]; deepest: number }

const emptyNode = (): Node => ({ code: -1, node: null, next: null, words: null })
export const emptyTrie = (): Trie => ({ starts: new Array<Node | undefined>(0x10000).fill(undefined), deepest: 0 })

function step(node: Node, code: number): Node | undefined {
  if (node.code === code) return node.node ?? undefined
  return node.next?.get(code)
}

function grow(node: Node, code: number): Node {
  const fresh = emptyNode()
  if (node.node === null) {
    node.code = code
    node.node = fresh
  } else {
    node.next ??= new Map()
    node.next.set(code, fresh)
  }
  return fresh
}

export function addWord(trie: Trie, letters: string, word: Word): void {
  const first = letters.charCodeAt(0)
  let node = trie.starts[first] ?? (trie.starts[first] = emptyNode())
  for (let at = 1; at < letters.length; at += 1) {
    const code = letters.charCodeAt(at)
    node = step(node, code) ?? grow(node, code)
  }
  trie.deepest = Math.max(trie.deepest, letters.length)
  const twin = node.words?.find((each) => each.exact === word.exact && each.isAtStart === word.isAtStart && each.isAtEnd === word.isAtEnd && each.isAsked === word.isAsked && each.notBefore === word.notBefore)
  if (twin) twin.classes.push(...word.classes.filter((each) => !twin.classes.includes(each)))
  else node.words = [...(node.words ?? []), word]
}

/** Where each class of words was found: [from, to, from, to, …], by rising `from`. */
export type Hits = Map<number, number[]>

export function findWords({ starts }: Trie, reading: Reading, maskClass: number): Hits {
  const { letters } = reading
  const hits: Hits = new Map()
  for (let from = 0; from < letters.length; from += 1) {
    let node = starts[letters.charCodeAt(from)]
    for (let at = from + 1; node; at += 1) {
      const { words } = node
      if (words !== null) for (const word of words) if (stands(word, reading, from)) for (const each of word.classes) note(hits, each, from, at)
      if (at >= letters.length) break
      node = step(node, letters.charCodeAt(at))
    }
  }
  const masks = hits.get(maskClass)
  return masks ? unmasked(hits, masks, maskClass) : hits
}

/** Does any word begin in what was typed before `start` and end after it? */
export function mayWordLieAcross({ starts }: Trie, reading: Reading, start: number): boolean {
  const { letters, units } = reading
  for (let from = 0; from < letters.length && (units.from[from] ?? 0) < start; from += 1) {
    let node = starts[letters.charCodeAt(from)]
    for (let at = from + 1; node; at += 1) {
      const { words } = node
      if (words !== null && (units.to[at - 1] ?? 0) > start) for (const word of words) if (stands(word, reading, from)) return true
      if (at >= letters.length) break
      node = step(node, letters.charCodeAt(at))
    }
  }
  return false
}

function note(hits: Hits, key: number, from: number, to: number): void {
  const found = hits.get(key)
  if (found) found.push(from, to)
  else hits.set(key, [from, to])
}

const particles = 'はがをもでとにのへよね'

function stands(word: Word, reading: Reading, from: number): boolean {
  const { letters, plain, units } = reading
  const to = from + word.length
  if (word.exact !== null && !plain.startsWith(word.exact, from)) return false
  if (word.notBefore !== '' && to < letters.length && (units.before[to] ?? 0) < 2 && word.notBefore.includes(letters.charAt(to))) return false
  if (word.isAsked && !isAsked(reading, to - 1)) return false
  // 消えたイヤホン: where a katakana word begins, the one before has ended.
  if (to < letters.length && isKatakana(plain.charCodeAt(to - 1)) && isKatakana(plain.charCodeAt(to)) && isHiragana(plain.charCodeAt(to - 2)) && (units.before[to] ?? 0) === 0) return false
  if (word.isAtEnd && to < letters.length && (units.before[to] ?? 0) === 0 && !'w笑草'.includes(letters.charAt(to))) return false
  const isParted = (units.before[from] ?? 0) > 0
  if (word.isLatin) {
    if (!isParted && isLatin(letters.charCodeAt(from - 1))) return false
    if (word.length < 5 && to < letters.length && (units.before[to] ?? 0) === 0 && isLatin(letters.charCodeAt(to))) return false
  } else if (word.isKatakana && word.exact !== null) {
    if (!isParted && isKatakana(plain.charCodeAt(from - 1))) return false
    if (word.length < 5 && to < plain.length && (units.before[to] ?? 0) === 0 && isKatakana(plain.charCodeAt(to))) return false
  }
  if (word.isAtStart && !isParted && from > 0) {
    const last = letters.charAt(from - 1)
    const code = plain.charCodeAt(from - 1)
    if (isKatakana(code) ? isKatakana(plain.charCodeAt(from)) : isHiragana(code) && !particles.includes(last)) return false
  }
  return mayLieAcross(reading, from, to, word.hasKanji)
}

/** What lies inside a longer word that only looks like it (必死, わたしにたいして) is not there; the very word, listed, is. */
function unmasked(hits: Hits, masks: number[], maskClass: number): Hits {
  const kept: Hits = new Map()
  for (const [key, found] of hits) {
    if (key === maskClass) continue
    const rest: number[] = []
    for (let i = 0; i < found.length; i += 2) {
      const from = found[i] ?? 0
      const to = found[i + 1] ?? 0
      let isMasked = false
      for (let m = 0; m < masks.length && !isMasked; m += 2) {
        const start = masks[m] ?? 0
        const end = masks[m + 1] ?? 0
        isMasked = start <= from && to <= end && end - start > to - from
      }
      if (!isMasked) rest.push(from, to)
    }
    if (rest.length > 0) kept.set(key, rest)
  }
  return kept
}
