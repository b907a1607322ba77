// What stands in the flow, top to bottom: a mark every ten minutes, a message with its fate in its own place, a stamp, an automatic line.
import type { Author, Entry, HideReason } from '#shared/message'
import { aboutWords } from '../time-words.ts'
import type { Message, PlaceState } from './place-state.ts'

type Again = Extract<Entry, { kind: 'released' | 'restored' }>
type Standing = Exclude<Entry, { kind: 'hidden' | 'blank' | 'withdrawn' }>

export type FlowLine =
  | { kind: 'when'; key: string; words: string }
  | {
      kind: 'message'; key: string; seq: number; at: number; author: Author; text: string; held: Message['held'] | null; hiddenFor: HideReason | null
      isDelayed: boolean; isRestored: boolean; isWithdrawn: boolean; isCovered: boolean; isGraphic: boolean; isFollowing: boolean
    }
  | { kind: 'entry'; key: string; entry: Exclude<Standing, { kind: 'message' | 'released' | 'restored' | 'whisper' }> }
  | { kind: 'whisper'; key: string; entry: Extract<Entry, { kind: 'whisper' }> }

export function flowLines(entries: PlaceState['entries']): FlowLine[] {
  const ordered = [...entries.values()].sort((a, b) => a.seq - b.seq)
  const fates = fatesOf(ordered)
  const lines: FlowLine[] = []
  let mark = -1
  for (const entry of ordered) {
    if (entry.kind === 'blank' || entry.kind === 'hidden' || entry.kind === 'withdrawn') continue
    if ((entry.kind === 'stamp' || entry.kind === 'whisper') && fates.withdrawn.has(entry.seq)) continue
    // It stands where it was first written; where it came again only when its first place is not on the page.
    const again = entry.kind === 'message' ? fates.again.get(entry.seq) : undefined
    if ((entry.kind === 'released' || entry.kind === 'restored') && (entries.has(entry.target) || fates.again.get(entry.target) !== entry)) continue
    const ten = Math.floor(entry.at / 600_000)
    if (ten !== mark) lines.push({ kind: 'when', key: `t${entry.seq}`, words: aboutWords(entry.at) })
    mark = ten
    lines.push(lineOf(entry, again, fates, lines[lines.length - 1]))
  }
  return lines
}

type Fates = ReturnType<typeof fatesOf>

function fatesOf(ordered: readonly Entry[]) {
  const hidden = new Map<number, HideReason>()
  const again = new Map<number, Again>()
  const withdrawn = new Set<number>()
  for (const entry of ordered) {
    if (entry.kind === 'hidden') hidden.set(entry.target, entry.reason)
    else if (entry.kind === 'released' || entry.kind === 'restored') {
      again.set(entry.target, entry)
      hidden.delete(entry.target)
    } else if (entry.kind === 'held_again') hidden.delete(entry.target)
    else if (entry.kind === 'withdrawn') withdrawn.add(entry.target)
  }
  return { hidden, again, withdrawn }
}

function lineOf(entry: Standing, again: Again | undefined, { hidden, withdrawn }: Fates, before: FlowLine | undefined): FlowLine {
  const key = String(entry.seq)
  if (entry.kind === 'whisper') return { kind: 'whisper', key, entry }
  if (entry.kind !== 'message' && entry.kind !== 'released' && entry.kind !== 'restored') return { kind: 'entry', key, entry }
  const shown = again ?? entry
  const hiddenFor = hidden.get(shown.seq) ?? (shown.kind === 'message' ? (shown.hidden ?? null) : null)
  const origin = entry.kind === 'message' ? entry.seq : entry.target
  const isWithdrawn = withdrawn.has(origin) || (entry.kind === 'message' && entry.isWithdrawn === true)
  // Everyone had read it: its words leave this page too. What was held at first, and what something keeps, staff still read.
  const hasWords = !withdrawn.has(origin) || (entry.kind === 'message' && (entry.held !== undefined || entry.isWithdrawn === true))
  const held = entry.kind === 'message' && !again && !hiddenFor && !isWithdrawn ? (entry.held ?? null) : null
  return {
    kind: 'message', key, seq: entry.seq, at: entry.at, author: entry.author, text: hasWords ? shown.text : '', held, hiddenFor, isDelayed: shown.kind === 'released', isRestored: shown.kind === 'restored', isWithdrawn, isCovered: shown.isCovered === true, isGraphic: isHardToRead(shown),
    isFollowing: before?.kind === 'message' && isSameAuthor(before.author, entry.author),
  }
}

/** What may be hard to read, by what was found in it or by why it is held (rule HA14). */
export function isHardToRead(entry: Entry | undefined): boolean {
  return entry !== undefined && 'isGraphic' in entry && entry.isGraphic === true ? true : entry?.kind === 'message' && entry.held?.isGraphic === true
}

/** Is it covered until somebody asks? A line that is held is, also where talk is read open. */
export function isVeiled({ held, isGraphic }: Extract<FlowLine, { kind: 'message' }>, isOpen: boolean | undefined): boolean {
  return held?.isGraphic === true || (isGraphic && !isOpen)
}

function isSameAuthor(a: Author, b: Author): boolean {
  return a.kind === 'visitor' ? b.kind === 'visitor' && a.seatId === b.seatId : b.kind === 'staff' && a.name === b.name && a.part === b.part
}

export function whispers(entries: PlaceState['entries']): Extract<Entry, { kind: 'whisper' }>[] {
  const gone = fatesOf([...entries.values()]).withdrawn
  return [...entries.values()].filter((entry) => entry.kind === 'whisper').filter(({ seq }) => !gone.has(seq)).sort((a, b) => b.seq - a.seq)
}
