// What stands at the border of two lines that are read together: a word that lies across it, or letters that are read otherwise there
// than in either of them. Nearly always all of them stand for themselves and nothing lies across: then no text is put together and
// nothing is read (which took 0.7 of 24 µs a line, and left 1.1 of its 8.5 KB for the garbage collector).
import { mayWordLieAcross, mayWordReachOver, type Trie } from '../phrases/word-trie.ts'
import { isAsked, read, type Reading } from '../reading/reading.ts'
import { mayPlay } from '../reading/spelling-games.ts'
import { isKanji } from '../reading/letters.ts'
import { lineMark, placesOf } from '../reading/read-units.ts'
import type { EarlierLine } from '../subject.ts'

/** So much of what was typed is looked at on either side; the mark behind the earlier line is one of it. */
const besideMost = 12
/** No way of spelling looks further than so many letters. */
const lookMost = 9

export type Border = { isWordAcross: boolean; isReadOtherwise: boolean }

export function borderOf(trie: Trie, before: readonly EarlierLine[], text: string): Border {
  return borderAsTyped(trie, before, text) ?? readBorder(trie, before, text)
}

const letters = new Uint16Array(2 * besideMost)
const plain = new Uint16Array(2 * besideMost)

/** @returns null where it must be read to be told */
function borderAsTyped(trie: Trie, before: readonly EarlierLine[], text: string): Border | null {
  let first = before.length - 1
  let length = textOf(before, first).length + lineMark.length
  while (first > 0 && length < besideMost) length += textOf(before, --first).length + lineMark.length
  let border = putDown(0, textOf(before, first), Math.max(0, length - besideMost))
  for (let at = first + 1; at < before.length; at += 1) border = putDown(border, textOf(before, at), 0)
  const count = putDown(border, text, 0, besideMost)
  if (count < 0) return null
  for (let at = 1; at < count; at += 1) if (mayPlay(letters[at - 1] ?? 0, letters[at] ?? 0) || mayPlay(plain[at - 1] ?? 0, plain[at] ?? 0)) return null
  if (mayWordReachOver(trie, letters, border, count)) return null
  const isAllBefore = first === 0 && length <= besideMost
  return { isWordAcross: false, isReadOtherwise: (!isAllBefore && border < lookMost) || (text.length > besideMost && count - border < lookMost) }
}

const textOf = (lines: readonly EarlierLine[], at: number): string => lines[at]?.text ?? ''

/** @returns how many letters there are now; -1 where there is one that may not stand for itself */
function putDown(count: number, typed: string, from: number, most = typed.length): number {
  if (count < 0) return -1
  const to = Math.min(typed.length, most)
  for (let at = from; at < to; at += 1) {
    const code = typed.charCodeAt(at)
    const letter = letterOf(code)
    if (letter === 0 && onlyParts(code)) continue
    if (letter === 0) return -1
    letters[count] = letter
    plain[count] = code
    count += 1
  }
  return count
}

/** 、。！… and spaces: they only part letters, and ask nothing. */
const onlyParts = (code: number): boolean => code === 0x3001 || code === 0x3002 || code === 0xff01 || code === 0x2026 || code === 0x20 || code === 0x3000 || code === 0x0a

/** As what a letter is read wherever it stands; 0 where that depends, as for small vowels and ー, and where it is read as another (ぢ, ゐ) or as none (卍). */
export function letterOf(code: number): number {
  if (isKanji(code)) return code === 0x534d || code === 0x5350 ? 0 : code
  const letter = code >= 0x30a1 && code <= 0x30f4 ? code - 0x60 : code
  if (letter < 0x3041 || letter > 0x3094 || letter === 0x3062 || letter === 0x3090) return 0
  return letter <= 0x3049 && (letter & 1) === 1 ? 0 : letter
}

type Read = { before: string; after: string; together: Reading; isAllBefore: boolean; isAllAfter: boolean }

/** What `borderOf` tells sooner: both sides read together. */
export function readBorder(trie: Trie, lines: readonly EarlierLine[], text: string): Border {
  let joined = ''
  for (let at = lines.length - 1; at >= 0 && joined.length <= besideMost; at -= 1) joined = textOf(lines, at) + lineMark + joined
  const before = joined.slice(-besideMost)
  const after = text.slice(0, besideMost)
  const border: Read = { before, after, together: read(before + after, true), isAllBefore: before.length === joined.length, isAllAfter: after.length === text.length }
  return { isWordAcross: mayWordLieAcross(trie, border.together, before.length), isReadOtherwise: isReadOtherwise(border) }
}

function isReadOtherwise({ before, after, together, isAllBefore, isAllAfter }: Read): boolean {
  if (together.isPlain) return isPlainOtherwise(together, before.length, isAllBefore, isAllAfter)
  const first = read(before)
  const second = read(after)
  const { length } = first.letters
  if (first.letters + second.letters !== together.letters) return true
  if ((!isAllBefore && length < lookMost) || (!isAllAfter && second.letters.length < lookMost)) return true
  return length > 0 && isAsked(together, length - 1) !== isAsked(first, length - 1)
}

/** Where no letter could stand for another, either side is read as both are, but for a question mark that opens the second. */
function isPlainOtherwise(together: Reading, start: number, isAllBefore: boolean, isAllAfter: boolean): boolean {
  const { units, letters } = together
  const { from } = placesOf(units)
  let length = letters.length
  while (length > 0 && (from[length - 1] ?? 0) >= start) length -= 1
  if ((!isAllBefore && length < lookMost) || (!isAllAfter && letters.length - length < lookMost)) return true
  return length > 0 && isAsked(together, length - 1) && !isAsked(read(together.typed.slice(0, start)), length - 1)
}
