// The one pure reducer of a live place (a room or a one-to-one): rules LK13, ME4.
// Entries stand in seq order without holes; a seq already seen is dropped; what comes after a hole waits until the hole is filled.
import type { Entry } from '#shared/message'
import type { RefusalCode } from '#shared/refusal'
import type { PlaceView, SeatView } from '#shared/views'

/** Most lines kept on the page while following the flow; older ones can be read back. */
export const keptEntries = 300

export type PendingState = 'sending' | 'waiting' | 'sent' | 'failed'
export type PendingWhat = { kind: 'message' | 'whisper'; text: string; rewrites?: number; isCovered?: boolean } | { kind: 'stamp'; stamp: StampOf; onSeq?: number }
type StampOf = Extract<Entry, { kind: 'stamp' }>['stamp']
/** One's own, from the tap until the place's log shows it. `seq` is known once the server has said it is kept. */
export type Pending = { clientId: string; what: PendingWhat; at: number; state: PendingState; seq?: number; code?: RefusalCode; retryAt?: number }

export type RoomState = {
  placeId: string
  conversationId: string
  seat: SeatView | null
  entries: readonly Entry[]
  lastSeq: number
  /** the highest seq known to exist, from news or from a heartbeat */
  heardSeq: number
  ahead: readonly Entry[]
  hasEarlier: boolean
  pending: readonly Pending[]
  /** authors (seat ids) whose lines this reader has folded away, for this reader only */
  foldedSeats: readonly string[]
  /** own held lines the writer has put aside */
  droppedSeqs: readonly number[]
  isFollowing: boolean
  /** last seq before the reader looked away; the divider stands after it */
  dividerAfter: number | null
}

export type RoomAction =
  | { type: 'placed'; place: PlaceView }
  | { type: 'seated'; seat: SeatView }
  | { type: 'heard'; entries: readonly Entry[] }
  | { type: 'beat'; lastSeq: number }
  | { type: 'earlier'; entries: readonly Entry[]; hasEarlier: boolean }
  | { type: 'written'; pending: Pending }
  | { type: 'pended'; clientId: string; state: PendingState; seq?: number; code?: RefusalCode; retryAt?: number }
  | { type: 'withdrawn'; clientId: string }
  | { type: 'dropped'; seq: number }
  /** it could not be taken back after all */
  | { type: 'kept'; seq: number }
  | { type: 'folded'; seatId: string; isFolded: boolean }
  | { type: 'looked'; isFollowing: boolean }

export function roomFrom(place: PlaceView): RoomState {
  const { entries, lastSeq } = standing([], startOf(place), [...place.entries].sort(bySeq))
  return {
    placeId: place.placeId, conversationId: place.conversationId, seat: place.seat, entries, lastSeq, heardSeq: Math.max(place.lastSeq, lastSeq), ahead: [],
    hasEarlier: place.hasEarlier, pending: [], foldedSeats: [], droppedSeqs: [], isFollowing: true, dividerAfter: null,
  }
}

export function roomReducer(state: RoomState, action: RoomAction): RoomState {
  switch (action.type) {
    case 'placed':
      return placeAgain(state, action.place)
    case 'seated':
      return { ...state, seat: action.seat }
    case 'heard':
      return hear(state, action.entries)
    case 'beat':
      return action.lastSeq > state.heardSeq ? { ...state, heardSeq: action.lastSeq } : state
    case 'earlier': {
      const first = state.entries[0]?.seq ?? state.lastSeq + 1
      return { ...state, entries: [...action.entries.filter((e) => e.seq < first).sort(bySeq), ...state.entries], hasEarlier: action.hasEarlier }
    }
    case 'written':
      return { ...state, pending: [...state.pending.filter((p) => p.clientId !== action.pending.clientId), action.pending], dividerAfter: null }
    case 'pended':
      return settle({ ...state, pending: state.pending.map((p) => (p.clientId === action.clientId ? { ...p, ...pickPended(action) } : p)) })
    case 'withdrawn':
      return { ...state, pending: state.pending.filter((p) => p.clientId !== action.clientId) }
    case 'dropped':
      return { ...state, droppedSeqs: [...state.droppedSeqs, action.seq] }
    case 'kept':
      return { ...state, droppedSeqs: state.droppedSeqs.filter((seq) => seq !== action.seq) }
    case 'folded': {
      const others = state.foldedSeats.filter((id) => id !== action.seatId)
      return { ...state, foldedSeats: action.isFolded ? [...others, action.seatId] : others }
    }
    case 'looked':
      return look(state, action.isFollowing)
  }
}

/** The seq after which something is missing, or null when all that is known to exist is here. */
export function missingAfter(state: RoomState): number | null {
  return state.heardSeq > state.lastSeq ? state.lastSeq : null
}

function startOf(place: PlaceView): number {
  const first = place.entries.reduce((least, e) => Math.min(least, e.seq), Number.POSITIVE_INFINITY)
  return Number.isFinite(first) ? first - 1 : place.lastSeq
}

const bySeq = (a: Entry, b: Entry) => a.seq - b.seq

/**
 * Appends what follows without a hole; returns the rest, still waiting. A seq already seen is dropped, except that words take the
 * place of a blank: a node of an older release tells their writer of both.
 */
