// What happens to a text before anyone judges it (rules ME6, ME7): control and bidi marks go, words stay as typed.
import type { RefusalCode } from './refusal.ts'

export const textMaxGraphemes = 2000
export const textMaxBytes = 8000

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

// Letters that never join with what stands beside them, so that each is one grapheme: nearly every line consists of them.
const onlyPlain = /^[\n\x20-\x7e\u2014\u2015\u2026\u3000-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u30ff\u4e00-\u9fff\uff01-\uff9d]*$/

export function graphemes(text: string): number {
  if (onlyPlain.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

// C0/C1 controls but newline and tab; bidi overrides and isolates; marks of interlinear annotation; tag characters; BOM; lone surrogates.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Cs}/gu

export function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(controls, '')
}

/** Of a text that is no line, what is judged all the same: it may be a cry for help (MO4). As much as a line may have bytes. */
export const judgedOf = (raw: string): string => withoutControls(raw.slice(0, textMaxBytes))

/** A grapheme piled from more code points than any script needs is decoration meant to break a screen. */
function isPiled(text: string): boolean {
  return !onlyPlain.test(text) && [...segmenter.segment(text)].some(({ segment }) => [...segment].length > 16)
}

/** The text as kept, or why it is not. Length is judged in graphemes and UTF-8 bytes. */
export function readText(raw: string): { text: string } | { refused: RefusalCode } {
  if (raw.length > textMaxBytes) return { refused: 'too_long' }
  const text = withoutControls(raw).replace(/^\n+|\s+$/gu, '')
  if (text.trim() === '' || !/[^\s\u200b-\u200d\u2060]/u.test(text)) return { refused: 'empty' }
  // No letter takes more than three bytes for each of its units.
  const isLong = text.length * 3 > textMaxBytes && new TextEncoder().encode(text).length > textMaxBytes
  if (isLong || graphemes(text) > textMaxGraphemes) return { refused: 'too_long' }
  if (isPiled(text)) return { refused: 'too_long' }
  return { text }
}
