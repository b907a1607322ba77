// What a check is handed: a line as typed, read once for matching, and what the same person wrote just before.
import type { VerdictSeverity } from '#shared/moderation'
import { digitsIn, type Digits } from './contact/digits.ts'
import { flatten, type Flat } from './contact/flat.ts'
import { read, type Reading } from './reading/reading.ts'
import { lineMark } from './reading/units.ts'

/** A line of the same person, whatever name they bore: its words for ten minutes at most, what was found in it for longer. */
export type EarlierLine = { text: string; atMs: number; found?: readonly { category: string; severity: VerdictSeverity }[] }
export type ScreenContext = {
  atMs: number
  /** oldest first */
  earlier: readonly EarlierLine[]
  isStaff: boolean
  /** digits of numbers that everyone may write: the house's directory */
  publicNumbers?: ReadonlySet<string>
}

/** Lines read as one: `start` is where the newest begins, in UTF-16 units of `text`. */
export type Joined = { text: string; start: number }

export type Subject = {
  text: string
  context: ScreenContext
  reading: Reading
  flat: Flat
  digits: Digits[]
  /** with the lines sent just before it, when there are any */
  joined: Joined | null
}

const breathMs = 30_000
const mostLines = 6
const mostLetters = 240

export const nobodyBefore: ScreenContext = { atMs: 0, earlier: [], isStaff: false }

export function subjectOf(text: string, context: ScreenContext): Subject {
  let reading: Reading | null = null
  let flat: Flat | null = null
  let digits: Digits[] | null = null
  let joined: Joined | null | undefined
  return {
    text, context,
    get reading() { return (reading ??= read(text)) },
    get flat() { return (flat ??= flatten(text)) },
    get digits() { return (digits ??= digitsIn(this.flat)) },
    get joined() { return joined === undefined ? (joined = joinLines(text, context)) : joined },
  }
}

/** The last lines, each sent within a breath of the next. */
function joinLines(text: string, { atMs, earlier }: ScreenContext): Joined | null {
  let before = ''
  let nextAt = atMs
  for (let i = earlier.length - 1; i >= 0 && i >= earlier.length - mostLines + 1; i -= 1) {
    const line = earlier[i]
    if (!line || line.text === '' || nextAt - line.atMs > breathMs || before.length + line.text.length > mostLetters) break
    before = `${line.text}${lineMark}${before}`
    nextAt = line.atMs
  }
  return before === '' ? null : { text: before + text, start: before.length }
}
