// The lists this house works with: seeded from the files beside and built once, where the house is built; a process reads what was
// built, as long as it is of these very lists. Those of the database run beside them (word-lists/running-lists.ts). A list with a
// mistake is never built: `buildRuleBook` throws `ListProblems` with every mistake and its line, and the book in use stays.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { buildBook, ListProblems, type Book, type Lists } from './phrases/book.ts'
import { packBook, unpackBook } from './phrases/packed-book.ts'
import lowering from './lists/lowering.tsv?raw'
import rules from './lists/rules.tsv?raw'
import words from './lists/words.tsv?raw'

export { ListProblems, type Book, type Lists }
export const seededLists: Lists = { words, rules, lowering }

let current: Book | null = null

export function ruleBook(): Book {
  current ??= readPacked() ?? buildBook(seededLists)
  return current
}

const mark = createHash('sha256').update(JSON.stringify(seededLists)).digest('hex').slice(0, 16)
const packedName = `lists-${mark}.book`

/** Called when the house is built (rule WL7): read again, it must be the same book. */
export function writePackedBook(folder: URL): void {
  const book = buildBook(seededLists)
  const packed = packBook(book)
  if (!isDeepStrictEqual(unpackBook(packed), book)) throw new Error('the packed lists are not the lists')
  writeFileSync(new URL(packedName, folder), packed)
}

/** Nothing there (a source tree), of other lists, of another Node or damaged: the lists themselves are read. */
function readPacked(): Book | null {
  try {
    return unpackBook(readFileSync(new URL(packedName, import.meta.url)))
  } catch {
    return null
  }
}

export const buildRuleBook = (lists: Lists): Book => buildBook(lists)
