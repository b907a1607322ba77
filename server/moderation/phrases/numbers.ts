// Numbers in a reading, in digits or kanji: 12錠, 二百錠, 数十. A number of eight or more counts as many.
import type { Reading } from '../reading/reading.ts'

const kanjiDigits = '〇一二三四五六七八九'
const tens = '十百千万'
const parts = new Uint8Array(0x10000)
for (const part of `0123456789${kanjiDigits}${tens}数何`) parts[part.charCodeAt(0)] = 1
export const isPartOfNumber = (letters: string, at: number): boolean => parts[letters.charCodeAt(at)] === 1

/** [from, to, isMany] of every number. */
export function numbersIn({ letters }: Reading): [from: number, to: number, isMany: boolean][] {
  const found: [number, number, boolean][] = []
  for (let at = 0; at < letters.length; at += 1) {
    if (!isPartOfNumber(letters, at)) continue
    let to = at + 1
    while (to < letters.length && isPartOfNumber(letters, to)) to += 1
    const text = letters.slice(at, to)
    if (text !== '何' && text !== '数') found.push([at, to, isMany(text)])
    else found.push([at, to, false])
    at = to
  }
  return found
}

function isMany(text: string): boolean {
  if ([...tens].some((each) => text.includes(each))) return true
  const plain = [...text].map((each) => (kanjiDigits.includes(each) ? kanjiDigits.indexOf(each) : each)).join('')
  return Number(plain) >= 8
}
