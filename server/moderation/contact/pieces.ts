// A number or a name sent in pieces: short lines that are mostly digits or Latin letters, put together in the order they came. A line
// that is nothing but digits, in any spelling, counts from one digit; in a line of words two digits must stand.
import { digitsIn } from './digits.ts'
import { flatten, type Flat } from './flat.ts'
import type { EarlierLine, ScreenContext } from '../subject.ts'

const togetherMs = 5 * 60_000
const mostLines = 12
const mostLetters = 24
/** Ten digits said aloud. */
const mostSpoken = 48
const service = /l[i1]ne|らいん|らいそ|緑の|でぃすこ|いんすた|ついったー|かかお|てれぐらむ|すかいぷ|id|あいでぃ|垢|めあど|めーる|あどれす|ふれこ/

/** `numbers`: pieces of what may be a telephone number, which begins with 0 or 81; `names`: what may be a name or an address. */
export type Pieces = { numbers: NumberPiece[][]; names: string[] }
export type NumberPiece = { digits: string; isAlone: boolean }
const nothing: Pieces = { numbers: [], names: [] }

export function piecesOf(flat: Flat, { atMs, earlier }: ScreenContext): Pieces {
  if (earlier.length === 0) return nothing
  const own = pieceOf(flat)
  if (own === null) return nothing
  const lines = earlier.slice(-mostLines + 1).filter((line) => line.text !== '' && atMs - line.atMs <= togetherMs).map(readLine)
  const numbers = [...lines.flatMap(({ piece }) => piece?.number ?? []), ...own.number]
  const names = [...lines.map(({ piece }) => piece?.name ?? ''), own.name].filter((each) => each !== '')
  const word = lines.find((line) => line.word !== undefined)?.word
  const found: Pieces = { numbers: [], names: [] }
  if (own.number.length > 0) for (let from = 0; from < numbers.length - 1; from += 1) if (/^(?:0|8(?:1|$))/.test(numbers[from]?.digits ?? '')) found.numbers.push(numbers.slice(from))
  if (own.name !== '' && names.length > 1) found.names.push(names.join(''))
  if (own.name !== '' && word) found.names.push(`${word}:${names.slice(-3).join('')}`)
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

/** `number`: one piece or none. */
type Piece = { number: NumberPiece[]; name: string }

/** What of a short line could be a part; null when the line is ordinary talk. */
function pieceOf({ text }: Flat): Piece | null {
  if (text.length > mostSpoken) return null
  const name = text.length > mostLetters ? '' : nameIn(text)
  const number = numberIn(text)
  return number.length === 0 && name === '' ? null : { number, name }
}

function nameIn(text: string): string {
  const name = /^[^a-z0-9]{0,4}([a-z0-9._@#/-]{2,20}(?:\s?(?:あっと(?:まーく)?|どっと)\s?[a-z0-9.-]{0,20})?|(?:あっと(?:まーく)?|どっと)\s?[a-z0-9.-]{0,20})[^a-z0-9]{0,4}$/.exec(text)?.[1] ?? ''
  return /[a-z]/.test(name) || /あっと|どっと/.test(name) ? name.replace(/あっと(?:まーく)?/, '@').replace(/どっと/, '.').replace(/\s/g, '') : ''
}

function numberIn(text: string): NumberPiece[] {
  if (measured.test(text)) return []
  const alone = digitsAlone(text)
  if (alone !== '') return [{ digits: alone, isAlone: true }]
  const among = text.length <= 14 && /\d/.test(text) ? text.replace(/[^0-9]/g, '') : ''
  return among.length >= 2 ? [{ digits: among, isAlone: false }] : []
}

/** Figures with what they count, an hour, a day, a weight, a score: no part of a number. Three that begin with 0 count nothing. */
const measured = /(?<![\d:/.-])(?!0\d{2})(?:[12]\d{3}年|\d{3,5}(?:円|歩)|\d{1,3}(?:\.\d{1,2})?\s?(?:時|年|月|日|分|秒|歳|才|度|円|点|枚|回|巻|話|勝|敗|位|人|個|本|歩|きろ|kg|%|℃))|(?<![\d:/.-])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:-])|(?<![\d:/.-])(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01])(?![\d/-])|^(?:hp|mp|sp|lv|exp|攻|防)\s?\d/u
const around = /^[^\p{L}\p{N}○◯●]+|[^\p{L}\p{N}○◯●]+$/gu
const onlyDigits = /^[-. ・、,()（）の/_ー~\n*：:|0-9〇一二三四五六七八九零○◯●⓪壱弐参ぜろれいまるおちっわんにつさよしごくなはぱきゅうじーol]+$/u

/** The digits of a line that is nothing but digits, written or said aloud: behind some that are said, に and し are digits too. */
function digitsAlone(text: string): string {
  const bare = text.replace(around, '')
  if (!onlyDigits.test(bare)) return ''
  const [run, ...more] = digitsIn({ text: `〇〇〇〇${bare}` })
  return run && more.length === 0 && run.to === bare.length + 4 ? run.digits.slice(4) : ''
}

/** Numbers that are counted up or down, one a line. */
export function isCounting(pieces: readonly NumberPiece[]): boolean {
  const steps = pieces.slice(1).map(({ digits }, at) => Number(digits) - Number(pieces[at]?.digits))
  return steps.filter((step, at) => Math.abs(step) === 1 || (at > 0 && step === steps[at - 1])).length * 2 > steps.length
}
