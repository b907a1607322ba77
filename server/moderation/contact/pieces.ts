// A number or a name sent in pieces: short lines that are mostly digits or Latin letters, put together in the order they came.
import { digitsIn } from './digits.ts'
import { flatten } from './flat.ts'
import type { ScreenContext } from '../subject.ts'

const togetherMs = 5 * 60_000
const mostLines = 8
const service = /l[i1]ne|らいん|らいそ|緑の|でぃすこ|いんすた|ついったー|かかお|てれぐらむ|すかいぷ|id|あいでぃ|垢|めあど|めーる|あどれす|ふれこ/

export function piecesOf(text: string, { atMs, earlier }: ScreenContext): string[] {
  const own = pieceOf(text)
  if (own === null || earlier.length === 0) return []
  const lines = earlier.slice(-mostLines).filter((line) => line.text !== '' && atMs - line.atMs <= togetherMs).map((line) => line.text)
  const before = lines.map(pieceOf)
  const digits = [...before.map((each) => each?.digits ?? ''), own.digits].filter((each) => each !== '')
  const names = [...before.map((each) => each?.name ?? ''), own.name].filter((each) => each !== '')
  const word = lines.map((line) => service.exec(flatten(line).text)?.[0]).find((each) => each !== undefined)
  const found: string[] = []
  if (own.digits !== '' && digits.length > 1) for (let from = 0; from < digits.length - 1; from += 1) found.push(digits.slice(from).join('-'))
  if (own.name !== '' && names.length > 1) found.push(names.join(''))
  if (own.name !== '' && word) found.push(`${word}:${names.slice(-3).join('')}`)
  return found
}

type Piece = { digits: string; name: string }

/** What of a short line could be a part; null when the line is ordinary talk. */
function pieceOf(line: string): Piece | null {
  const { text } = flatten(line)
  if (text.length > 24) return null
  const name = /^[^a-z0-9]{0,4}([a-z0-9._@#-]{2,20}(?:\s?(?:あっと(?:まーく)?|どっと)\s?[a-z0-9.-]{0,20})?|(?:あっと(?:まーく)?|どっと)\s?[a-z0-9.-]{0,20})[^a-z0-9]{0,4}$/.exec(text)?.[1] ?? ''
  const plain = /\d/.test(text) && text.length <= 14 ? [...text].filter((each) => each >= '0' && each <= '9').join('') : ''
  const spoken = plain === '' ? spokenDigits(text) : ''
  const digits = plain.length >= 2 ? plain : spoken
  if (digits === '' && name === '') return null
  return { digits, name: /[a-z]/.test(name) || /あっと|どっと/.test(name) ? name.replace(/あっと(?:まーく)?/, '@').replace(/どっと/, '.').replace(/\s/g, '') : '' }
}

/** Only a line that is nothing but digits said aloud. */
function spokenDigits(text: string): string {
  const [run, ...more] = digitsIn({ text: `0000${text}`, from: [], to: [] })
  return run && more.length === 0 && run.to === text.length + 4 ? run.digits.slice(4) : ''
}
