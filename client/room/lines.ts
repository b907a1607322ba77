// From entries to what stands on the page (rules ME8, LK7, MO6): time marks about every ten minutes, hidden traces where the line stood,
// late lines in their place with a word where they arrived, lines of one author joined, blanks nowhere. Pure.
import type { Author, Entry } from '#shared/message'
import type { RoomState } from './room-state.ts'

type MessageEntry = Extract<Entry, { kind: 'message' }>
export type AgainEntry = Extract<Entry, { kind: 'released' | 'restored' }>
export type AskedEntry = Extract<Entry, { kind: 'asked' }>
export type SaidLine = { key: string; kind: 'said'; entry: MessageEntry; isMine: boolean; isContinued: boolean; isFolded: boolean; hidden: MessageEntry['hidden'] | null; gone: Gone; isLatest: boolean; touches: readonly Touch[]; ownNod: number | null }
/** One's own that is being taken back, or anybody's that was (ME9). */
export type Gone = 'going' | 'gone' | null
export type Touch = { stamp: Extract<Entry, { kind: 'stamp' }>['stamp']; count: number }
export type Line =
  | SaidLine
  | { key: string; kind: 'held'; entry: MessageEntry; asked: AskedEntry | null }
  | { key: string; kind: 'released'; entry: AgainEntry; isMine: boolean; isFolded: boolean; hidden: MessageEntry['hidden'] | null; gone: Gone; isLatest: boolean }
  | { key: string; kind: 'late'; entry: AgainEntry; toKey: string }
  | { key: string; kind: 'stamp'; entry: Extract<Entry, { kind: 'stamp' }>; isMine: boolean; gone: Gone; isLatest: boolean }
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
  const isFoldedAway = (author: Author) => author.kind === 'visitor' && state.foldedSeats.includes(author.seatId)
  const fates = fatesOf(state, isMine)
  const lines: Line[] = []
  let markedSpan = -1
  let isDivided = false
  let before: MessageEntry | null = null
  const pushAgain = (key: string, entry: AgainEntry) => {
    lines.push({ key, kind: 'released', entry, isMine: isMine(entry.author), isFolded: isFoldedAway(entry.author), hidden: fates.hidden.get(entry.seq) ?? null, gone: goneOf(state, fates, entry, entry.target), isLatest: false })
    before = null
  }
  for (const e of state.entries) {
    const again = fates.again.get(e.seq)
    if (e.kind === 'blank' && again) pushAgain(`e${e.seq}`, again)
    if (e.kind === 'blank' || e.kind === 'hidden' || e.kind === 'held_again' || e.kind === 'withdrawn' || (e.kind === 'stamp' && e.onSeq !== undefined)) continue
    if (e.kind === 'stamp' && fates.withdrawn.has(e.seq)) continue
    if (e.kind === 'message' && e.held && !again && (!isMine(e.author) || fates.asked.has(e.seq) || isGone(state, fates, e.seq))) continue
    const held = e.kind === 'asked' ? state.entries.find((one): one is MessageEntry => one.kind === 'message' && one.seq === e.target) : undefined
    if (e.kind === 'asked' && (!held || fates.asked.get(e.target) !== e || isGone(state, fates, e.target) || fates.again.has(e.target))) continue
    if ((e.kind === 'released' || e.kind === 'restored') && fates.again.get(e.target) !== e) continue
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
    if (e.kind === 'released' || e.kind === 'restored') {
      const toKey = `e${e.target}`
      const at = lines.findIndex((line) => line.key === toKey)
      const last = [...lines].reverse().find((line) => line.kind !== 'when' && line.kind !== 'new')
      if (at < 0) pushAgain(key, e)
      else if (fates.withdrawn.has(e.target)) continue
      else if (last?.key !== toKey && !isFoldedAway(e.author)) lines.push({ key, kind: 'late', entry: e, toKey })
      before = null
      continue
    }
    if (e.kind === 'asked') {
      if (held) lines.push({ key, kind: 'held', entry: held, asked: e })
      before = null
      continue
    }
    if (e.kind !== 'message') {
      before = null
      if (e.kind === 'stamp') lines.push({ key, kind: 'stamp', entry: e, isMine: isMine(e.author), gone: goneOf(state, fates, e, e.seq), isLatest: false })
      else if (e.kind === 'whisper') lines.push({ key, kind: 'whisper', entry: e })
      else if (e.kind === 'notice') lines.push({ key, kind: 'notice', entry: e })
      else lines.push({ key, kind: e.kind, entry: e })
      continue
    }
    if (again) {
      pushAgain(key, again)
      continue
    }
    if (e.held && !(fates.hidden.get(e.seq) ?? e.hidden)) {
      lines.push({ key, kind: 'held', entry: e, asked: null })
      before = null
      continue
    }
    const isFolded = isFoldedAway(e.author)
    const isContinued = before !== null && sameAuthor((before as MessageEntry).author, e.author) && e.at - (before as MessageEntry).at < joinWithinMs && !isFolded
    lines.push({ key, kind: 'said', entry: e, isMine: isMine(e.author), isContinued, isFolded, hidden: fates.hidden.get(e.seq) ?? e.hidden ?? null, gone: goneOf(state, fates, e, e.seq), isLatest: false, touches: touchesOn(fates.touches.get(e.seq)), ownNod: fates.ownNods.get(e.seq) ?? null })
    before = isFolded ? null : e
  }
  const latest = [...lines].reverse().find((line): line is OwnLine => 'isLatest' in line && line.isMine)
  if (latest) latest.isLatest = true
  return lines
}

