// The judge of a replay (rules RP4, RP5): what was said beside what every reader saw. Pure: no clock, no socket.
import { asKept, mustBeRefused } from './as-kept.ts'

/** A line as its speaker sent it. Those that the house took have a seq; the others say why not. */
export interface SentLine {
  clientId: string
  /** the name under which it must be seen */
  name: string
  text: string
  sentAt: number
  seq: number | null
  isHeld: boolean
  refusedBy: string | null
}

/** One thing a reader was told, in the order it arrived. */
export interface Seen {
  seq: number
  kind: string
  name: string | null
  text: string | null
  at: number
}

export interface Reader {
  right: 'visitor' | 'staff'
  /** the lines that are this reader's own */
  name: string | null
  seen: readonly Seen[]
}

export interface Tally {
  messages: number
  deliveries: number
  held: number
  refused: number
  wronglyRefused: number
  altered: number
  missing: number
  duplicated: number
  outOfOrder: number
  leaked: number
  /** from sending to each hearing */
  latencies: number[]
}

export const emptyTally = (): Tally => ({
  messages: 0, deliveries: 0, held: 0, refused: 0, wronglyRefused: 0, altered: 0, missing: 0, duplicated: 0, outOfOrder: 0, leaked: 0, latencies: [],
})

export function holds(tally: Tally): boolean {
  return tally.wronglyRefused + tally.altered + tally.missing + tally.duplicated + tally.outOfOrder + tally.leaked === 0
}

export function addTally(sum: Tally, more: Tally): void {
  for (const key of Object.keys(emptyTally()) as (keyof Tally)[]) {
    if (key === 'latencies') for (const each of more.latencies) sum.latencies.push(each)
    else sum[key] += more[key]
  }
}

/** @param lines in the order they were said, each sent after the one before it was acknowledged */
export function judge(lines: readonly SentLine[], readers: readonly Reader[]): Tally {
  const tally = emptyTally()
  const bySeq = new Map<number, SentLine>()
  let top = 0
  for (const line of lines) {
    tally.messages += 1
    if (line.seq === null) {
      tally.refused += 1
      if (!mustBeRefused(line.text)) tally.wronglyRefused += 1
      continue
    }
    if (mustBeRefused(line.text)) tally.altered += 1
    if (line.isHeld) tally.held += 1
    if (bySeq.has(line.seq)) tally.duplicated += 1
    if (line.seq <= top) tally.outOfOrder += 1
    top = Math.max(top, line.seq)
    bySeq.set(line.seq, line)
  }
  for (const reader of readers) judgeReader(reader, bySeq, tally)
  return tally
}

function judgeReader(reader: Reader, bySeq: ReadonlyMap<number, SentLine>, tally: Tally): void {
  const told = new Map<number, string>()
  let top = 0
  for (const seen of reader.seen) {
    const earlier = told.get(seen.seq)
    // What only one person may see comes to that person after the blank that everyone gets: a held line to its writer, or a notice
    // of the house, which nobody said.
    const line = bySeq.get(seen.seq)
    const isOwnAfterBlank = earlier === 'blank' && reader.right === 'visitor' && (line ? line.isHeld && seen.kind !== 'blank' : seen.kind === 'notice')
    if (earlier !== undefined && !isOwnAfterBlank) {
      tally.duplicated += 1
      continue
    }
    // The blank has kept its place; the words may come after what was told together with the blank.
    if (seen.seq < top && !isOwnAfterBlank) tally.outOfOrder += 1
    top = Math.max(top, seen.seq)
    told.set(seen.seq, seen.kind)
    if (seen.kind === 'message') judgeMessage(seen, reader, line, tally)
  }
  const seqs = [...bySeq.keys()]
  const [first, last] = [Math.min(...seqs), Math.max(...seqs)]
  for (let seq = first; seq <= last; seq += 1) {
    const line = bySeq.get(seq)
    const isSeen = line && mayRead(reader, line) ? told.get(seq) === 'message' : told.has(seq)
    if (!isSeen) tally.missing += 1
  }
}

function mayRead(reader: Reader, line: SentLine): boolean {
  return !line.isHeld || reader.right === 'staff' || reader.name === line.name
}

function judgeMessage(seen: Seen, reader: Reader, line: SentLine | undefined, tally: Tally): void {
  // Under a seq that no acknowledgement named: the same line written twice, or a line of nobody's.
  if (!line) tally.duplicated += 1
  else if (!mayRead(reader, line)) tally.leaked += 1
  else if (seen.text !== asKept(line.text) || seen.name !== line.name) tally.altered += 1
  else {
    tally.deliveries += 1
    tally.latencies.push(seen.at - line.sentAt)
  }
}
