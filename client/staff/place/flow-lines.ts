// What stands in the flow, top to bottom: a mark every ten minutes, a message with its fate, a stamp, an automatic line.
import type { Author, Entry, HideReason } from '#shared/message'
import { aboutWords } from '../time-words.ts'
import type { Message, PlaceState } from './place-state.ts'

export type FlowLine =
  | { kind: 'when'; key: string; words: string }
  | { kind: 'message'; key: string; seq: number; at: number; author: Author; text: string; held: Message['held'] | null; hiddenFor: HideReason | null; isDelayed: boolean; isFollowing: boolean }
  | { kind: 'entry'; key: string; entry: Exclude<Entry, { kind: 'message' | 'hidden' | 'released' | 'blank' | 'whisper' }> }
  | { kind: 'whisper'; key: string; entry: Extract<Entry, { kind: 'whisper' }> }

export function flowLines(entries: PlaceState['entries']): FlowLine[] {
  const ordered = [...entries.values()].sort((a, b) => a.seq - b.seq)
  const hidden = new Map<number, HideReason>()
  const released = new Set<number>()
  for (const entry of ordered) {
    if (entry.kind === 'hidden') hidden.set(entry.target, entry.reason)
    if (entry.kind === 'released') released.add(entry.target)
  }
  const lines: FlowLine[] = []
  let mark = -1
  for (const entry of ordered) {
    if (entry.kind === 'blank' || entry.kind === 'hidden') continue
    if (entry.kind === 'message' && released.has(entry.seq)) continue
    const ten = Math.floor(entry.at / 600_000)
    if (ten !== mark) lines.push({ kind: 'when', key: `t${entry.seq}`, words: aboutWords(entry.at) })
    mark = ten
    lines.push(lineOf(entry, hidden, lines.at(-1)))
  }
  return lines
}

function lineOf(entry: Exclude<Entry, { kind: 'blank' | 'hidden' }>, hidden: Map<number, HideReason>, before: FlowLine | undefined): FlowLine {
  const key = String(entry.seq)
  if (entry.kind === 'whisper') return { kind: 'whisper', key, entry }
  if (entry.kind !== 'message' && entry.kind !== 'released') return { kind: 'entry', key, entry }
  const isDelayed = entry.kind === 'released'
  const hiddenFor = hidden.get(entry.seq) ?? (entry.kind === 'message' ? (entry.hidden ?? null) : null)
  const held = entry.kind === 'message' && !hiddenFor ? (entry.held ?? null) : null
  return { kind: 'message', key, seq: entry.seq, at: entry.at, author: entry.author, text: entry.text, held, hiddenFor, isDelayed, isFollowing: before?.kind === 'message' && isSameAuthor(before.author, entry.author) }
}

function isSameAuthor(a: Author, b: Author): boolean {
  return a.kind === 'visitor' ? b.kind === 'visitor' && a.seatId === b.seatId : b.kind === 'staff' && a.name === b.name && a.part === b.part
}

export function whispers(entries: PlaceState['entries']): Extract<Entry, { kind: 'whisper' }>[] {
  return [...entries.values()].filter((entry) => entry.kind === 'whisper').sort((a, b) => b.seq - a.seq)
}

export function heldMessages(entries: PlaceState['entries']): Message[] {
  const settled = new Set([...entries.values()].flatMap((entry) => (entry.kind === 'released' || entry.kind === 'hidden' ? [entry.target] : [])))
  return [...entries.values()].filter((entry): entry is Message => entry.kind === 'message' && !!entry.held && !entry.hidden && !settled.has(entry.seq))
}
