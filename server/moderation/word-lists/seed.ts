// The lists the house comes with, and the project's own labelled lines by which a change is weighed before it is saved.
import { createHash } from 'node:crypto'
import type { ListTexts } from '#shared/word-lists'
import ownLines from '../lists/own-lines.tsv?raw'
import { seededLists } from '../rule-book.ts'

export const shippedLists: ListTexts = seededLists
/** Tells one delivery of the lists from another. */
export const shippedMark = createHash('sha256').update(JSON.stringify([shippedLists.words, shippedLists.rules, shippedLists.lowering])).digest('hex').slice(0, 24)
export const labelledLines: string = ownLines
