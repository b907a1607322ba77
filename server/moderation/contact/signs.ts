// Which of many short words stand in a text, told in one walk over it: a pattern is tried only where a word stands without which it can
// find nothing. Most lines hold none of them.
import type { Flat } from './flat.ts'

const most = 30
const sets: string[][] = []

/** @returns the sign that any of these words stands there, written as a flat text has them */
export function signOf(...words: string[]): number {
  if (sets.length === most) throw new Error('more signs than bits')
  sets.push(words)
  return 1 << (sets.length - 1)
}

type Word = { rest: string; signs: number }
/** By the first letter: signs of that letter alone, and words that begin with it. */
let alone: Int32Array | null = null
const begun = new Map<number, Word[]>()
const hasMore = new Uint8Array(0x10000)

function gather(): Int32Array {
  const made = new Int32Array(0x10000)
  sets.forEach((words, set) => {
    for (const word of words) {
      const first = word.charCodeAt(0)
      if (word.length === 1) made[first] = (made[first] ?? 0) | (1 << set)
      else {
        const known = begun.get(first) ?? []
        const same = known.find(({ rest }) => rest === word.slice(1))
        if (same) same.signs |= 1 << set
        else known.push({ rest: word.slice(1), signs: 1 << set })
        begun.set(first, known)
        hasMore[first] = 1
      }
    }
  })
  return made
}

export function signsIn(flat: Flat): number {
  return (flat.signs ??= walk(flat.text))
}

function walk(text: string): number {
  alone ??= gather()
  let signs = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    signs |= alone[code] ?? 0
    if (hasMore[code] === 0) continue
    const words = begun.get(code) ?? []
    for (let w = 0; w < words.length; w += 1) {
      const { rest, signs: own } = words[w] as Word
      if ((signs & own) !== own && text.startsWith(rest, at + 1)) signs |= own
    }
  }
  return signs
}

/** A pattern, and the sign without which it can find nothing (0: it is always tried). */
export type Signed = readonly [sign: number, pattern: RegExp]

export function findSigned(flat: Flat, list: readonly Signed[]): { from: number; to: number }[] {
  const signs = signsIn(flat)
  const found: { from: number; to: number }[] = []
  for (const [sign, pattern] of list) {
    if (sign !== 0 && (signs & sign) === 0) continue
    for (const match of flat.text.matchAll(pattern)) found.push({ from: match.index, to: match.index + match[0].length })
  }
  return found
}