type OwnLine = Extract<Line, { isLatest: boolean }>

function goneOf(state: RoomState, fates: Fates, entry: Entry, seq: number): Gone {
  return fates.withdrawn.has(seq) || (entry.kind === 'message' && entry.isWithdrawn) ? 'gone' : state.droppedSeqs.includes(seq) ? 'going' : null
}

type Fates = ReturnType<typeof fatesOf>

/** What became of lines, told by later entries: hidden, standing again, asked about, taken back, touched. */
function fatesOf(state: RoomState, isMine: (author: Author) => boolean) {
  const hidden = new Map<number, MessageEntry['hidden']>()
  const again = new Map<number, AgainEntry>()
  const asked = new Map<number, AskedEntry>()
  const withdrawn = new Set(state.entries.flatMap((e) => (e.kind === 'withdrawn' ? [e.target] : [])))
  const touches = new Map<number, Map<Touch['stamp'], number>>()
  const ownNods = new Map<number, number>()
  for (const e of state.entries) {
    if (e.kind === 'hidden') hidden.set(e.target, e.reason)
    else if (e.kind === 'released' || e.kind === 'restored') {
      again.set(e.target, e)
      hidden.delete(e.target)
    } else if (e.kind === 'held_again') hidden.delete(e.target)
    else if (e.kind === 'asked') asked.set(e.target, e)
    else if (e.kind === 'stamp' && e.onSeq !== undefined && !withdrawn.has(e.seq) && !state.droppedSeqs.includes(e.seq)) {
      const on = touches.get(e.onSeq) ?? new Map()
      touches.set(e.onSeq, on.set(e.stamp, (on.get(e.stamp) ?? 0) + 1))
      if (e.stamp === 'nod' && isMine(e.author)) ownNods.set(e.onSeq, e.seq)
    }
  }
  return { hidden, again, asked, withdrawn, touches, ownNods }
}

/** Put aside by its writer, here or on the server. */
function isGone(state: RoomState, fates: Fates, seq: number): boolean {
  return fates.withdrawn.has(seq) || state.droppedSeqs.includes(seq)
}

function sameAuthor(a: Author, b: Author): boolean {
  if (a.kind === 'visitor') return b.kind === 'visitor' && a.seatId === b.seatId
  return b.kind === 'staff' && a.part === b.part && a.name === b.name
}

function touchesOn(counts: Map<Touch['stamp'], number> | undefined): Touch[] {
  return counts ? [...counts].map(([stamp, count]) => ({ stamp, count })) : []
}
