// From entries to what stands on the page (rules ME8, LK7): time marks about every ten minutes, hidden traces where the line stood,
// lines of one author joined, blanks nowhere. Pure.
import type { Author, Entry } from '#shared/message'
import type { RoomState } from './room-state.ts'

type MessageEntry = Extract<Entry, { kind: 'message' }>
export type SaidLine = { key: string; kind: 'said'; entry: MessageEntry; isMine: boolean; isContinued: boolean; isFolded: boolean; hidden: MessageEntry['hidden'] | null; touches: readonly Touch[] }
export type Touch = { stamp: Extract<Entry, { kind: 'stamp' }>['stamp']; count: number }
export type Line =
  | SaidLine
  | { key: string; kind: 'held'; entry: MessageEntry }
  | { key: string; kind: 'released'; entry: Extract<Entry, { kind: 'released' }>; isMine: boolean }
  | { key: string; kind: 'stamp'; entry: Extract<Entry, { kind: 'stamp' }>; isMine: boolean }
  | { key: string; kind: 'whisper'; entry: Extract<Entry, { kind: 'whisper' }> }
  | { key: string; kind: 'joined' | 'left'; entry: Extract<Entry, { kind: 'joined' | 'left' }> }
  | { key: string; kind: 'notice'; entry: Extract<Entry, { kind: 'notice' }> }
  | { key: string; kind: 'when'; at: number }
  | { key: string; kind: 'new' }

const markEveryMs = 10 * 60_000
const joinWithinMs = 3 * 60_000

export function linesOf(state: RoomState): Line[] {
  const mine = state.seat?.seatId
  const isMine = (author: Author) => author.kind === 'visitor' && author.seatId === mine
  const hidden = new Map<number, MessageEntry['hidden']>()
  const released = new Set<number>()
  const touches = new Map<number, Map<Touch['stamp'], number>>()
  for (const e of state.entries) {
    if (e.kind === 'hidden') hidden.set(e.target, e.reason)
    else if (e.kind === 'released') released.add(e.target)
    else if (e.kind === 'stamp' && e.onSeq !== undefined) {
      const on = touches.get(e.onSeq) ?? new Map()
      touches.set(e.onSeq, on.set(e.stamp, (on.get(e.stamp) ?? 0) + 1))
    }
  }
  const lines: Line[] = []
  let markedSpan = -1
  let isDivided = false
  let before: MessageEntry | null = null
  for (const e of state.entries) {
    if (e.kind === 'blank' || e.kind === 'hidden' || (e.kind === 'stamp' && e.onSeq !== undefined)) continue
    if (e.kind === 'message' && e.held && (!isMine(e.author) || released.has(e.seq) || state.droppedSeqs.includes(e.seq))) continue
    const span = Math.floor(e.at / markEveryMs)
    if (span !== markedSpan) {
      lines.push({ key: `w${span}`, kind: 'when', at: e.at })
      markedSpan = span
      before = null
    }
    if (!isDivided && state.dividerAfter !== null && e.seq > state.dividerAfter) {
      lines.push({ key: 'new', kind: 'new' })
      isDivided = true
      before = null
    }
    const key = `e${e.seq}`
    if (e.kind !== 'message') {
      before = null
      if (e.kind === 'stamp') lines.push({ key, kind: 'stamp', entry: e, isMine: isMine(e.author) })
      else if (e.kind === 'released') lines.push({ key, kind: 'released', entry: e, isMine: isMine(e.author) })
      else if (e.kind === 'whisper') lines.push({ key, kind: 'whisper', entry: e })
      else if (e.kind === 'notice') lines.push({ key, kind: 'notice', entry: e })
      else lines.push({ key, kind: e.kind, entry: e })
      continue
    }
    if (e.held) {
      lines.push({ key, kind: 'held', entry: e })
      before = null
      continue
    }
    const isFolded = e.author.kind === 'visitor' && state.foldedSeats.includes(e.author.seatId)
    const isContinued = before !== null && sameAuthor(before.author, e.author) && e.at - before.at < joinWithinMs && !isFolded
    lines.push({ key, kind: 'said', entry: e, isMine: isMine(e.author), isContinued, isFolded, hidden: hidden.get(e.seq) ?? e.hidden ?? null, touches: touchesOn(touches.get(e.seq)) })
    before = isFolded ? null : e
  }
  return lines
}

function sameAuthor(a: Author, b: Author): boolean {
  if (a.kind === 'visitor') return b.kind === 'visitor' && a.seatId === b.seatId
  return b.kind === 'staff' && a.part === b.part && a.name === b.name
}

function touchesOn(counts: Map<Touch['stamp'], number> | undefined): Touch[] {
  return counts ? [...counts].map(([stamp, count]) => ({ stamp, count })) : []
}
