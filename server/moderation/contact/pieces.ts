// A number or a name sent in pieces: short lines that are mostly digits or Latin letters, put together in the order they came.
import { digitsIn } from './digits.ts'
import { flatten, type Flat } from './flat.ts'
import type { EarlierLine, ScreenContext } from '../subject.ts'

const togetherMs = 5 * 60_000
const mostLines = 8
const mostLetters = 24
const service = /l[i1]ne|らいん|らいそ|緑の|でぃすこ|いんすた|ついったー|かかお|てれぐらむ|すかいぷ|id|あいでぃ|垢|めあど|めーる|あどれす|ふれこ/

export function piecesOf(flat: Flat, { atMs, earlier }: ScreenContext): string[] {
  if (earlier.length === 0 || flat.text.length > mostLetters) return []
  const own = pieceOf(flat)
  if (own === null) return []
  const lines = earlier.slice(-mostLines).filter((line) => line.text !== '' && atMs - line.atMs <= togetherMs).map(readLine)
  const digits = [...lines.map(({ piece }) => piece?.digits ?? ''), own.digits].filter((each) => each !== '')
  const names = [...lines.map(({ piece }) => piece?.name ?? ''), own.name].filter((each) => each !== '')
  const word = lines.find((line) => line.word !== undefined)?.word
  const found: string[] = []
  if (own.digits !== '' && digits.length > 1) for (let from = 0; from < digits.length - 1; from += 1) found.push(digits.slice(from).join('-'))
  if (own.name !== '' && names.length > 1) found.push(names.join(''))
  if (own.name !== '' && word) found.push(`${word}:${names.slice(-3).join('')}`)
  return found
}

/** What an earlier line holds is kept beside it. */
type Read = { piece: Piece | null; word: string | undefined }
const known = new WeakMap<EarlierLine, Read>()

function readLine(line: EarlierLine): Read {
  const kept = known.get(line)
  if (kept) return kept
  const flat = flatten(line.text)
  const made: Read = { piece: pieceOf(flat), word: service.exec(flat.text)?.[0] }
  known.set(line, made)
  return made
}

type Piece = { digits: string; name: string }

/** What of a short line could be a part; null when the line is ordinary talk. */
function pieceOf({ text }: Flat): Piece | null {
  if (text.length > mostLetters) return null
  const name = /^[^a-z0-9]{0,4}([a-z0-9._@#/-]{2,20}(?:\s?(?:あっと(?:まーく)?|どっと)\s?[a-z0-9.-]{0,20})?|(?:あっと(?:まーく)?|どっと)\s?[a-z0-9.-]{0,20})[^a-z0-9]{0,4}$/.exec(text)?.[1] ?? ''
  const plain = /\d/.test(text) && text.length <= 14 ? [...text].filter((each) => each >= '0' && each <= '9').join('') : ''
  const spoken = plain === '' ? spokenDigits(text) : ''
  const digits = plain.length >= 2 ? plain : spoken
  if (digits === '' && name === '') return null
  return { digits, name: /[a-z]/.test(name) || /あっと|どっと/.test(name) ? name.replace(/あっと(?:まーく)?/, '@').replace(/どっと/, '.').replace(/\s/g, '') : '' }
}

const onlySpoken = /^[-. ・、,()（）の/_ー~\n*：:|0-9〇一二三四五六七八九零○◯●⓪壱弐参ぜろれいまるおちっわんにつさよしごくなはぱきゅうじーol]+$/u

/** Only a line that is nothing but digits said aloud. */
function spokenDigits(text: string): string {
  if (!onlySpoken.test(text)) return ''
  const [run, ...more] = digitsIn(flatten(`0000${text}`))
  return run && more.length === 0 && run.to === text.length + 4 ? run.digits.slice(4) : ''
}
