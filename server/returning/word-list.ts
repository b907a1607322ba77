// The words of 合言葉 (rule RW1): 2,048 everyday Japanese words in hiragana, put together by us for this house and under its licence: plants,
// weather, things of the kitchen, ways and days. None is heavy; each is one spelling, so that what is heard can be typed.
import words from './words.txt?raw'
import type { Ids } from '../context.ts'

export const returnWordList: readonly string[] = words.split(/\s+/).filter((word) => word !== '' && !word.startsWith('#'))

const known = new Set(returnWordList)
export const wordCount = 4

/** A power of two long, so that every word is as likely as any other: eleven bits each, forty-four in all. */
export function pickWords(ids: Ids): string[] {
  return Array.from({ length: wordCount }, () => returnWordList[ids.random(2).readUInt16BE(0) % returnWordList.length] ?? '')
}

/** As somebody may type them: katakana, other spaces, commas, width. @returns the words in one form, or null when they cannot be four of the list */
export function readWords(raw: string): string | null {
  const kana = raw.normalize('NFKC').replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
  const words = kana.split(/[\s、,，。・\-―]+/u).filter((word) => word !== '')
  return words.length === wordCount && words.every((word) => known.has(word)) ? words.join(' ') : null
}