function standing(entries: readonly Entry[], lastSeq: number, incoming: readonly Entry[]) {
  const next = [...entries]
  const ahead: Entry[] = []
  let last = lastSeq
  for (const entry of incoming) {
    if (entry.seq <= last) uncover(next, entry)
    else if (entry.seq === last + 1) {
      next.push(entry)
      last = entry.seq
    } else if (!ahead.some((a) => a.seq === entry.seq)) ahead.push(entry)
    else uncover(ahead, entry)
  }
  return { entries: next, lastSeq: last, ahead }
}

function uncover(entries: Entry[], entry: Entry): void {
  const at = entry.kind === 'blank' ? -1 : entries.findIndex((e) => e.seq === entry.seq && e.kind === 'blank')
  if (at >= 0) entries[at] = entry
}

function hear(state: RoomState, incoming: readonly Entry[]): RoomState {
  const { entries: heard, lastSeq, ahead } = standing(state.entries, state.lastSeq, [...state.ahead, ...incoming].sort(bySeq))
  const entries = withoutTakenBack(heard, incoming, state.seat?.seatId)
  const heardSeq = incoming.reduce((most, e) => Math.max(most, e.seq), Math.max(state.heardSeq, lastSeq))
  const isSame = lastSeq === state.lastSeq && heardSeq === state.heardSeq && ahead.length === state.ahead.length && entries.every((e, i) => e === state.entries[i])
  if (isSame) return state
  return settle(trimmed({ ...state, entries, lastSeq, ahead, heardSeq, pending: withoutSaid(state, entries) }))
}

/** What others took back leaves the page's memory too; one's own words stay in it, so that they can be written differently (ME9). */
function withoutTakenBack(entries: Entry[], incoming: readonly Entry[], mySeat: string | undefined): Entry[] {
  const gone = new Set(incoming.flatMap((e) => (e.kind === 'withdrawn' ? [e.target] : [])))
  if (gone.size === 0) return entries
  return entries.map((e) => {
    const isGone = (e.kind === 'message' && gone.has(e.seq)) || ((e.kind === 'released' || e.kind === 'restored') && gone.has(e.target))
    return isGone && 'author' in e && !(e.author.kind === 'visitor' && e.author.seatId === mySeat) ? ({ ...e, text: '' } as Entry) : e
  })
}

/** The log may show one's own line before the answer to it has arrived: then it does not stand there twice. */
function withoutSaid(state: RoomState, entries: readonly Entry[]): readonly Pending[] {
  let { pending } = state
  for (const e of entries) {
    if (e.seq <= state.lastSeq || e.kind !== 'message' || e.author.kind !== 'visitor' || e.author.seatId !== state.seat?.seatId) continue
    const said = pending.find((p) => p.seq === undefined && p.what.kind === 'message' && p.what.text.trim() === e.text.trim())
    if (said) pending = pending.filter((p) => p !== said)
  }
  return pending
}

/** After a lost line: what was missed is added; another opening, or too much missed, begins afresh but keeps what is on its way. */
function placeAgain(state: RoomState, place: PlaceView): RoomState {
  if (place.placeId !== state.placeId) return { ...roomFrom(place), foldedSeats: state.foldedSeats }
  if (place.conversationId !== state.conversationId) return settle({ ...roomFrom(place), foldedSeats: state.foldedSeats, pending: state.pending.filter((p) => p.state !== 'sent') })
  const seat = place.seat ?? state.seat
  if (startOf(place) > state.lastSeq) {
    return settle({ ...roomFrom(place), seat, pending: state.pending, foldedSeats: state.foldedSeats, droppedSeqs: state.droppedSeqs, dividerAfter: state.dividerAfter })
  }
  const next = hear({ ...state, seat }, place.entries)
  return place.lastSeq > next.heardSeq ? { ...next, heardSeq: place.lastSeq } : next
}

/** A pending line goes when the log shows it: by its client id, or by the seq it was given. */
function settle(state: RoomState): RoomState {
  if (state.pending.length === 0) return state
  const shown = new Set(state.entries.flatMap((e) => ('clientId' in e && e.clientId ? [e.clientId] : [])))
  const pending = state.pending.filter((p) => !shown.has(p.clientId) && !(p.seq !== undefined && p.seq <= state.lastSeq))
  return pending.length === state.pending.length ? state : { ...state, pending }
}

function trimmed(state: RoomState): RoomState {
  if (!state.isFollowing || state.entries.length <= keptEntries) return state
  return { ...state, entries: state.entries.slice(-keptEntries), hasEarlier: true }
}

/** Looking away marks the place; coming back keeps the mark as long as something new stands below it. */
function look(state: RoomState, isFollowing: boolean): RoomState {
  if (isFollowing === state.isFollowing) return state
  if (isFollowing) return trimmed({ ...state, isFollowing })
  return { ...state, isFollowing, dividerAfter: state.lastSeq }
}

function pickPended({ state, seq, code, retryAt }: Extract<RoomAction, { type: 'pended' }>): Partial<Pending> {
  return { state, code, retryAt, ...(seq === undefined ? {} : { seq }) }
}
