// The lists this house works with: seeded from the files beside, built once, and exchangeable while it runs.
import { buildBook, type Book, type Lists } from './phrases/book.ts'
import lowering from './lists/lowering.tsv?raw'
import rules from './lists/rules.tsv?raw'
import words from './lists/words.tsv?raw'

export const seededLists: Lists = { words, rules, lowering }

let current: Book | null = null

export function ruleBook(): Book {
  current ??= buildBook(seededLists)
  return current
}

export function useLists(lists: Lists): void {
  current = buildBook(lists)
}
