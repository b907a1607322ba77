// The lists this house works with: seeded from the files beside and built once. Those of the database run
// beside them (word-lists/running-lists.ts). A list with a mistake is
// never built: `buildRuleBook` throws `ListProblems` with every mistake and its line, and the book in use stays.
import { buildBook, ListProblems, type Book, type Lists } from './phrases/book.ts'
import lowering from './lists/lowering.tsv?raw'
import rules from './lists/rules.tsv?raw'
import words from './lists/words.tsv?raw'

export { ListProblems, type Book, type Lists }
export const seededLists: Lists = { words, rules, lowering }

let current: Book | null = null

export function ruleBook(): Book {
  current ??= buildBook(seededLists)
  return current
}

export const buildRuleBook = (lists: Lists): Book => buildBook(lists)
