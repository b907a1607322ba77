// What a check is handed: a line as typed, read once for matching, and what the same person wrote just before.
import type { Id } from '#shared/ids'
import type { VerdictSeverity } from '#shared/moderation'
import type { Known } from './checks/just-before.ts'
import { digitsIn, type Digits } from './contact/digits.ts'
import { flatten, type Flat } from './contact/flat.ts'
import type { PublicPlaces } from './contact/public-places.ts'
import type { Book } from './phrases/book.ts'
import { read, type Reading } from './reading/reading.ts'
import type { Sketch, Traces } from './traces.ts'

/** A line of the same person, whatever name they bore: its words for ten minutes at most, what was found in it for longer. */
export type EarlierLine = {
  text: string
  atMs: number
  /** the id it was sent with: sent again with the same one it is the same line */
  clientId?: Id
  found?: readonly { category: string; severity: VerdictSeverity; rule?: string }[]
  /** What checks have worked out of it stands in it: looked up by a weak key it would be a walk through cold memory for each of twenty lines. */
  known?: Known | undefined
  sketch?: Sketch | undefined
}
export type ScreenContext = {
  atMs: number
  /** oldest first */
  earlier: readonly EarlierLine[]
  /** theirs, where they are kept */
  traces?: Traces | undefined
  isStaff: boolean
  /** digits of numbers that everyone may write: the house's directory */
  publicNumbers?: ReadonlySet<string>
  /** and its pages and addresses */
  publicPlaces?: PublicPlaces
  /** the lists this house works with; without them those it came with */
  book?: Book
}

export type Subject = {
  text: string
  context: ScreenContext
  reading: Reading
  flat: Flat
  digits: Digits[]
  /** the line as it will stand among the earlier ones: what is worked out once is remembered by it */
  line: EarlierLine
}

/** Of nearly every line, so that it is kept once. */
export const nothingFound: NonNullable<EarlierLine['found']> = []
export const nobodyBefore: ScreenContext = { atMs: 0, earlier: [], isStaff: false }

class ReadOnce implements Subject {
  readonly line: EarlierLine
  #reading: Reading | null = null
  #flat: Flat | null = null
  #digits: Digits[] | null = null

  constructor(readonly text: string, readonly context: ScreenContext) {
    // All of it at once: what were added later would lie elsewhere in memory.
    this.line = { text, atMs: context.atMs, clientId: '', found: nothingFound, known: undefined, sketch: undefined }
  }

  get reading(): Reading {
    return (this.#reading ??= read(this.text))
  }

  get flat(): Flat {
    return (this.#flat ??= flatten(this.text))
  }

  get digits(): Digits[] {
    return (this.#digits ??= digitsIn(this.flat))
  }
}

export function subjectOf(text: string, context: ScreenContext): Subject {
  return new ReadOnce(text, context)
}
