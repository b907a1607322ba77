// A built book as bytes, so that a process reads in a moment what takes half a second to put together. Its tree is written node by
// node; words that are alike in all but their letters (most are) are written once. Damaged bytes are no book.
import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { patternsOf, type Book } from './book.ts'
import { crossingOf } from './crossing.ts'
import { wantedBy } from './wanted.ts'
import { emptyTrie, type Node, type Word } from './word-trie.ts'

/** What is asked for is made again from the patterns, sooner than it is read. `words`: as text, which is read faster than so many objects. */
type Packed = { rest: Omit<Book, 'trie' | 'wanted' | 'crossing'>; deepest: number; words: Uint8Array; starts: Uint16Array; nodes: Uint16Array }

const sealLength = 32
const sealOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

export function packBook({ trie, wanted: _wanted, crossing: _crossing, ...rest }: Book): Buffer {
  const kinds = new Map<string, number>()
  const words: Word[] = []
  const starts: number[] = []
  // For each node: how many ways go on, how many words end here, those words; then each way's letter with its node.
  const nodes: number[] = []
  trie.starts.forEach((node, code) => {
    if (!node) return
    starts.push(code)
    write(node)
  })
  const packed: Packed = { rest, deepest: trie.deepest, words: Buffer.from(JSON.stringify(words)), starts: Uint16Array.from(starts), nodes: Uint16Array.from(nodes) }
  const body = serialize(packed)
  return Buffer.concat([sealOf(body), body])

  function write({ code, node, next, words: ending }: Node): void {
    push((node ? 1 : 0) + (next?.size ?? 0), ending?.length ?? 0, ...(ending ?? []).map(kindOf))
    if (node) {
      push(code)
      write(node)
    }
    for (const [each, onward] of next ?? []) {
      push(each)
      write(onward)
    }
  }

  function push(...numbers: number[]): void {
    if (numbers.some((each) => each > 0xffff)) throw new Error('a book of too many kinds of words')
    nodes.push(...numbers)
  }

  function kindOf(word: Word): number {
    const written = JSON.stringify(word)
    const known = kinds.get(written)
    if (known !== undefined) return known
    kinds.set(written, words.length)
    return words.push(word) - 1
  }
}

/** @throws when these are not the bytes that were packed */
export function unpackBook(packed: Buffer): Book {
  const body = packed.subarray(sealLength)
  if (!sealOf(body).equals(packed.subarray(0, sealLength))) throw new Error('a packed book is damaged')
  const { rest, deepest, words: written, starts, nodes } = deserialize(body) as Packed
  const words = JSON.parse(Buffer.from(written).toString()) as Word[]
  const trie = emptyTrie()
  trie.deepest = deepest
  let at = 0
  for (const code of starts) trie.starts[code] = read()
  return { ...rest, trie, wanted: wantedBy(patternsOf(rest)), crossing: crossingOf(rest) }

  function take(): number {
    return nodes[at++] ?? 0
  }

  function read(): Node {
    const ways = take()
    const ending = take()
    const made: Node = { code: -1, node: null, next: null, words: null }
    if (ending > 0) {
      made.words = []
      for (let n = 0; n < ending; n += 1) made.words.push(words[take()] as Word)
    }
    if (ways > 0) {
      made.code = take()
      made.node = read()
    }
    if (ways > 1) {
      made.next = new Map()
      for (let way = 1; way < ways; way += 1) made.next.set(take(), read())
    }
    return made
  }
}
