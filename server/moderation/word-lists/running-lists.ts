// The book this node works with (rule WL3): it follows the newest version in the database; a version that cannot be read, or does
// not hold, changes nothing, and the last good one goes on.
import type { Context } from '../../context.ts'
import type { Sweep } from '../../watcher.ts'
import type { Book } from '../rule-book.ts'
import { ruleBook } from '../rule-book.ts'
import { checkLists } from './check-lists.ts'
import { openLists } from './sealed-version.ts'
import { shippedLists } from './seed.ts'

export interface WordLists {
  book(): Book
  /** the version that is running; null while the house works with what it came with */
  running(): number | null
  /** A book that was just checked is taken as it is. */
  take(number: number, book: Book): void
  follow(context: Context): Promise<void>
}

const furthestBack = 50

export function makeWordLists(): WordLists {
  let book: Book | null = null
  let running: number | null = null
  let judged = 0
  let underWay: Promise<void> | undefined

  async function follow(context: Context): Promise<void> {
    const newest = await context.store.lists.newestNumber()
    if (newest === null || newest === judged) return
    // The newest that holds, but never back behind what runs already.
    for (let number = newest; number > Math.max(running ?? 0, newest - furthestBack); number -= 1) {
      const read = await readBook(context, number)
      if (!read) continue
      book = read
      running = number
      break
    }
    judged = newest
  }

  return {
    book: () => book ?? ruleBook(),
    running: () => running,
    take(number, checked) {
      if (number <= (running ?? 0)) return
      book = checked
      running = number
      judged = number
    },
    follow: (context) => (underWay ??= follow(context).finally(() => { underWay = undefined })),
  }
}

async function readBook(context: Context, number: number): Promise<Book | null> {
  const row = await context.store.lists.find(number)
  if (!row) return null
  try {
    const texts = openLists(context.keys, number, row.sealed)
    if (JSON.stringify(texts) === JSON.stringify(shippedLists)) return ruleBook()
    const { book } = checkLists(texts)
    if (book) return book
    context.log.error('a version of the word lists does not hold', new Error('lists'), { event: 'lists', code: String(number) })
  } catch (error) {
    context.log.error('a version of the word lists cannot be read', error, { event: 'lists', code: String(number) })
  }
  return null
}

export const listsSweep: Sweep = { name: 'word-lists', everyMs: 1_000, isPerNode: true, run: (context) => context.wordLists.follow(context) }
