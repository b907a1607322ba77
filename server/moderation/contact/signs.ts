// Which of many short words stand in a text, told in one walk over it: a pattern is tried only where a word stands without which it can
// find nothing. Most lines hold none of them.
import type { Flat } from './flat.ts'
import { matchesOf } from './matches.ts'
import { isHiragana } from '../reading/letters.ts'

const most = 30
const sets: string[][] = []

/** @returns the sign that any of these words stands there, written as a flat text has them */
export function signOf(...words: string[]): number {
  if (sets.length === most) throw new Error('more signs than bits')
  if (words.some((word) => word.length === 1 && isHiragana(word.charCodeAt(0)))) throw new Error('no sign is one kana')
  sets.push(words)
  return 1 << (sets.length - 1)
}

type Word = { rest: string; signs: number }
/** By the two letters they begin with (the second is 0 for a word of one letter): what else must stand there, and of what it is a sign. */
const begun = new Map<number, Word[]>()
/** Bits for the same, some sharing one: small enough to stay at hand, it saves nearly all looks at the map. */
const beginnings = new Uint8Array(1024)
const bitOf = (two: number): number => Math.imul(two, 0x9e3779b1) >>> 19
let gathered = 0

/** Signs are told as modules load; the first text finds them all. */
function gather(): void {
  for (; gathered < sets.length; gathered += 1) {
    for (const word of sets[gathered] ?? []) {
      const two = (word.charCodeAt(0) << 16) | (word.charCodeAt(1) || 0)
      const bit = bitOf(two)
      beginnings[bit >> 3] = (beginnings[bit >> 3] ?? 0) | (1 << (bit & 7))
      const words = begun.get(two) ?? []
      const same = words.find(({ rest }) => rest === word.slice(2))
      if (same) same.signs |= 1 << gathered
      else words.push({ rest: word.slice(2), signs: 1 << gathered })
      begun.set(two, words)
    }
  }
}

export function signsIn(flat: Flat): number {
  return (flat.signs ??= walk(flat.text))
}

function walk(text: string): number {
  if (gathered < sets.length) gather()
  let signs = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const first = code << 16
    signs |= (isHiragana(code) ? 0 : begunAt(first, text, at)) | (at + 1 < text.length ? begunAt(first | text.charCodeAt(at + 1), text, at) : 0)
  }
  return signs
}

function begunAt(two: number, text: string, at: number): number {
  const bit = bitOf(two)
  if (((beginnings[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return 0
  let signs = 0
  const words = begun.get(two) ?? nothing
  for (let w = 0; w < words.length; w += 1) {
    const { rest, signs: own } = words[w] as Word
    if (rest === '' || text.startsWith(rest, at + 2)) signs |= own
  }
  return signs
}

const nothing: readonly Word[] = []

/** A pattern, and the sign without which it can find nothing (0: it is always tried). */
export type Signed = readonly [sign: number, pattern: RegExp]

export function findSigned(flat: Flat, list: readonly Signed[]): readonly { from: number; to: number }[] {
  const signs = signsIn(flat)
  const found: { from: number; to: number }[] = []
  for (const [sign, pattern] of list) {
    if (sign !== 0 && (signs & sign) === 0) continue
    for (const match of matchesOf(flat.text, pattern)) found.push({ from: match.index, to: match.index + match[0].length })
  }
  return found
}
